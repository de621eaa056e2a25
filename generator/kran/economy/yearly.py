"""What given consumption costs a year on a day's prices, row by row for each unit.

Which quantity is charged, by the price:

- A measure with a period, ordered: what is held. Each subscription is counted in measures by itself.
- A measure with a period, metered: each row of use is a reading of its month. The quantity is the average of the twelve
  months; a month without a reading counts as nothing.
- A measure without a period: what was used in the twelve months. Each row is counted by itself: two started hours are
  two. A row ``+start`` is what was delivered in them.
- A figure of the unit, where the unit holds the item, however many of it.
- A split price: units that have one of the figures in its key share it. A key with nothing but equal parts is shared by
  all that have the price.

What is free, and the steps, are over each subscription, unit or everyone. A metered quantity is spread evenly over the
pieces held, for no reading says whose it is. The first term's amount is counted for as long as something is held.

Each amount is rounded to the öre once; what everyone shares is rounded once and split, so that its parts add up.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from kran.economy.charge import CONTEXT, at_cost, charge, counted, periods, weigh
from kran.economy.consumption import MONTHS
from kran.model.price_list import Form
from kran.money import split, to_ore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from kran.economy.consumption import Consumption, Used
    from kran.model.in_force import InForce, PriceBook
    from kran.model.measure import Measure
    from kran.model.price_list import Price
    from kran.model.unit import Unit


class Why(StrEnum):
    """Why there is no amount: something is missing, or the price is not one that can be counted ahead."""

    NO_PRICE = "no-price"
    NO_COST = "no-cost"
    NO_RATE = "no-rate"
    NO_FIGURE = "no-figure"
    NO_KEY = "no-key"
    RENT = "rent"
    QUOTED = "quoted"


NOT_COMPUTED = frozenset({Why.RENT, Why.QUOTED})
_SIMPLE = frozenset({Form.INCLUDED, Form.AT_COST, Form.RENT, Form.QUOTED})


@dataclass(frozen=True, slots=True)
class Cost:
    """What a row costs a unit a year, in kronor; `amount` is None where `why` says so, never 0.

    `quantity` is in what the measure counts (GB, pages), None for a share of a price that is split.
    """

    quantity: Decimal | None
    amount: Decimal | None
    price: Price | None = None
    why: Why | None = None


Costs = dict[tuple[str, str], Cost]
"""By unit and row."""


def yearly(
    book: PriceBook, consumption: Consumption, day: date, former: Mapping[str, str] | None = None
) -> dict[tuple[str, str], Cost]:
    """Return what every row of what units hold or use costs each a year on the prices of `day`.

    `former` gives the names that items of the consumption have in `book`, where they are others. Every row that has a
    price is there, also where nothing of it is used.
    """
    return _Yearly(book, consumption, day, former or {}).costs()


@dataclass(frozen=True, slots=True)
class _Need:
    """What a unit consumes of one row."""

    pieces: tuple[Decimal, ...]
    used: Mapping[str | None, Used]
    delivered: Decimal
    figures: Mapping[str, Decimal]

    @property
    def used_quantity(self) -> Decimal:
        """What was used of it, at all times of day."""
        return sum((used.quantity for used in self.used.values()), Decimal(0))

    @property
    def quantity(self) -> Decimal:
        """What is held of it, else what was used: how much there is of what cannot be counted."""
        return sum(self.pieces, Decimal(0)) or self.used_quantity


@dataclass(frozen=True, slots=True)
class _Number:
    """How much is charged: `quantity` as it is known, `number` of it in measures, times `factor` for times of day.

    `each` are the numbers of the subscriptions, with how many of each there are.
    """

    quantity: Decimal
    number: Decimal
    each: Sequence[tuple[Decimal, Decimal]]
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Rate:
    """A row's price on the day and its measure; `plain` is what one piece costs a year, where nothing else counts."""

    row: str
    held: InForce
    price: Price
    measure: Measure | None
    plain: Decimal | None


