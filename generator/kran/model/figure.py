"""A unit's own figure from a day on: employees, pupils. Internal: never on a public page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kran.diagnostics import Place
from kran.model.reference import Reference

if TYPE_CHECKING:
    from decimal import Decimal

    from kran.model.document import Document

COLUMNS = ("unit", "figure", "from", "value")
NUMBERS = ("value",)


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of ``ledger/figures.csv``."""

    unit: str
    figure: str
    start: date
    value: Decimal | int
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)


def read(document: Document) -> tuple[Figure, ...]:
    """Read the rows; each row's line is its place."""
    figures = []
    for row in document.data:
        place = Place(document.file, (row[""],))
        figures.append(
            Figure(
                row["unit"],
                row["figure"],
                date.fromisoformat(row["from"]),
                row["value"],
                place,
                (
                    Reference("unit", row["unit"], place.at("unit")),
                    Reference("figure", row["figure"], place.at("figure")),
                ),
            )
        )
    return tuple(figures)
