"""Two catalogues that are compared, and how the names of the earlier one are said today."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kran.model.in_force import PriceBook

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue


@dataclass(frozen=True)
class Pair:
    """`before` is compared with `after`; what both read from the same bytes is the same object in both."""

    before: Catalogue
    after: Catalogue

    @cached_property
    def book_before(self) -> PriceBook:
        """The earlier catalogue's prices."""
        return PriceBook(self.before)

    @cached_property
    def book_after(self) -> PriceBook:
        """The later catalogue's prices."""
        return PriceBook(self.after)

    @cached_property
    def customers(self) -> list[list[str]]:
        """The kinds of customer, in groups that exactly the same lists are for in both catalogues."""
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for customer in dict.fromkeys((*self.after.settings.customers, *self.before.settings.customers)):
            groups[self.book_before.alike(customer), self.book_after.alike(customer)].append(customer)
        return list(groups.values())

    def same(self, *fields: str) -> bool:
        """Say whether fields of the catalogues hold the very same things in the same places."""
        return all(_alike(getattr(self.before, name), getattr(self.after, name)) for name in fields)

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The item paths of the earlier catalogue that are called something else in the later one.

        One that was given back a former name is so too; of several such names, the first.
        """
        there = {*self.after.services, *self.after.items}
        former = sorted(self.before.former.items(), reverse=True)
        back = {now: old for old, now in former if old in there and now not in there}
        return back | {
            path: self.after.former[path]
            for path in (*self.before.services, *self.before.items)
            if path in self.after.former
        }

    @cached_property
    def named_alike(self) -> bool:
        """Whether every name means the same in both catalogues."""
        return not self.renamed and self.before.former == self.after.former

    def today(self, path: str) -> str:
        """Return an item path or row key of the earlier catalogue by the name it has in the later one.

        A renamed service takes its options along.
        """
        item, plus, part = self.before.canonical(path).partition("+")
        service, slash, option = item.partition("/")
        now = self.renamed.get(item) or (
            f"{self.renamed[service]}/{option}" if slash and service in self.renamed else item
        )
        return f"{now}{plus}{part}"


def _alike(before: object, after: object) -> bool:
    if isinstance(before, dict) and isinstance(after, dict):
        return list(before) == list(after) and all(before[name] is after[name] for name in before)
    return before is after or before == after