class _Yearly:
    def __init__(self, book: PriceBook, consumption: Consumption, day: date, former: Mapping[str, str]) -> None:
        self.book, self.consumption, self.day, self.former = book, consumption, day, former
        self.measures = book.catalogue.measures
        self._of_row: dict[tuple[str, str], _Rate | None] = {}
        self._of_item: dict[tuple[str, str], tuple[_Rate, ...]] = {}
        self._own: dict[str, set[str]] = defaultdict(set)
        for unit, key in book.own_days():
            self._own[unit].add(key)
        # What everyone shares: the price and its list → the units, with how much each has.
        self._shared: dict[tuple[str, str], list[tuple[str, InForce, _Number]]] = defaultdict(list)

    def costs(self) -> Costs:
        found: Costs = {}
        for unit in self.consumption.units.values():
            self._of_unit(unit, found)
        for (row, _), parts in self._shared.items():
            price = parts[0][1].price
            for unit_id, cost in _everyone(parts, self.measures.get(price.per or "")):
                found[unit_id, row] = cost
        for unit_id, row, cost in self._split():
            found[unit_id, row] = cost
        return found

    def _of_unit(self, unit: Unit, found: Costs) -> None:
        """Find what each row costs that concerns a unit: those of what it holds, had delivered or used."""
        consumption, name, customer = self.consumption, unit.id, self.book.alike(unit.customer)
        holds, uses = consumption.holds.get(name, {}), consumption.used_by.get(name, {})
        started, figures = consumption.items_delivered.get(name, {}), consumption.figures.get(name, {})
        has_own = name in self._own
        seen: set[str] = set()
        for item in (*holds, *(item for item in started if item not in holds)):
            pieces = holds.get(item, ())
            rates = self._own_rates(item, unit) if has_own else self._rates(item, customer)
            for rate in rates:
                seen.add(rate.row)
                if rate.plain is not None:
                    quantity = pieces[0] if len(pieces) == 1 else sum(pieces, Decimal(0))
                    found[name, rate.row] = Cost(quantity, to_ore(rate.plain * quantity), rate.price)
                    continue
                need = _Need(pieces, uses.get(rate.row, {}), started.get(item, Decimal(0)), figures)
                self._add(found, name, rate, need)
            if not rates and pieces:
                seen.add(item)
                found[name, item] = Cost(sum(pieces, Decimal(0)), None, None, Why.NO_PRICE)
        for row, used in uses.items():
            if row not in seen:
                need = _Need((), used, Decimal(0), figures)
                used_rate = self._own_rate(row, unit) if has_own else self._rate(row, customer)
                if used_rate is None:
                    found[name, row] = Cost(need.quantity, None, None, Why.NO_PRICE)
                else:
                    self._add(found, name, used_rate, need)

    def _add(self, found: Costs, unit: str, rate: _Rate, need: _Need) -> None:
        """Find what a row costs a unit; a share of what others have too is counted when all are known."""
        price = rate.price
        if price.form in _SIMPLE:
            found[unit, rate.row] = _simple(price, need)
        elif not price.split:
            number = _number(rate, need)
            if isinstance(number, Why):
                found[unit, rate.row] = Cost(need.quantity, None, price, number)
            elif price.over == "everyone":
                self._shared[rate.row, rate.held.source.id].append((unit, rate.held, number))
            else:
                amount = to_ore(_charged(price, number) * periods(rate.measure))
                found[unit, rate.row] = Cost(number.quantity, amount, price)

    def _rates(self, item: str, customer: str) -> tuple[_Rate, ...]:
        """Return the prices of an item's rows for a kind of customer; rows without one are left out."""
        if (customer, item) not in self._of_item:
            rates = (self._rate(row, customer) for row in self._rows(item, customer))
            self._of_item[customer, item] = tuple(rate for rate in rates if rate is not None)
        return self._of_item[customer, item]

    def _own_rates(self, item: str, unit: Unit) -> tuple[_Rate, ...]:
        """Return the prices of an item's rows for a unit that has some of its own."""
        then = self.former.get(item, item)
        own = (f"{item}{key.removeprefix(then)}" for key in self._own[unit.id] if key.partition("+")[0] == then)
        rows = dict.fromkeys((*self._rows(item, self.book.alike(unit.customer)), *sorted(own)))
        rates = (self._own_rate(row, unit) for row in rows)
        return tuple(rate for rate in rates if rate is not None)

    def _rows(self, item: str, customer: str) -> list[str]:
        """Return the rows that an item has by the names of the consumption, whether or not they have a price then."""
        then = self.former.get(item, item)
        return [f"{item}{key.removeprefix(then)}" for key in self.book.rows_of(then, customer)]

    def _rate(self, row: str, customer: str) -> _Rate | None:
        if (customer, row) not in self._of_row:
            held = self.book.price(self._then(row), customer, self.day)
            self._of_row[customer, row] = self._made(row, held) if held else None
        return self._of_row[customer, row]

    def _own_rate(self, row: str, unit: Unit) -> _Rate | None:
        if self._then(row) not in self._own[unit.id]:
            return self._rate(row, self.book.alike(unit.customer))
        held = self.book.price(self._then(row), unit.customer, self.day, unit.id)
        return self._made(row, held) if held else None

    def _then(self, row: str) -> str:
        """Return a row's name in the book."""
        item, plus, part = row.partition("+")
        return f"{self.former[item]}{plus}{part}" if item in self.former else row

    def _made(self, row: str, held: InForce) -> _Rate:
        price = held.price
        measure = self.measures.get(price.per or "")
        is_plain = (
            price.form is Form.FIXED
            and not (price.count or price.over or price.split)
            and measure is not None
            and measure.period
            and (measure.size, measure.round_up) == (1, None)
        )
        assert not is_plain or price.amount is not None  # noqa: S101  the schema requires it of a fixed price
        return _Rate(row, held, price, measure, price.amount * periods(measure) if is_plain and price.amount else None)

    def _split(self) -> Iterator[tuple[str, str, Cost]]:
        """Yield each unit's share of the prices that are split, whether or not it holds anything."""
        pots: dict[tuple[str, str], tuple[InForce, list[str]]] = {}
        now = {then: item for item, then in self.former.items()}
        by_customer: dict[str, list[tuple[str, InForce]]] = {}
        for unit in self.consumption.units.values():
            customer = self.book.alike(unit.customer)
            if customer not in by_customer:
                priced = [(key, self.book.price(key, customer, self.day)) for key in self.book.keys(customer)]
                by_customer[customer] = [(key, held) for key, held in priced if held and held.price.split]
            for key, held in by_customer[customer]:
                pots.setdefault((key, held.source.id), (held, []))[1].append(unit.id)
        for (key, _), (held, units) in pots.items():
            item, plus, part = key.partition("+")
            row = f"{now.get(item, item)}{plus}{part}"
            yield from ((unit, row, cost) for unit, cost in self._shares(held, units))

    def _shares(self, held: InForce, units: list[str]) -> Iterator[tuple[str, Cost]]:
        price = held.price
        assert price.split is not None  # noqa: S101  only such prices come here
        assert price.amount is not None  # noqa: S101  the schema requires it of a fixed price
        costs = self.book.catalogue.cost_year("cost-key", f"{held.source.start.year}", price.split)
        if costs is None:
            yield from ((unit, Cost(None, None, price, Why.NO_KEY)) for unit in units)
            return
        weights = _weights(costs.keys[price.split], units, self.consumption.figures)
        if not weights:
            yield from ((unit, Cost(None, None, price, Why.NO_FIGURE)) for unit in units)
            return
        total = to_ore(price.amount * periods(self.measures.get(price.per or "")))
        for unit, amount in zip(weights, split(total, list(weights.values())), strict=True):
            yield unit, Cost(None, amount, price)


