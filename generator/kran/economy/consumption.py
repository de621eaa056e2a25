"""What each unit holds on a day and has used in a year: the one source of every quantity that is charged."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from kran.model.subscription import OPENING, Happening, follow, standing
from kran.periods import add_months

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kran.model.catalogue import Catalogue
    from kran.model.subscription import Subscription
    from kran.model.unit import Unit

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Used:
    """What a unit used of one row at one time of day: each row's `quantities`, and its `cost` where all rows say it."""

    quantities: tuple[Decimal, ...]
    cost: Decimal | None

    @property
    def quantity(self) -> Decimal:
        """All of it together."""
        return sum(self.quantities, Decimal(0))


@dataclass(frozen=True)
class Consumption:
    """All that units consume as it is on `day`; items and rows by the names they have in the catalogue.

    `holds` are the pieces of each subscription by unit and item. `used` is what was used by unit, row and time of day
    in the twelve whole months before the month of `day`, and `delivered` what was delivered in them. `figures` are the
    units' own on `day`. `units` are those that exist then; one that has ended is counted as what it became.
    """

    day: date
    units: Mapping[str, Unit]
    holds: Mapping[str, Mapping[str, tuple[Decimal, ...]]]
    used: Mapping[tuple[str, str, str | None], Used]
    delivered: Mapping[tuple[str, str], Decimal]
    figures: Mapping[str, Mapping[str, Decimal]]

    @cached_property
    def used_by(self) -> Mapping[str, Mapping[str, Mapping[str | None, Used]]]:
        """The use of each unit, by row and then by time of day."""
        found: dict[str, dict[str, dict[str | None, Used]]] = defaultdict(lambda: defaultdict(dict))
        for (unit, key, rate), used in self.used.items():
            found[unit][key][rate] = used
        return found

    @cached_property
    def items_delivered(self) -> Mapping[str, Mapping[str, Decimal]]:
        """How many of each item each unit was delivered."""
        found: dict[str, dict[str, Decimal]] = defaultdict(dict)
        for (unit, item), quantity in self.delivered.items():
            found[unit][item] = quantity
        return found


def consumption(catalogue: Catalogue, day: date) -> Consumption:
    """Return what units consume as it is on `day`."""
    first, last = year_before(day)
    return Consumption(
        day,
        {unit.id: unit for unit in catalogue.units.values() if unit.exists(day)},
        _holds(catalogue, day),
        used(catalogue, first, last, day),
        delivered(catalogue, first, last, day),
        figures(catalogue, day),
    )


def year_before(day: date) -> tuple[date, date]:
    """Return the first and last day of the twelve whole months before the month of `day`."""
    month = day.replace(day=1)
    return add_months(month, -MONTHS), month - timedelta(days=1)


def held(catalogue: Catalogue, day: date) -> dict[str, dict[str, Decimal]]:
    """Return how many of each item each unit holds on `day`; what is paused is not held."""
    return {
        unit: {item: sum(pieces, Decimal(0)) for item, pieces in items.items()}
        for unit, items in _holds(catalogue, day).items()
    }


def used(
    catalogue: Catalogue, first: date, last: date, at: date | None = None
) -> dict[tuple[str, str, str | None], Used]:
    """Return what was used from the first to the last day, by unit, row and time of day.

    What a unit used that has ended by `at` (the last day, where it is left out) is its successor's.
    """
    quantities: dict[tuple[str, str, str | None], list[Decimal]] = defaultdict(list)
    costs: dict[tuple[str, str, str | None], list[Decimal | None]] = defaultdict(list)
    living = _Living(catalogue, at or last)
    for usage in catalogue.usage:
        if first <= usage.day <= last:
            row = living[usage.unit], catalogue.canonical(usage.key), usage.rate
            quantities[row].append(Decimal(usage.quantity))
            costs[row].append(usage.cost)
    return {row: Used(tuple(found), _sum(costs[row])) for row, found in quantities.items()}


def delivered(catalogue: Catalogue, first: date, last: date, at: date | None = None) -> dict[tuple[str, str], Decimal]:
    """Return how many of each item started at each unit within the days; what was there from the beginning did not."""
    found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    living = _Living(catalogue, at or last)
    for event in standing(catalogue.subscriptions):
        if event.happening is Happening.START and event.source != OPENING and first <= event.day <= last:
            assert event.unit is not None  # noqa: S101  the schema requires the three of a start
            assert event.item is not None  # noqa: S101
            assert event.quantity is not None  # noqa: S101
            found[living[event.unit], catalogue.canonical(event.item)] += event.quantity
    return dict(found)


def figures(catalogue: Catalogue, day: date) -> dict[str, dict[str, Decimal]]:
    """Return the figures of each unit that exists on `day`, as they are then."""
    latest: dict[tuple[str, str], tuple[date, Decimal]] = {}
    for figure in catalogue.figures:
        key = figure.unit, figure.figure
        if figure.start <= day and (key not in latest or latest[key][0] <= figure.start):
            latest[key] = figure.start, Decimal(figure.value)
    found: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for (unit, name), (_, value) in latest.items():
        if unit in catalogue.units and catalogue.units[unit].exists(day):
            found[unit][name] = value
    return dict(found)


def _holds(catalogue: Catalogue, day: date) -> dict[str, dict[str, tuple[Decimal, ...]]]:
    found: dict[str, dict[str, tuple[Decimal, ...]]] = defaultdict(lambda: defaultdict(tuple))
    living = _Living(catalogue, day)
    for subscription in _subscriptions(catalogue, day):
        if not subscription.paused:
            items = found[living[subscription.unit]]
            item = catalogue.canonical(subscription.item)
            items[item] = (*items[item], Decimal(subscription.quantity))
    return {unit: dict(items) for unit, items in found.items()}


def _subscriptions(catalogue: Catalogue, day: date) -> Iterator[Subscription]:
    """Yield the subscriptions that have not ended by `day`, in the order they started."""
    state: dict[str, Subscription | None] = {}
    for event in standing(catalogue.subscriptions):
        if event.day > day:
            break
        state[event.subscription] = follow(state.get(event.subscription), event)
    yield from (subscription for subscription in state.values() if subscription is not None)


class _Living(dict[str, str]):
    """The unit that each is on a day: itself, or what became of it; one that became nothing stays itself."""

    def __init__(self, catalogue: Catalogue, day: date) -> None:
        super().__init__()
        self._units, self._day = catalogue.units, day

    def __missing__(self, name: str) -> str:
        now, seen = name, {name}
        while (unit := self._units.get(now)) and unit.until is not None and unit.until < self._day:
            if unit.becomes is None or unit.becomes in seen:
                break
            now = unit.becomes
            seen.add(now)
        self[name] = now
        return now


def _sum(costs: list[Decimal | None]) -> Decimal | None:
    """Return what all of it cost; None where a row does not say."""
    known = [cost for cost in costs if cost is not None]
    return sum(known, Decimal(0)) if len(known) == len(costs) else None
