"""A mandate's limits, counted together over the calendar year: a rise that is cut in ten slices is one rise.

What someone's lists of a year change together is told by the prices without them: the difference in per cent for each
row, and in kronor a year for all that the units hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kran.changes.effect import effect
from kran.changes.pair import Pair
from kran.model import price_change
from kran.model.in_force import PriceBook

if TYPE_CHECKING:
    from datetime import date

    from kran.changes.change import Change
    from kran.changes.effect import Effect, Open
    from kran.model.mandate import Mandate
    from kran.model.price_list import PriceList


@dataclass(frozen=True)
class Limits:
    """Asked about the later catalogue of a pair; what is worked out is kept."""

    pair: Pair
    _books: dict[frozenset[str], PriceBook] = field(default_factory=dict)
    _effects: dict[tuple[frozenset[str], date], Effect] = field(default_factory=dict)

    def hold(self, mandate: Mandate, change: Change, day: date | None) -> bool:
        """Say whether a change keeps within a mandate's limits, with all else decided by it in the same year.

        `day` is the day of the decision: what the units held then is what the kronor are counted on. A mandate with
        limits gives no right to what is no change of a price, and none to a rise that cannot be counted.
        """
        if mandate.percent is None and mandate.year is None:
            return True
        if change.start is None or not change.name.startswith(("price-", "quote-")):
            return False
        lists = self._lists(mandate, change)
        if mandate.percent is not None and not self._within_percent(mandate, change, lists):
            return False
        return mandate.year is None or self._within_kronor(mandate.year, change, lists, day or change.start)

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

    def _within_percent(self, mandate: Mandate, change: Change, lists: frozenset[str]) -> bool:
        assert change.start is not None  # noqa: S101  asked of prices only
        assert mandate.percent is not None  # noqa: S101  asked of mandates with such a limit only
        without = self._book_without(lists)
        for customer in change.customers or tuple(self.pair.after.settings.customers):
            held = self.pair.book_after.price(change.of, customer, change.start, change.unit)
            before = without.price(change.of, customer, change.start, change.unit)
            compared = price_change.compare(before.price if before else None, held.price if held else None)
            if compared is None or compared.kind in {"same", "down", "new", "ended"}:
                continue
            rise = price_change.rise(before.price, held.price) if before and held else None
            if rise is None or rise > Decimal(mandate.percent):
                return False
        return True

    def _within_kronor(self, year: Decimal, change: Change, lists: frozenset[str], day: date) -> bool:
        """Say whether what the lists make dearer in a year is so little; what gets cheaper does not make up for it."""
        found = self._effect(lists, day)
        if any(change.after is not None and _is_uncounted(change, entry) for entry in found.open):
            return False
        if change.of in found.terms and change.name != "price-lowered":
            return False
        dearer = sum((row.difference for row in found.rows if row.difference > 0), Decimal(0))
        new = sum((entry.known for entry in found.open if entry.before and entry.known), Decimal(0))
        return dearer + new <= year

    def _effect(self, lists: frozenset[str], day: date) -> Effect:
        if (lists, day) not in self._effects:
            pair = Pair(self._book_without(lists).catalogue, self.pair.after)
            last = max(source.start for source in self.pair.after.decided_lists if source.id in lists)
            self._effects[lists, day] = effect(pair, day, last)
        return self._effects[lists, day]


def _is_uncounted(change: Change, entry: Open) -> bool:
    """Say whether an entry is what a change costs those it is for, with no amount for its price then."""
    is_theirs = change.unit is None or change.unit in entry.units
    return entry.row == change.of and entry.after is not None and is_theirs
