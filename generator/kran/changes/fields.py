"""One thing as it is in two catalogues: which of its fields differ, by the keys that they have in the files.

Every field of a class is compared, so that a new one is never passed over; a module names those it tells otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from kran.changes.change import Change
from kran.changes.timeline import side_by_side
from kran.model.dated import ALWAYS, Dated
from kran.model.hours import Hours
from kran.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date

    from kran.changes.pair import Pair
    from kran.diagnostics import Place

KEYS = {
    "Guideline.body_text": "",
    "Mandate.percent": "limit.percent",
    "Mandate.year": "limit.year",
    "Role.excluded": "not",
    "Service.delivery_days": "delivery.days",
    "ServiceLevel.decisions": "decision",
    "Settings.example": "organisation.example",
    "Settings.number": "organisation.number",
    "Settings.ordering": "order",
    "Settings.organisation": "organisation.name",
    "Settings.unit_kinds": "unit_kinds",
    "start": "from",
    "unit_kinds": "for",
}
"""The fields that have another name, or lie further in, in the files; of every class where none is named."""
ITEMS = frozenset(
    {
        "contains",
        "decides",
        "included",
        "instead",
        "item",
        "not",
        "not_included",
        "of",
        "only",
        "related",
        "replaced_by",
        "requires",
    }
)
"""The keys that name items: an item that is called something else is no change where it is named."""
SETS = frozenset(
    {"decides", "for", "invoice_months", "keywords", "may", "not", "of", "only", "priorities", "related", "requires"}
)
"""The keys of lists whose order says nothing."""
_APART = frozenset({"id", "place", "references", "draft"})
_NAMES = frozenset({"name"})
"""What has always been called something: the first name is said of the days before it too."""

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs: None where a side says nothing. `start` and `until` where the value is dated."""

    aspect: str
    before: Any
    after: Any
    where_before: Place | None
    where_after: Place | None
    start: date | None = None
    until: date | None = None

    def change(self, name: str, document: str, of: str, **others: Any) -> Change:  # noqa: ANN401  the change's other fields
        """Return the change that this difference is."""
        days = {"start": self.start, "until": self.until} if self.start or self.until else {}
        return Change(
            name,
            document,
            of,
            self.before,
            self.after,
            self.aspect,
            where_before=self.where_before,
            where_after=self.where_after,
            **(days | others),
        )


def differences(pair: Pair, before: Any, after: Any, *, apart: Collection[str] = ()) -> Iterator[Difference]:  # noqa: ANN401  two of one class
    """Yield the fields in which two things of one class differ, but for those `apart`; both have a `place`."""
    for name in _names(type(after)):
        old, new = getattr(before, name), getattr(after, name)
        if name in apart or old is new or old == new:
            continue
        path = _path(type(after), name)
        if isinstance(old, Dated) or isinstance(new, Dated):
            since = min(before.start, after.start)
            yield from dated(path, (before.place, after.place), (old, new), since=since, is_name=name in _NAMES)
        else:
            yield from _leaves_apart(pair, path, (before, after), (old, new))


def dated(
    path: Path,
    places: tuple[Place, Place],
    sides: tuple[Dated[Any] | None, Dated[Any] | None],
    said: Callable[[Any], Any] = lambda value: value,
    within: Path = (),
    *,
    since: date = ALWAYS,
    is_name: bool = False,
    alike: Callable[[Any], object] = lambda value: value,
) -> Iterator[Difference]:
    """Yield the stretches of days on which a dated field differs in what is `said` `within` it (None: nothing).

    Before the day `since` which the thing is there nothing is compared: a plain value that gets its first day there is
    the same as before.
    """
    days = [day for side in sides if side is not None for day, _ in side.values]
    first = max((day for day in days if day <= since), default=since)

    def on(side: Dated[Any] | None) -> Callable[[date], Any]:
        if side is None:
            return lambda _: said(None)
        unsaid = side.first if is_name else None
        return lambda day: said(unsaid if (value := side.on(max(day, since))) is None else value)

    every = [first, *(day for day in days if day > since)]
    for stretch in side_by_side(every, on(sides[0]), on(sides[1]), alike):
        where = [
            written(place.at(*path), side, stretch.start).at(*within) if value is not None else None
            for place, side, value in zip(places, sides, (stretch.before, stretch.after), strict=True)
        ]
        yield Difference(
            ".".join((*path, *within)),
            stretch.before,
            stretch.after,
            where[0],
            where[1],
            None if stretch.start == ALWAYS else stretch.start,
            stretch.until,
        )


def written(place: Place, value: Dated[Any] | None, day: date) -> Place:
    """Return where the value that holds on a day is written."""
    since = max((start for start, _ in value.values if start <= day), default=ALWAYS) if value else ALWAYS
    return place if since == ALWAYS else place.at(since.isoformat())


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401  any value of the model
    """Yield the innermost values of a thing and the keys that lead to them; texts and hours are one value each."""
    if is_dataclass(value) and not isinstance(value, Text | Hours):
        for name in _names(type(value)):
            yield from leaves(getattr(value, name), (*path, *_path(type(value), name)))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from leaves(inner, (*path, str(name)))
    elif not _is_nothing(value):
        yield path, value


def today(value: Any, said: Callable[[str], str]) -> Any:  # noqa: ANN401  any value of the model
    """Return a value with every item in it by the name that is `said` of it."""
    if isinstance(value, str):
        return said(value)
    if isinstance(value, tuple):
        return tuple(today(inner, said) for inner in value)
    item = getattr(value, "item", None)
    return value if item is None else replace(value, item=said(item))


def _leaves_apart(pair: Pair, path: Path, things: tuple[Any, Any], values: tuple[Any, Any]) -> Iterator[Difference]:
    old, new = (dict(leaves(value, path)) for value in values)
    for leaf in dict.fromkeys((*new, *old)):
        one, other = old.get(leaf), new.get(leaf)
        if _said(one, leaf, pair.today) != _said(other, leaf, pair.after.canonical):
            where = [
                None if value is None else thing.place.at(*filter(None, leaf))
                for thing, value in zip(things, (one, other), strict=True)
            ]
            yield Difference(".".join(leaf), one, other, where[0], where[1])


def _said(value: Any, path: Path, said: Callable[[str], str]) -> Any:  # noqa: ANN401  any value of the model
    """Return what two sides are compared by: items by today's name, and lists whose order says nothing as sets."""
    if not ITEMS.isdisjoint(path):
        value = today(value, said)
    return frozenset(value) if isinstance(value, tuple) and not SETS.isdisjoint(path) else value


def _is_nothing(value: object) -> bool:
    return value is None or (isinstance(value, tuple | frozenset) and not value)


def _path(of: type, name: str) -> Path:
    key = KEYS.get(f"{of.__name__}.{name}", KEYS.get(name, name))
    return tuple(key.split("."))


def _names(of: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(of) if field.name not in _APART)
