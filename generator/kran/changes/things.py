"""The things of one kind in two catalogues, by their ids: new, gone, or the same with other fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kran.changes.change import Change
from kran.changes.fields import differences
from kran.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kran.changes.pair import Pair

_KIND = {field: kind for kind in KINDS for field in kind.fields}


def entries(pair: Pair, field: str) -> Iterator[tuple[str, Any, Any]]:
    """Yield the id of each thing that may differ, and the thing on both sides: None where it is not there.

    Drafts are not there. What could not be read on one side is passed over: nothing can be said of it.
    """
    before, after = getattr(pair.before, field), getattr(pair.after, field)
    kind = _KIND[field]
    for name in dict.fromkeys((*after, *before)):
        old, new = published(before.get(name)), published(after.get(name))
        unread = (side.is_broken(kind.name, name) for side in (pair.before, pair.after))
        if old is new or any(is_unread and thing is None for is_unread, thing in zip(unread, (old, new), strict=True)):
            continue
        yield name, old, new


def published(thing: Any) -> Any:  # noqa: ANN401  any kind of thing
    """Return a thing, or None where it is a draft."""
    return None if getattr(thing, "draft", False) else thing


def document(field: str, name: str) -> str:
    """Return what a decision would call a thing (``mandates/pris-ram``); alike where none may: ``posts/rektor``."""
    return f"{_KIND[field].folder}/{name}"


def each(pair: Pair, field: str, name: str, *, apart: Collection[str] = ()) -> Iterator[Change]:
    """Yield a change of one `name` for every thing that is new or gone, and for each field that differs."""
    if pair.same(field):
        return
    for of, old, new in entries(pair, field):
        if old is None or new is None:
            yield whole(name, document(field, of), of, old, new)
            continue
        for difference in differences(pair, old, new, apart=apart):
            yield difference.change(name, document(field, of), of)


def whole(name: str, decided: str, of: str, before: Any, after: Any) -> Change:  # noqa: ANN401  any kind of thing
    """Return the change that something is new or gone, for the days it holds."""
    there = before if after is None else after
    return Change(
        name,
        decided,
        of,
        before,
        after,
        start=getattr(there, "start", None),
        until=getattr(there, "until", None),
        where_before=getattr(before, "place", None),
        where_after=getattr(after, "place", None),
    )
