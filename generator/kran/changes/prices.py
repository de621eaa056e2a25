"""Prices that differ on some day, row by row and customer by customer, and prices of one unit's own.

What is compared is what is in force on each day: a list that is split, reordered or says the same again is no change.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kran.changes.change import Change
from kran.changes.timeline import DAY, side_by_side
from kran.model import price_change
from kran.model.price_list import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from kran.changes.pair import Pair
    from kran.changes.timeline import Stretch
    from kran.diagnostics import Place
    from kran.model.in_force import InForce, Period, PriceBook
    from kran.model.price_list import Price

NAMES = {
    "new": "price-introduced",
    "ended": "price-removed",
    "up": "price-raised",
    "down": "price-lowered",
    "changed": "price-changed",
    "same": "price-reworded",
}


def changes(pair: Pair) -> Iterator[Change]:
    """Yield every price that differs; kinds of customer for which it does so alike are told together."""
    if pair.same("price_lists") and pair.named_alike:
        return
    together: dict[object, tuple[Change, list[str]]] = {}
    for customers in pair.customers:
        for change in _of_customer(pair, customers[0]):
            sides = (change.where_before, change.where_after)
            same = (change.name, change.document, change.of, change.start, change.until, sides)
            together.setdefault(same, (change, []))[1].extend(customers)
    order = {name: index for index, name in enumerate(pair.after.settings.customers)}
    for change, found in together.values():
        yield replace(change, customers=tuple(sorted(found, key=lambda name: (order.get(name, len(order)), name))))
    yield from _of_units(pair)


def _of_customer(pair: Pair, customer: str) -> Iterator[Change]:
    before: dict[str, list[str]] = defaultdict(list)
    for key in pair.book_before.keys(customer):
        before[pair.today(key)].append(key)
    for key in dict.fromkeys((*pair.book_after.keys(customer), *before)):
        old_keys = before.get(key, [key])
        for old_key in old_keys if key not in old_keys else [key, *(other for other in old_keys if other != key)]:
            yield from _of_row(pair, customer, old_key, key)


def _of_row(pair: Pair, customer: str, old_key: str, key: str) -> Iterator[Change]:
    """Yield what differs between a row and the one that it was; those that became one row are told each."""
    old = pair.book_before.periods(old_key, customer)
    new = pair.book_after.periods(key, customer)
    if [(p.start, p.until, p.held.price) for p in old] == [(p.start, p.until, p.held.price) for p in new]:
        return
    canonical = pair.after.canonical
    for stretch in side_by_side(_days(old, new), _price_on(old, pair.today), _price_on(new, canonical)):
        yield Change(
            _name(stretch),
            _document(pair, (old_key, key), customer, stretch.start),
            key,
            stretch.before,
            stretch.after,
            start=stretch.start,
            until=stretch.until,
            where_before=_where(pair.book_before, old_key, customer, stretch.start),
            where_after=_where(pair.book_after, key, customer, stretch.start),
        )


def _of_units(pair: Pair) -> Iterator[Change]:
    """Yield what a unit pays by a list of its own, where it pays something else on the other side."""
    old_days = {(unit, pair.today(key)): (key, days) for (unit, key), days in pair.book_before.own_days().items()}
    new_days = pair.book_after.own_days()
    former: dict[str, str] = {}
    if {*old_days, *new_days}:
        former = {
            pair.today(key): key for kinds in pair.customers for key in pair.book_before.keys(kinds[0])
        }  # as the earlier catalogue calls them
    for unit, key in sorted({*old_days, *new_days}):
        old_key, days = old_days.get((unit, key), (former.get(key, key), []))
        sides = (
            _Paid(pair.book_before, old_key, unit, pair.today),
            _Paid(pair.book_after, key, unit, pair.after.canonical),
        )
        yield from _of_unit(unit, key, sides, [*days, *new_days.get((unit, key), ())])


def _of_unit(unit: str, key: str, sides: tuple[_Paid, _Paid], days: list[date]) -> Iterator[Change]:
    def price(side: _Paid) -> Callable[[date], Price | None]:
        return lambda day: side.price(day) if any(it.own(day) for it in sides) else None

    for stretch in side_by_side([*days, *sides[0].days(), *sides[1].days()], price(sides[0]), price(sides[1])):
        old, new = (side.own(stretch.start) for side in sides)
        source = new or old
        assert source is not None  # noqa: S101  one of the two has a price of its own, else they were not compared
        yield Change(
            _own_name(stretch, old, new),
            f"prices/{source.source.id}",
            key,
            stretch.before,
            stretch.after,
            start=stretch.start,
            until=stretch.until,
            unit=unit,
            where_before=_place(sides[0].held(stretch.start)),
            where_after=_place(sides[1].held(stretch.start)),
        )


def _own_name(stretch: Stretch[Price], old: InForce | None, new: InForce | None) -> str:
    """Return what a difference is called: a price of one's own in place of a quote answers it."""
    if old is None and stretch.before is not None and stretch.before.form is Form.QUOTED:
        return "quote-accepted"
    if new is None and stretch.after is not None and stretch.after.form is Form.QUOTED:
        return "quote-withdrawn"
    return _name(stretch)


