"""What new prices cost the units a year, with consumption held as it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from kran.economy.consumption import consumption
from kran.economy.yearly import NOT_COMPUTED, Why, yearly
from kran.model.price_change import percent
from kran.source.yaml import collector_paused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from kran.changes.pair import Pair
    from kran.economy.consumption import Consumption
    from kran.economy.yearly import Cost

_NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Line:
    """What one row costs one unit a year, in kronor; `quantity` is None for a share of a price that is split."""

    unit: str
    row: str
    quantity: Decimal | None
    before: Decimal
    after: Decimal

    @property
    def difference(self) -> Decimal:
        """How much dearer it is: negative where it is cheaper."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Sum:
    """Lines that belong together: a unit's, a row's, or all. Its amounts are the sums of theirs, to the öre."""

    name: str
    lines: tuple[Line, ...]
    before: Decimal
    after: Decimal

    @property
    def difference(self) -> Decimal:
        """How much dearer it is: negative where it is cheaper."""
        return self.after - self.before

    @property
    def percent(self) -> Decimal | None:
        """The difference in per cent with one decimal; None from nothing."""
        return percent(self.before, self.after)

    @property
    def quantity(self) -> Decimal | None:
        """How much there is of a row, at all units; None for a price that is split."""
        known = [line.quantity for line in self.lines if line.quantity is not None]
        return sum(known, Decimal(0)) if known else None

    @property
    def causes(self) -> tuple[Line, ...]:
        """The lines that differ, the largest difference first."""
        return tuple(sorted((line for line in self.lines if line.difference), key=_size))


@dataclass(frozen=True, slots=True)
class Open:
    """A row that is in no sum: `before` and `after` say why there is no amount then; None where there is one.

    `known` is what the units pay a year on the side that has amounts. `quantity` is all the units' together.
    """

    row: str
    before: Why | None
    after: Why | None
    units: tuple[str, ...]
    quantity: Decimal | None
    known: Decimal | None


@dataclass(frozen=True)
class Effect:
    """The cost of what was consumed as on `at`, on the earlier and the later catalogue's prices of `day`.

    `lines` are only those that have an amount on both sides: every sum compares like with like. What has none is in
    `unpriced` or, where such prices cannot be counted ahead, in `uncomputed`. `terms` are rows whose price after the
    first term differs, which no sum counts.
    """

    at: date
    day: date
    lines: tuple[Line, ...]
    open: tuple[Open, ...]
    terms: tuple[str, ...]

    @cached_property
    def total(self) -> Sum:
        """All of it."""
        return _sum("", self.lines)

    @cached_property
    def units(self) -> tuple[Sum, ...]:
        """Each unit, the largest difference first."""
        return _sums(self.lines, lambda line: line.unit)

    @cached_property
    def rows(self) -> tuple[Sum, ...]:
        """Each row over all units, the largest difference first."""
        return _sums(self.lines, lambda line: line.row)

    @property
    def unpriced(self) -> tuple[Open, ...]:
        """What lacks a price, or something that its price is made of."""
        return tuple(entry for entry in self.open if not {entry.before, entry.after} & NOT_COMPUTED)

    @property
    def uncomputed(self) -> tuple[Open, ...]:
        """What has a price that cannot be counted ahead: a rent, a quote."""
        return tuple(entry for entry in self.open if {entry.before, entry.after} & NOT_COMPUTED)


def effect(pair: Pair, at: date, day: date) -> Effect:
    """Return the effect a year of the later catalogue's prices on `day` against the earlier one's on that day.

    Consumption is the later catalogue's, as it is on `at`, on both sides; each side prices it by the kind of customer
    that the unit is there, and by its own measures. What comes on top (``+start``) of an item that has a price, and is
    in no list, costs nothing; an item without a price is not priced, nor is what comes on top of it.
    """
    with collector_paused():
        return _effect(pair, at, day)


