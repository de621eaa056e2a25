"""What one change of a price is of the effect: those whom it concerns, and its cost a year or for the days it holds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from kran.changes.timeline import DAY
from kran.economy.charge import CONTEXT
from kran.money import to_ore
from kran.periods import add_months

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from kran.changes.change import Change
    from kran.changes.effect import Effect, Line
    from kran.changes.pair import Pair

_MONTHS, _DAYS = 12, 365
PRICES = ("price-", "quote-")
_WORDS = "price-reworded"


@dataclass(frozen=True, slots=True)
class Share:
    """The lines of those whom a change concerns; `days` are its first and last where it is in no sum of a year."""

    change: Change
    lines: tuple[Line, ...]
    days: tuple[date, date] | None = None

    @property
    def is_shared(self) -> bool:
        """Whether it is a price that units split between them, which no one has so many of."""
        return bool(self.lines) and all(line.quantity is None for line in self.lines)

    @property
    def quantity(self) -> Decimal:
        """How much those concerned have."""
        return sum((line.quantity for line in self.lines if line.quantity is not None), Decimal(0))

    @property
    def difference(self) -> Decimal:
        """What they pay more: a year, or for the days it holds."""
        year = sum((line.difference for line in self.lines), Decimal(0))
        return to_ore(CONTEXT.multiply(year, _years(*self.days))) if self.days else year


@dataclass(frozen=True)
class Shares:
    """`effect` is that of a year, with the prices of its day; `counted` gives that of another day."""

    pair: Pair
    effect: Effect
    counted: Callable[[date], Effect]

    def of(self, change: Change) -> Share:
        """Return what a change of a price is of the effect: of a year's, where it still holds when all have begun."""
        if not is_temporary(change, self.effect.day):
            return Share(change, self._concerned(change, self._lines.get(change.of, ())))
        assert change.start is not None  # noqa: S101  a price holds from a day
        assert change.until is not None  # noqa: S101  what holds for a time has a last day
        lines = (line for line in self.counted(change.start).lines if line.row == change.of)
        return Share(change, self._concerned(change, lines), (change.start, change.until))

    @cached_property
    def _lines(self) -> dict[str, tuple[Line, ...]]:
        return {row.name: row.lines for row in self.effect.rows}

    def _concerned(self, change: Change, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Return the lines of those whom a change is for; who has a price of its own has a change of its own."""
        if change.unit is not None:
            return tuple(line for line in lines if line.unit == change.unit)
        units = self.pair.after.units
        alone = self._with_own(change.of, change.start or self.effect.day)
        return tuple(
            line
            for line in lines
            if line.unit not in alone and (not change.customers or units[line.unit].customer in change.customers)
        )

    def _with_own(self, row: str, day: date) -> set[str]:
        """Return the units that have a price of their own for a row on a day, on either side."""
        pair = self.pair
        sides = ((pair.book_before, pair.today), (pair.book_after, pair.after.canonical))
        return {
            unit
            for book, said in sides
            for unit, key in book.own_days()
            if said(key) == row and book.own(key, unit, day) is not None
        }


def last_day(changes: Iterable[Change], at: date) -> date:
    """Return the last day on which a price changes: from then on all that was proposed has begun, and nothing ends."""
    days = [at]
    for change in changes:
        days += [change.start] if change.start else []
        days += [change.until + DAY] if change.until and change.name.startswith(PRICES) else []
    return max(days)


def is_temporary(change: Change, day: date) -> bool:
    """Say whether a change of a price is over by a day."""
    is_price = change.name.startswith(PRICES) and change.name != _WORDS
    return is_price and change.start is not None and change.until is not None and change.until < day


def _years(first: date, last: date) -> Decimal:
    """Return how much of a year the days are: whole months are twelfths."""
    after, months = last + DAY, 0
    while add_months(first, months + 1) <= after:
        months += 1
    rest = (after - add_months(first, months)).days
    return CONTEXT.divide(Decimal(months), Decimal(_MONTHS)) + CONTEXT.divide(Decimal(rest), Decimal(_DAYS))
