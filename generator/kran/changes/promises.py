"""Items that are promised another service level on some day. What a level itself promises is in levels.py."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kran.changes.change import Change
from kran.changes.timeline import side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from kran.changes.pair import Pair
    from kran.model.catalogue import Catalogue
    from kran.model.in_force import PriceBook


def changes(pair: Pair) -> Iterator[Change]:
    """Yield every promised level that differs; a service whose options all change alike is told once."""
    if pair.named_alike and (pair.same("price_lists") or _stated(pair.before) == _stated(pair.after)):
        return
    together: dict[Change, dict[str, None]] = defaultdict(dict)
    for customers in pair.customers:
        for change in _of_customer(pair, customers[0]):
            together[change] |= dict.fromkeys(customers)
    for change, found in together.items():
        yield replace(change, customers=tuple(found))


def _stated(catalogue: Catalogue) -> list[object]:
    """Return all that the lists say of levels, and to whom."""
    lists = (source for source in catalogue.decided_lists if source.unit is None and source.levels)
    return [set(catalogue.settings.customers), *((s.start, set(s.customers), s.levels) for s in lists)]


def _of_customer(pair: Pair, customer: str) -> Iterator[Change]:
    former: dict[str, list[str]] = defaultdict(list)
    for item in sorted(pair.before.items, key=lambda item: pair.today(item) != item):
        former[pair.today(item)].append(item)
    by_service: dict[str, list[str]] = defaultdict(list)
    for item in dict.fromkeys((*pair.after.items, *former)):
        by_service[item.partition("/")[0]].append(item)
    days = [*pair.book_before.days(), *pair.book_after.days()]
    for service, items in by_service.items():
        found: dict[Change, dict[str, str]] = defaultdict(dict)
        for item in items:
            for old_item in former.get(item, [item]):
                for change in _of_item(pair, customer, days, (old_item, item)):
                    found[replace(change, of=service)].setdefault(item, old_item)
        for change, those in found.items():
            told = [next(iter(those.items()))] if len(those) == len(items) else those.items()
            for item, old_item in told:
                of = service if len(those) == len(items) else item
                yield _placed(pair, replace(change, of=of), customer, (old_item, item))


def _of_item(pair: Pair, customer: str, days: list[date], items: tuple[str, str]) -> Iterator[Change]:
    old_item, item = items
    for stretch in side_by_side(
        days, _level(pair.book_before, old_item, customer), _level(pair.book_after, item, customer)
    ):
        yield Change(
            _name(pair, stretch.before, stretch.after),
            _document(pair, old_item, item, customer, stretch.start),
            item,
            stretch.before,
            stretch.after,
            start=stretch.start,
            until=stretch.until,
        )


def _level(book: PriceBook, item: str, customer: str) -> Callable[[date], str | None]:
    def level(day: date) -> str | None:
        promised = book.level(item, customer, day)
        return promised[0] if promised else None

    return level


def _name(pair: Pair, before: str | None, after: str | None) -> str:
    if before is None or after is None:
        return "level-introduced" if before is None else "level-removed"
    old = pair.before.levels.get(before) or pair.after.levels.get(before)
    new = pair.after.levels.get(after) or pair.before.levels.get(after)
    if old is None or new is None or old.rank == new.rank:
        return "level-changed"
    return "level-strengthened" if new.rank > old.rank else "level-weakened"


def _document(pair: Pair, old_item: str, item: str, customer: str, day: date) -> str:
    held = pair.book_after.level(item, customer, day) or pair.book_before.level(old_item, customer, day)
    return f"prices/{held[1].id}" if held else ""


def _placed(pair: Pair, change: Change, customer: str, items: tuple[str, str]) -> Change:
    """Return a change with the places where each side's list says it."""
    assert change.start is not None  # noqa: S101  a promise holds from a day
    places = []
    for book, item in zip((pair.book_before, pair.book_after), items, strict=True):
        promised = book.promise(item, customer, change.start)
        places.append(promised.source.place.at("levels", promised.path) if promised else None)
    return replace(change, where_before=places[0], where_after=places[1])
