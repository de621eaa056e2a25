"""What a service level itself promises, field by field and day by day. Which items are promised it is in promises.py.

A promise is stronger where that can be told from the value alone: more per cent, shorter times, fewer outages, hours
that hold all of the other's. Where it cannot, it is only another promise.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from kran.changes import things
from kran.changes.fields import dated, differences, leaves
from kran.changes.stronger import stronger
from kran.model.dated import Dated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kran.changes.change import Change
    from kran.changes.fields import Difference, Path
    from kran.changes.pair import Pair
    from kran.model.level import ServiceLevel

STRENGTHENED, WEAKENED, CHANGED, REWORDED = "level-strengthened", "level-weakened", "level-changed", "level-reworded"
_WORDS = frozenset({"title", "summary", "decision"})
"""No promise: what it is called, and the decisions."""
_ALONG = frozenset({"available.hours", "available.per"})
"""Told by the percentage where there is none on one side: they say how that is counted."""
_NONE = object()
"""Said of a part where the whole field says nothing."""


def changes(pair: Pair) -> Iterator[Change]:
    """Yield every level that is new or gone, and each promise in it that differs, from the first day it does."""
    if pair.same("levels"):
        return
    for of, old, new in things.entries(pair, "levels"):
        document = things.document("levels", of)
        if old is None or new is None:
            whole = things.whole("level-introduced" if old is None else "level-removed", document, of, old, new)
            yield replace(whole, start=(new or old).decisions[0][0])
            continue
        for name, difference in _differences(pair, old, new):
            yield difference.change(name, document, of)


def _differences(pair: Pair, old: ServiceLevel, new: ServiceLevel) -> Iterator[tuple[str, Difference]]:
    both = (old, new)
    promised = [f.name for f in fields(new) if any(isinstance(getattr(side, f.name), Dated) for side in both)]
    for difference in differences(pair, old, new, apart=promised):
        is_word = difference.aspect.partition(".")[0] in _WORDS
        yield REWORDED if is_word else _name(difference), difference
    for field in promised:
        one, other = getattr(old, field), getattr(new, field)
        if one != other:
            for part in _parts(one, other):
                said = _said(part, along=".".join((field, *part)) in _ALONG)
                for difference in dated((field,), (old.place, new.place), (one, other), said, part):
                    if difference.before is not _NONE and difference.after is not _NONE:
                        yield _name(difference), difference


def _parts(*sides: Dated[Any] | None) -> list[Path]:
    """Return the keys of every innermost value that is said within a field, in any of its days."""
    values = [value for side in sides if side is not None for _, value in side.values]
    return list(dict.fromkeys(path for value in values for path, _ in leaves(value)))


def _said(part: Path, *, along: bool) -> Callable[[Any], Any]:
    def said(value: Any) -> Any:  # noqa: ANN401  any field's value
        if value is None and along:
            return _NONE
        found = dict(leaves(value)).get(part)
        return None if found is False else found

    return said


def _name(difference: Difference) -> str:
    more = stronger(difference.aspect, difference.before, difference.after)
    return CHANGED if more is None else (REWORDED, STRENGTHENED, WEAKENED)[more]
