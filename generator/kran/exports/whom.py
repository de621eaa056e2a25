"""Whom a row of a spreadsheet is for, as its cells say it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = ("customer", "unit", "until")
"""The columns that say it; the last day is the list's own only where it is for one unit."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Kinds of customer, empty where the sheet has no word of it; `unit` is the only one, until a day as written."""

    customers: frozenset[str] = frozenset()
    unit: str | None = None
    until: str | None = None

    @classmethod
    def take(cls, values: dict[str, Any]) -> Whom:
        """Return what a row's cells say, and take them away from the others."""
        customers, unit, until = (values.pop(name, None) for name in COLUMNS)
        kinds = frozenset(filter(None, (kind.strip() for kind in (customers or "").split(","))))
        return cls(kinds, unit, until if unit else None)

    def __str__(self) -> str:
        """Return the unit and its last day, or the kinds of customer, as in a message."""
        return " – ".join(filter(None, (self.unit, self.until))) or ", ".join(sorted(self.customers))

    @property
    def says_anything(self) -> bool:
        """Whether the row says whom it is for."""
        return bool(self.customers or self.unit)

    @property
    def names(self) -> Iterator[tuple[str, str, str]]:
        """Each name with its kind and its column."""
        yield from ((kind, "customer", "customer") for kind in sorted(self.customers))
        if self.unit:
            yield self.unit, "unit", "unit"

    def agrees(self, other: Whom) -> bool:
        """Say whether both are for the same; a row that says nothing is as the others."""
        return not (self.says_anything and other.says_anything) or self == other

    def differs(self, other: Whom, column: str) -> bool:
        """Say whether it is this column in which the two are not the same."""
        return {"customer": self.customers, "unit": self.unit, "until": self.until}[column] != {
            "customer": other.customers, "unit": other.unit, "until": other.until
        }[column]  # fmt: skip

    def joined(self, other: Whom) -> Whom:
        """Return this with the kinds of customer that the same price is said again for."""
        return replace(self, customers=self.customers | other.customers)