@dataclass(frozen=True, slots=True)
class _Paid:
    """What one unit pays for a row by one of the catalogues; `said` is what the row's carrier is called."""

    book: PriceBook
    key: str
    unit: str
    said: Callable[[str], str]

    def own(self, day: date) -> InForce | None:
        """Return the price that is the unit's own."""
        return self.book.own(self.key, self.unit, day)

    def held(self, day: date) -> InForce | None:
        """Return the price it pays: its own, else what all of its kind pay."""
        return self.book.price(self.key, self._customer, day, self.unit)

    def price(self, day: date) -> Price | None:
        """Return the terms of what it pays, as they are compared."""
        held = self.held(day)
        return compared(held.price, self.said) if held else None

    def days(self) -> Iterable[date]:
        """Return the days on which what all of its kind pay may change."""
        return _days(self.book.periods(self.key, self._customer))

    @property
    def _customer(self) -> str:
        unit = self.book.catalogue.units.get(self.unit)
        return unit.customer if unit else ""


def _days(*histories: list[Period]) -> Iterable[date]:
    for history in histories:
        for period in history:
            yield period.start
            if period.until is not None:
                yield period.until + DAY


def _price_on(history: list[Period], said: Callable[[str], str]) -> Callable[[date], Price | None]:
    def price(day: date) -> Price | None:
        for period in history:
            if period.start <= day and (period.until is None or day <= period.until):
                return compared(period.held.price, said)
        return None

    return price


def compared(price: Price, said: Callable[[str], str]) -> Price:
    """Return a price as it is compared: what carries it by the name that is `said` of it, its rates in one order."""
    if price.carried_by is None and len(price.rates) < 2:  # noqa: PLR2004  one rate is in order
        return price
    carrier = said(price.carried_by) if price.carried_by else None
    return replace(price, carried_by=carrier, rates=tuple(sorted(price.rates)))


def _name(stretch: Stretch[Price]) -> str:
    """Return what a difference is called; an amount that rises or falls while other terms differ is only another price.

    Else a price a little lower, with twice to pay after its term, would be decided as a lowered one.
    """
    before, after = stretch.before, stretch.after
    difference = price_change.compare(before, after)
    assert difference is not None  # noqa: S101  a stretch has a price on one side at least
    if difference.kind in {"up", "down"} and before is not None and after is not None:
        then, now = (price.amount if price.after_term is None else price.after_term for price in (before, after))
        is_turned = (then or 0) > (now or 0) if difference.kind == "up" else (then or 0) < (now or 0)
        if is_turned or _terms(before) != _terms(after):
            return NAMES["changed"]
    return NAMES[difference.kind]


def _terms(price: Price) -> Price:
    """Return a price without its amounts and words."""
    return replace(price, amount=None, after_term=None, steps=(), markup=None, about=None, text=None)


def _document(pair: Pair, keys: tuple[str, str], customer: str, day: date) -> str:
    """Return the list that makes the change: the one that states or ends the row, or the one that no longer does."""
    old, new = (
        book.stated(key, customer, day) for book, key in zip((pair.book_before, pair.book_after), keys, strict=True)
    )
    if new is None or (old is not None and pair.before.price_lists.get(new.id) == new):
        new = old
    return f"prices/{new.id}" if new else ""


def _place(held: InForce | None) -> Place | None:
    return held.row.place if held else None


def _where(book: PriceBook, key: str, customer: str, day: date) -> Place | None:
    """Return where a price is stated, or where it was ended."""
    return _place(book.price(key, customer, day)) or _ending(book, key, customer, day)


def _ending(book: PriceBook, key: str, customer: str, day: date) -> Place | None:
    """Return where a price was ended."""
    source = book.stated(key, customer, day)
    row = (
        next((row for name, row in source.rows.items() if book.catalogue.canonical(name) == key), None)
        if source
        else None
    )
    return row.place if row else None
