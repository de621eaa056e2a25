"""Services and options that are new, leave, are called something else, or are told of in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.changes import things
from kran.changes.change import Change
from kran.changes.fields import differences, today
from kran.changes.links import Links
from kran.changes.timeline import DAY
from kran.model.service import Life

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kran.changes.pair import Pair
    from kran.model.service import Option, Service

_LIVES = ("orderable", "works")
_APART = frozenset({"category", "formerly", "options", "replaced_by", *_LIVES})
_NEW, _GONE, _REWORDED = 0, 1, 2
_SERVICE = ("service-added", "service-retired", "service-reworded")
_OPTION = ("option-added", "option-removed", "option-reworded")


def changes(pair: Pair) -> Iterator[Change]:
    """Yield every service and option that differs.

    One that leaves later than was said, or not at all, is added as one that can be ordered anew; `aspect` then says
    which day it is about. Of a service that is new or gone its options are not told.
    """
    if pair.same("services"):
        return
    links = Links(pair)
    yield from _renamed(links)
    yield from _new_and_gone(links)
    for before, after in links.services.items():
        old, new = links.services_before[before], links.services_after[after]
        if old is not new:
            yield from _moved(old, new)
            yield from _fields(links, old, new, after, _SERVICE)
            yield from _order(links, old, new)
    yield from _options(links)


def _renamed(links: Links) -> Iterator[Change]:
    services = {*links.services_before, *links.services_after}
    for old, new in links.renamed:
        is_service = old in services or new in services
        along = f"{links.services.get(old.partition('/')[0])}/{old.partition('/')[2]}"
        if new == along:  # as its service is called now
            continue
        where = []
        for path, side in ((old, links.services_before), (new, links.services_after)):
            thing = _thing(side, path)
            where.append(thing.place.at("formerly") if thing.formerly else thing.place)
        yield Change(
            "service-renamed" if is_service else "option-renamed",
            _document(new),
            new,
            old,
            new,
            "formerly",
            where_before=where[0],
            where_after=where[1],
        )


def _new_and_gone(links: Links) -> Iterator[Change]:
    for old, service in links.services_before.items():
        there = old in links.services or any(old == linked for linked, _ in links.renamed)
        if not there and not links.pair.after.is_broken("service", old):
            yield things.whole("service-retired", _document(old), old, service, None)
    found = {*links.services.values(), *(linked for _, linked in links.renamed)}
    for new, service in links.services_after.items():
        if new not in found and not links.pair.before.is_broken("service", new):
            yield things.whole("service-added", _document(new), new, None, service)


def _moved(old: Service, new: Service) -> Iterator[Change]:
    if old.category != new.category:
        yield Change(
            "service-moved",
            _document(new.id),
            new.id,
            old.category,
            new.category,
            "category",
            where_before=old.place,
            where_after=new.place,
        )


def _order(links: Links, old: Service, new: Service) -> Iterator[Change]:
    """Yield the order of the options that both have, where it differs: the first one is shown first."""
    shared = [(path, links.options[path]) for path in old.items if path in links.options]
    names = {path.partition("/")[2] for _, path in shared if path.partition("/")[0] == new.id}
    before = tuple(path.partition("/")[2] for _, path in shared if path.partition("/")[2] in names)
    after = tuple(option.id for option in new.options if option.id in names)
    if before != after:
        yield Change(
            "service-reworded",
            _document(new.id),
            new.id,
            before,
            after,
            "options",
            where_before=old.place.at("options"),
            where_after=new.place.at("options"),
        )


def _options(links: Links) -> Iterator[Change]:
    old_of, new_of = links.options_before, links.options_after
    linked = {path for link in links.renamed for path in link}
    for old, new in links.options.items():
        if old_of[old] is not new_of[new]:
            yield from _fields(links, old_of[old], new_of[new], new, _OPTION)
    for old in old_of:
        service = links.services.get(old.partition("/")[0])
        if service is not None and old not in links.options and old not in linked:
            path = f"{service}/{old.partition('/')[2]}"
            yield things.whole("option-removed", _document(path), path, old_of[old], None)
    there = {*links.options.values(), *linked}
    services = set(links.services.values())
    for new in new_of:
        if new not in there and new.partition("/")[0] in services:
            yield things.whole("option-added", _document(new), new, None, new_of[new])


def _fields(
    links: Links, old: Service | Option, new: Service | Option, of: str, names: tuple[str, str, str]
) -> Iterator[Change]:
    pair = links.pair
    for difference in differences(pair, old, new, apart=_APART):
        yield difference.change(names[_REWORDED], _document(of), of)
    for field in _LIVES:
        yield from _life(field, old, new, of, names)
    yield from _replaced(pair, old, new, of, names)
    yield from _formerly(links, old, new, of, names)


def _life(
    field: str, old: Service | Option, new: Service | Option, of: str, names: tuple[str, str, str]
) -> Iterator[Change]:
    """Yield the first and the last day of a life that differ: an earlier last day makes it leave."""
    one, other = (getattr(thing, field) or Life() for thing in (old, new))
    if one.start != other.start:
        yield _aspect(names[_REWORDED], of, f"{field}.from", (old, one.start), (new, other.start))
    if one.until != other.until:
        days = sorted(day for day in (one.until, other.until) if day is not None)
        leaves = other.until is not None and (one.until is None or other.until < one.until)
        yield _aspect(
            names[_GONE if leaves else _NEW],
            of,
            f"{field}.until",
            (old, one.until),
            (new, other.until),
            (days[0] + DAY, days[1] if len(days) > 1 else None),
        )


def _replaced(
    pair: Pair, old: Service | Option, new: Service | Option, of: str, names: tuple[str, str, str]
) -> Iterator[Change]:
    one, other = old.replaced_by, new.replaced_by
    if today(one or "", pair.today) != today(other or "", pair.after.canonical):
        kind = _NEW if other is None else _GONE if one is None else _REWORDED
        yield _aspect(names[kind], of, "replaced_by", (old, one), (new, other))


def _formerly(
    links: Links, old: Service | Option, new: Service | Option, of: str, names: tuple[str, str, str]
) -> Iterator[Change]:
    """Yield the former names that differ, but for those that are told as new names now."""
    told = {path for link in links.renamed for path in link}
    one, other = (tuple(sorted({*thing.formerly} - told)) or None for thing in (old, new))
    if one != other:
        yield _aspect(names[_REWORDED], of, "formerly", (old, one), (new, other))


def _aspect(
    name: str,
    of: str,
    aspect: str,
    before: tuple[Service | Option, object],
    after: tuple[Service | Option, object],
    days: tuple[date | None, date | None] = (None, None),
) -> Change:
    where = [thing.place.at(*aspect.split(".")) if value is not None else None for thing, value in (before, after)]
    return Change(
        name,
        _document(of),
        of,
        before[1],
        after[1],
        aspect,
        start=days[0],
        until=days[1],
        where_before=where[0],
        where_after=where[1],
    )


def _thing(services: dict[str, Service], path: str) -> Service | Option:
    service = services[path.partition("/")[0]]
    return service.option(path) or service


def _document(path: str) -> str:
    return f"services/{path.partition('/')[0]}"