def _simple(price: Price, need: _Need) -> Cost:
    """Return the cost of what is not counted in measures: it costs nothing, what it cost, or no one can say."""
    if price.form is Form.INCLUDED:
        return Cost(need.quantity, Decimal("0.00"), price)
    if price.form is Form.AT_COST:
        return _at_cost(price, need)
    return Cost(need.quantity, None, price, Why(price.form.value))


def _number(rate: _Rate, need: _Need) -> _Number | Why:
    """Return how much of a row is charged, or why that cannot be told."""
    price, measure = rate.price, rate.measure
    if price.count is not None and price.count != "meter":
        return _by_figure(price.count, measure, need)
    if measure is not None and measure.period:
        return _metered(measure, need) if price.count == "meter" else _held(measure, need)
    if rate.row.endswith("+start") and price.count is None:
        number = counted(need.delivered, measure)
        return _Number(need.delivered, number, _evenly(number, need))
    return _happened(price, measure, need)


def _by_figure(name: str, measure: Measure | None, need: _Need) -> _Number | Why:
    """A figure of the unit, if it has the item at all."""
    if not need.pieces:
        return _Number(Decimal(0), Decimal(0), ())
    figure = need.figures.get(name)
    if figure is None:
        return Why.NO_FIGURE
    number = counted(figure, measure)
    return _Number(figure, number, _evenly(number, need))


