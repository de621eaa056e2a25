"""The columns of a price list: what a price is made of, what is worked out from it, and what people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.exports.table import Column, Type
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

_PRINTED = (
    Column("category", N_("Category"), width=26, printed=True),
    Column("service", N_("Service"), width=26, printed=True),
    Column("option", N_("Option"), width=22, printed=True),
    Column("part", N_("On top"), width=18, printed=True),
    Column("per_text", N_("Price per"), width=16, printed=True),
    Column("before", N_("Price before"), Type.MONEY, 12, printed=True),
    Column("before_per_text", N_("Other measure before"), width=12, words=True, printed=True),
    Column("amount", N_("Amount"), Type.MONEY, 12, printed=True),
    Column("form_text", N_("Way of pricing"), width=12, words=True, printed=True),
    Column("change", N_("Change, kr"), Type.MONEY, 11, printed=True),
    Column("change_percent", N_("Change, %"), Type.PERCENT, 10, printed=True),
    Column("conditions", N_("Terms"), width=46, words=True, printed=True),
    Column("level_before_text", N_("Service level before"), width=13, printed=True),
    Column("level_text", N_("Service level"), width=13, printed=True),
)
_IN_FORCE = (
    Column("before_form", N_("Way of pricing before"), width=12, words=True),
    Column("before_per", N_("Measure before"), width=14),
    Column("change_text", N_("What changes"), width=13),
    Column("from", N_("From"), Type.DATE, 11),
    Column("until", N_("Until and including"), Type.DATE, 11),
    Column("decision", N_("Decision"), width=15),
)
_TERMS = (
    Column("form", N_("Form"), width=10),
    Column("per", N_("Measure"), width=14),
    Column("term", N_("Minimum term, months"), Type.NUMBER, 10),
    Column("after_term", N_("Amount after the term"), Type.MONEY, 12),
    Column("notice", N_("Notice, months"), Type.NUMBER, 10),
    Column("count", N_("Counted by"), width=12),
    Column("free", N_("Free quantity"), Type.NUMBER, 10),
    Column("over", N_("Counted over"), width=13),
    Column("steps", N_("Steps"), Type.PAIRS, 24),
    Column("rates", N_("Factors by time"), Type.PAIRS, 24),
    Column("split", N_("Key of division"), width=12),
    Column("markup", N_("Mark-up, %"), Type.PERCENT, 10),
    Column("terms", N_("Rental terms"), width=14),
    Column("about", N_("About"), Type.MONEY, 12),
    Column("carried_by", N_("Carried by"), width=20),
)
_ORIGIN = (
    Column("level_before", N_("Level id before"), width=10),
    Column("level", N_("Level id"), width=10),
    Column("level_list", N_("Price list of the level"), width=14),
    Column("level_decision", N_("Decision on the level"), width=15),
    Column("list", N_("Price list"), width=14),
    Column("customer", N_("Kind of customer"), width=14),
    Column("unit", N_("Unit"), width=14),
    Column("marking", N_("Marking"), width=34),
)
KEY = Column("row", N_("Row"), width=34)
TERMS = tuple(column.id for column in (*_TERMS, Column("amount", "")))
"""The columns that hold the fields of a price, named as in its YAML; its text stands in ``text_<language>``."""


def text_column(lang: str) -> Column:
    """Return the column of a row's own text in one language, exactly as the catalogue has it."""
    return Column(f"text_{lang}", f"Text ({lang})", width=20)


def price_columns(languages: Iterable[str]) -> tuple[Column, ...]:
    """Return the columns of a price list of a catalogue with these languages."""
    return (KEY, *_PRINTED, *_IN_FORCE, *_TERMS, *map(text_column, languages), *_ORIGIN)
