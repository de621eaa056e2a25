"""What was used: pages, metered GB, hours, things bought at cost. Internal: never on a public page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kran.diagnostics import Place
from kran.model.reference import Reference
from kran.money import exact

if TYPE_CHECKING:
    from decimal import Decimal

    from kran.model.document import Document

COLUMNS = ("id", "date", "unit", "item", "part", "quantity", "rate", "cost", "code", "source")
NUMBERS = ("quantity", "cost")


@dataclass(frozen=True, slots=True)
class Usage:
    """One row of ``ledger/usage.csv``: a day's use, or a month's reading.

    `part` is what stands after ``+`` in the price's row, `rate` a time of day with a factor of its own, and `cost` what
    all of it cost in kronor, where the price is that.
    """

    id: str
    day: date
    unit: str
    item: str
    part: str | None
    quantity: Decimal | int
    rate: str | None
    cost: Decimal | None
    code: str | None
    source: str
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)

    @property
    def key(self) -> str:
        """The row of the price list that it is charged by."""
        return f"{self.item}+{self.part}" if self.part else self.item


def read(document: Document) -> tuple[Usage, ...]:
    """Read the rows; each row's line is its place."""
    usages = []
    for row in document.data:
        place = Place(document.file, (row[""],))
        named = [(kind, row[kind]) for kind in ("unit", "item", "rate") if kind in row]
        usages.append(
            Usage(
                row["id"],
                date.fromisoformat(row["date"]),
                row["unit"],
                row["item"],
                row.get("part"),
                row["quantity"],
                row.get("rate"),
                exact(row["cost"]) if "cost" in row else None,
                row.get("code"),
                row["source"],
                place,
                tuple(Reference(kind, name, place.at(kind)) for kind, name in named),
            )
        )
    return tuple(usages)
