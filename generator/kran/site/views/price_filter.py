"""What a price list can be narrowed to: a shelf, a form of price, a kind of customer, a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kran.model.price_list import Form
from kran.site import change
from kran.site.words import capital
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kran.site.context import Context
    from kran.site.views.price_table import PriceTable

_WORDS = {
    Form.AT_COST.value: N_("at cost"),
    Form.RENT.value: N_("rent"),
    Form.QUOTED.value: N_("by quote"),
    Form.INCLUDED.value: N_("included"),
    Form.ENDED.value: N_("ends"),
}
_KINDS = {
    "down": N_("Lower"),
    "up": N_("Higher"),
    "new": N_("New"),
    "ended": N_("Ends"),
    "changed": N_("Other terms"),
}


@dataclass(frozen=True, slots=True)
class PriceFilter:
    """Choices as (value, text): `shelves`, `forms`, `customers` (an anchor each), `kinds` of change with their sign.

    `first` and `last` are the days between which the catalogue has price lists; `years` are those with a page.
    """

    shelves: tuple[tuple[str, str], ...]
    forms: tuple[tuple[str, str], ...]
    customers: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str, str], ...]
    first: date
    last: date


def price_filter(context: Context, tables: tuple[PriceTable, ...], years: tuple[int, ...]) -> PriceFilter:
    """Return the choices that the rows of some tables give."""
    rows = [row for table in tables for shelf in table.shelves for row in shelf.rows]
    shelves = {shelf.id: shelf.title for table in tables for shelf in table.shelves}
    order = list(context.catalogue.categories)
    changed = {row.kind for table in tables if table.compared for shelf in table.shelves for row in shelf.rows}
    return PriceFilter(
        shelves=tuple(sorted(shelves.items(), key=lambda entry: order.index(entry[0]))),
        forms=_forms(context, (row.form for row in rows)),
        customers=tuple((table.anchor, table.customers) for table in tables),
        kinds=tuple(
            (kind, context.words.gettext(text), change.SIGNS.get(kind, ""))
            for kind, text in _KINDS.items()
            if kind in changed
        ),
        first=date(years[0], 1, 1),
        last=date(years[-1], 12, 31),
    )


def _forms(context: Context, found: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the forms of price, the most used first: ``Per month``, ``Included``."""
    used: dict[str, int] = {}
    for form in found:
        used[form] = used.get(form, 0) + 1
    words, measures = context.words, context.catalogue.measures

    def said(form: str) -> str:
        if form in measures:
            return words.gettext(N_("per {measure}"), measure=words.name(measures[form].text))
        return words.gettext(_WORDS[form]) if form in _WORDS else form

    return tuple((form, capital(said(form))) for form in sorted(used, key=lambda form: (-used[form], form)))
