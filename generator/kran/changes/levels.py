"""What a service level itself promises, field by field and day by day. Which items are promised it is in promises.py.

A promise is stronger where that can be told from the value alone: more per cent, shorter times, fewer outages, hours
that hold all of the other's. Where it cannot, it is only another promise. So is another title or summary: they are the
promise in words.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from kran.changes import things
from kran.changes.fields import dated, differences, leaves
from kran.changes.stronger import meant, stronger
from kran.model.dated import ALWAYS, Dated
from kran.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kran.changes.change import Change
    from kran.changes.fields import Difference, Path
    from kran.changes.pair import Pair
    from kran.model.level import ServiceLevel

STRENGTHENED, WEAKENED, CHANGED, REWORDED = "level-strengthened", "level-weakened", "level-changed", "level-reworded"
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
        is_same = difference.aspect == "decision" or _is_translation(difference)
        yield REWORDED if is_same else _name(difference), difference
    since = min((day for side in both for day, _ in side.decisions), default=ALWAYS)
    for field in promised:
        one, other = getattr(old, field), getattr(new, field)
        if one != other:
            for part in _parts(one, other):
                said = _said(part, along=".".join((field, *part)) in _ALONG)
                alike = _meant(".".join((field, *part)))
                places = (old.place, new.place)
                for difference in dated((field,), places, (one, other), said, part, since=since, alike=alike):
                    if difference.before is not _NONE and difference.after is not _NONE:
                        yield _name(difference), difference


def _meant(aspect: str) -> Callable[[Any], object]:
    return lambda said: said if said is _NONE else meant(aspect, said)


def _is_translation(difference: Difference) -> bool:
    """Say whether two texts differ only in which languages they are in."""
    before, after = difference.before, difference.after
    if not isinstance(before, Text) or not isinstance(after, Text):
        return False
    both = before.by_language.keys() & after.by_language.keys()
    return bool(both) and all(before.by_language[lang] == after.by_language[lang] for lang in both)


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