def _effect(pair: Pair, at: date, day: date) -> Effect:
    consumed = consumption(pair.after, at)
    former = {now: item for item in pair.before.items if (now := pair.today(item)) != item}
    before = yearly(pair.book_before, _as_before(pair, consumed), day, former)
    after = yearly(pair.book_after, consumed, day)
    priced = tuple({(unit, _item(row)) for (unit, row), cost in side.items() if cost.price} for side in (before, after))
    lines: list[Line] = []
    lacking: dict[tuple[str, Why | None, Why | None], list[tuple[str, Cost]]] = defaultdict(list)
    terms: dict[str, None] = {}
    for unit, row in dict.fromkeys((*after, *before)):
        old, new = before.get((unit, row)), after.get((unit, row))
        known = new or old
        assert known is not None  # noqa: S101  one of them has the row
        old_amount, new_amount = (
            _amount(row, cost, is_priced=(unit, _item(row)) in items)
            for cost, items in zip((old, new), priced, strict=True)
        )
        amounts = old_amount, new_amount
        if isinstance(amounts[0], Decimal) and isinstance(amounts[1], Decimal):
            quantity = known.quantity or (old.quantity if old and known.quantity is not None else None)
            lines.append(Line(unit, row, known.quantity if quantity is None else quantity, amounts[0], amounts[1]))
            if old and new and old.price and new.price and old.price.after_term != new.price.after_term:
                terms[row] = None
        else:
            why_old, why_new = (amount if isinstance(amount, Why) else None for amount in amounts)
            lacking[row, why_old, why_new].append((unit, _known(old, new)))
    return Effect(
        at,
        day,
        tuple(sorted(lines, key=lambda line: (line.unit, line.row))),
        tuple(_open(*key, lacking[key]) for key in sorted(lacking, key=_place)),
        tuple(sorted(terms)),
    )


def _as_before(pair: Pair, consumed: Consumption) -> Consumption:
    """Return the same consumption by units of the kinds of customer that they are in the earlier catalogue."""
    then = pair.before.units
    units = {
        name: replace(unit, customer=then[name].customer) if name in then else unit
        for name, unit in consumed.units.items()
    }
    return replace(consumed, units=units)


def _item(row: str) -> str:
    return row.partition("+")[0]


def _amount(row: str, cost: Cost | None, *, is_priced: bool) -> Decimal | Why:
    """Return what a row costs, or why there is no amount; `is_priced` says whether anything of its item has a price."""
    if cost is None or cost.why is Why.NO_PRICE:
        return _NOTHING if "+" in row and is_priced else Why.NO_PRICE
    return cost.amount if cost.amount is not None else cost.why or Why.NO_PRICE


def _known(old: Cost | None, new: Cost | None) -> Cost:
    """Return the side that has an amount, else the later one."""
    sides = [cost for cost in (new, old) if cost is not None]
    return next((cost for cost in sides if cost.amount is not None), sides[0])


def _open(row: str, before: Why | None, after: Why | None, found: list[tuple[str, Cost]]) -> Open:
    quantities = [cost.quantity for _, cost in found if cost.quantity is not None]
    amounts = [cost.amount for _, cost in found if cost.amount is not None]
    return Open(
        row,
        before,
        after,
        tuple(sorted(unit for unit, _ in found)),
        sum(quantities, Decimal(0)) if quantities else None,
        sum(amounts, _NOTHING) if amounts else None,
    )


def _place(key: tuple[str, Why | None, Why | None]) -> tuple[str, str, str]:
    return key[0], key[1] or "", key[2] or ""


def _sums(lines: Iterable[Line], name: Callable[[Line], str]) -> tuple[Sum, ...]:
    together: Mapping[str, list[Line]] = defaultdict(list)
    for line in lines:
        together[name(line)].append(line)
    return tuple(sorted((_sum(of, found) for of, found in together.items()), key=_size))


def _sum(name: str, lines: Iterable[Line]) -> Sum:
    lines = tuple(lines)
    return Sum(
        name,
        lines,
        sum((line.before for line in lines), _NOTHING),
        sum((line.after for line in lines), _NOTHING),
    )


def _size(part: Line | Sum) -> tuple[Decimal, str]:
    return -abs(part.difference), part.name if isinstance(part, Sum) else f"{part.unit} {part.row}"
