"""Units' own service levels that differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kran.changes import things
from kran.changes.stronger import meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.changes.change import Change
    from kran.changes.pair import Pair


def changes(pair: Pair) -> Iterator[Change]:
    """Yield every agreement that is new or gone, and each aspect that differs, as its unit's own."""
    before, after = pair.before.agreements, pair.after.agreements
    for change in things.each(pair, "agreements", "agreement-changed"):
        if change.aspect.startswith(_DIFFERS) and _meant(change.aspect, change.before, change.after):
            continue
        units = {side[change.of].unit for side in (before, after) if change.of in side}
        yield replace(change, unit=units.pop() if len(units) == 1 else None)


_DIFFERS = "differs."
_TIMES = ("targets", "answer")


def _meant(aspect: str, before: object, after: object) -> bool:
    """Say whether a part of what departs from the level, as it is written, promises the same on both sides."""
    field = aspect.removeprefix(_DIFFERS)
    if isinstance(before, list) and isinstance(after, list):
        return all(isinstance(it, str) for it in (*before, *after)) and sorted(before) == sorted(after)
    return field.partition(".")[0] in _TIMES and meant(field, before) == meant(field, after)
