"""Units' own service levels that differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kran.changes import things

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.changes.change import Change
    from kran.changes.pair import Pair


def changes(pair: Pair) -> Iterator[Change]:
    """Yield every agreement that is new or gone, and each aspect that differs, as its unit's own."""
    before, after = pair.before.agreements, pair.after.agreements
    for change in things.each(pair, "agreements", "agreement-changed"):
        units = {side[change.of].unit for side in (before, after) if change.of in side}
        yield replace(change, unit=units.pop() if len(units) == 1 else None)
