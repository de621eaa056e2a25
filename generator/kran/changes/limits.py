"""A mandate's limits, counted together over the calendar year: a rise that is cut in ten slices is one rise.

What someone's lists of a year change together is told by the prices without them. In per cent it is the difference for
each row. In kronor a year it is what each list makes dearer on its own day, added up: one that restores a price takes
nothing away.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from kran.changes import dearer
from kran.changes.effect import effect
from kran.changes.pair import Pair
from kran.model.in_force import PriceBook
from kran.model.price_list import Price
from kran.model.subscription import OPENING

if TYPE_CHECKING:
    from datetime import date

    from kran.changes.change import Change
    from kran.changes.effect import Effect, Open
    from kran.model.mandate import Mandate
    from kran.model.price_list import PriceList


class Room(Enum):
    """Whether a mandate has room for a change."""

    WITHIN = "within"
    BEYOND = "beyond"
    UNCOUNTED = "uncounted"
    """What it would be in per cent or kronor cannot be told."""


@dataclass(frozen=True)
class Limits:
    """Asked about the later catalogue of a pair; what is worked out is kept.

    Kronor are counted on what the units have on `at`, the day asked about, or on the opening balance before that:
    a decision that is dated back changes nothing.
    """

    pair: Pair
    at: date
    _books: dict[frozenset[str], PriceBook] = field(default_factory=dict)
    _effects: dict[frozenset[str], tuple[Effect, ...]] = field(default_factory=dict)

    def hold(self, mandate: Mandate, change: Change) -> Room:
        """Say whether a change keeps within a mandate's limits, with all else decided by it in the same year.

        A mandate with limits gives no right to what is no change of a price, and none to a rise that cannot be counted.
        """
        if mandate.percent is None and mandate.year is None:
            return Room.WITHIN
        if change.start is None or not change.name.startswith(("price-", "quote-")):
            return Room.UNCOUNTED
        lists = self._lists(mandate, change)
        found = Room.WITHIN
        if mandate.percent is not None:
            found = self._in_percent(Decimal(mandate.percent), change, lists, change.start)
        if mandate.year is not None and found is Room.WITHIN:
            found = self._in_kronor(mandate.year, change, lists, change.start)
        return found

    def _lists(self, mandate: Mandate, change: Change) -> frozenset[str]:
        """Return the lists of the change's year that whoever has the mandate decided, and the change's own."""
        assert change.start is not None  # noqa: S101  asked of prices only
        after, year = self.pair.after, change.start.year

        def by_them(source: PriceList) -> bool:
            decision = after.decisions.get(source.decision or "")
            if decision is None:
                return False
            same_body = mandate.body is not None and decision.body == mandate.body
            return same_body or (mandate.role is not None and decision.role == mandate.role)

        own = change.document.removeprefix("prices/")
        return frozenset(
            source.id
            for source in after.decided_lists
            if source.start.year == year and (by_them(source) or source.id == own)
        )

    def _book_without(self, lists: frozenset[str]) -> PriceBook:
        if lists not in self._books:
            after = self.pair.after
            kept = {name: source for name, source in after.price_lists.items() if name not in lists}
            self._books[lists] = PriceBook(replace(after, price_lists=kept))
        return self._books[lists]

    def _customers(self, change: Change) -> tuple[str, ...]:
        unit = self.pair.after.units.get(change.unit or "")
        return (unit.customer,) if unit else change.customers or tuple(self.pair.after.settings.customers)

    def _in_percent(self, limit: Decimal, change: Change, lists: frozenset[str], start: date) -> Room:
        without, now = self._book_without(lists), self.pair.book_after
        for customer in self._customers(change):
            held = now.price(change.of, customer, start, change.unit)
            before = without.price(change.of, customer, start, change.unit)
            if held is None:
                continue
            if before is None:
                if not dearer.is_part_of_priced(without, change.of, customer, start):
                    continue
                rise = dearer.rise_of_item(without, now, change.of, customer, start, change.unit)
            elif not dearer.is_dearer(before.price, held.price, self.pair.after):
                continue
            else:
                rise = dearer.rise(before.price, held.price, self.pair.after)
            if rise is None or rise > limit:
                return Room.UNCOUNTED if rise is None else Room.BEYOND
        return Room.WITHIN

    def _in_kronor(self, limit: Decimal, change: Change, lists: frozenset[str], start: date) -> Room:
        """Say whether what the lists make dearer in a year is so little; what gets cheaper does not make up for it."""
        found = self._each(lists)
        if any(change.after is not None and _is_uncounted(change, entry) for one in found for entry in one.open):
            return Room.UNCOUNTED
        if any(change.of in one.terms for one in found) and change.name != "price-lowered":
            return Room.UNCOUNTED
        if self._is_uncounted_part(change, lists, start):
            return Room.UNCOUNTED
        rises = sum((row.difference for one in found for row in one.rows if row.difference > 0), Decimal(0))
        new = sum((it.known for one in found for it in one.open if it.before and it.known), Decimal(0))
        return Room.WITHIN if rises + new <= limit else Room.BEYOND

    def _is_uncounted_part(self, change: Change, lists: frozenset[str], start: date) -> bool:
        """Say whether a price comes on top of what has one, for what happens or is metered: nobody has any of it."""
        without, price = self._book_without(lists), change.after
        if not isinstance(price, Price) or without.price(change.of, self._customers(change)[0], start, change.unit):
            return False
        if not any(dearer.is_part_of_priced(without, change.of, it, start) for it in self._customers(change)):
            return False
        measure = self.pair.after.measures.get(price.per or "")
        is_had = measure is not None and bool(measure.period)
        return price.count == "meter" or not (is_had or price.count or change.of.endswith("+start"))

    @property
    def _day(self) -> date:
        return max([self.at, *(event.day for event in self.pair.after.subscriptions if event.source == OPENING)])

    def _each(self, lists: frozenset[str]) -> tuple[Effect, ...]:
        """Return what each list does on its own day, against the prices without it and those after it."""
        if lists not in self._effects:
            ordered = [source for source in self.pair.after.decided_lists if source.id in lists]
            left = [frozenset(it.id for it in ordered[index:]) for index in range(len(ordered) + 1)]
            books = [self._book_without(those) for those in left]
            self._effects[lists] = tuple(
                effect(Pair(books[index].catalogue, books[index + 1].catalogue), self._day, source.start)
                for index, source in enumerate(ordered)
            )
        return self._effects[lists]


def _is_uncounted(change: Change, entry: Open) -> bool:
    """Say whether an entry is what a change costs those it is for, with no amount for its price then."""
    is_theirs = change.unit is None or change.unit in entry.units
    return entry.row == change.of and entry.after is not None and is_theirs