def _happened(price: Price, measure: Measure | None, need: _Need) -> _Number | Why:
    """What was used at each time of day, each row of use counted by itself."""
    by_rate = {
        rate: sum((counted(quantity, measure) for quantity in used.quantities), Decimal(0))
        for rate, used in need.used.items()
    }
    factor = weigh(price, by_rate)
    if factor is None:
        return Why.NO_RATE
    number = sum(by_rate.values(), Decimal(0))
    return _Number(need.used_quantity, number, _evenly(number, need), factor)


def _held(measure: Measure, need: _Need) -> _Number:
    each = [counted(piece, measure) for piece in need.pieces]
    return _Number(sum(need.pieces, Decimal(0)), sum(each, Decimal(0)), [(number, Decimal(1)) for number in each])


def _metered(measure: Measure, need: _Need) -> _Number:
    """A metered quantity: the average of twelve months' readings, spread evenly over what is held."""
    quantity = CONTEXT.divide(need.used_quantity, Decimal(MONTHS))
    pieces = sum(need.pieces, Decimal(0)) or Decimal(1)
    each = counted(CONTEXT.divide(quantity, pieces), measure)
    return _Number(quantity, counted(quantity, measure), [(each, pieces)])


def _evenly(number: Decimal, need: _Need) -> Sequence[tuple[Decimal, Decimal]]:
    pieces = sum(need.pieces, Decimal(0)) or Decimal(1)
    return [(CONTEXT.divide(number, pieces), pieces)]


def _charged(price: Price, number: _Number) -> Decimal:
    """Return what a unit is charged in a period, over each of its subscriptions where the price says so."""
    if price.over == "subscription":
        return sum((charge(price, each) * times for each, times in number.each), Decimal(0)) * number.factor
    return charge(price, number.number) * number.factor


def _at_cost(price: Price, need: _Need) -> Cost:
    costs = [used.cost for used in need.used.values()]
    known = [cost for cost in costs if cost is not None]
    if len(known) < len(costs):
        return Cost(need.used_quantity, None, price, Why.NO_COST)
    return Cost(need.used_quantity, to_ore(at_cost(price, sum(known, Decimal(0)))), price)


def _everyone(parts: Sequence[tuple[str, InForce, _Number]], measure: Measure | None) -> Iterator[tuple[str, Cost]]:
    """Yield each unit's part of what everyone is charged together, in proportion to how much it has."""
    price = parts[0][1].price
    together = sum((number.number for _, _, number in parts), Decimal(0))
    weighed = [number.number * number.factor for _, _, number in parts]
    charged = charge(price, together) * periods(measure)
    if together and sum(weighed, Decimal(0)) != together:
        charged = CONTEXT.divide(charged * sum(weighed, Decimal(0)), together)
    shares = split(to_ore(charged), _whole(weighed)) if any(weighed) else [Decimal("0.00")] * len(parts)
    for (unit, _, number), share in zip(parts, shares, strict=True):
        yield unit, Cost(number.quantity, share, price)


def _weights(
    key: Mapping[str, int], units: Sequence[str], figures: Mapping[str, Mapping[str, Decimal]]
) -> dict[str, int]:
    """Return whole parts for each unit that shares a price by a key, empty where no unit has what the key asks for.

    Each part of the key is shared by its figure; ``equal`` is one each among those that have a part by another.
    """
    asked = [name for name in key if name != "equal"]
    sharing = [unit for unit in units if not asked or any(figures.get(unit, {}).get(name) for name in asked)]
    by_part = {
        name: _whole(
            [Decimal(1) if name == "equal" else figures.get(unit, {}).get(name, Decimal(0)) for unit in sharing]
        )
        for name in key
    }
    totals = {name: sum(parts) for name, parts in by_part.items()}
    if not all(totals.values()):
        return {}
    everything = 1
    for total in totals.values():
        everything *= total
    return {
        unit: sum(key[name] * by_part[name][index] * (everything // totals[name]) for name in key)
        for index, unit in enumerate(sharing)
    }


def _whole(parts: Sequence[Decimal]) -> list[int]:
    """Return whole numbers in the same proportion."""
    places = max((-int(part.as_tuple().exponent) for part in parts), default=0)
    return [int(CONTEXT.scaleb(part, max(places, 0))) for part in parts]
