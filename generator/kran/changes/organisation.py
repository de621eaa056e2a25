"""The organisation: bodies that decide, units that hold and pay, posts that order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.changes import things

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.changes.change import Change
    from kran.changes.pair import Pair

NAMES = {"bodies": "body-changed", "units": "unit-changed", "posts": "post-changed"}


def changes(pair: Pair) -> Iterator[Change]:
    """Yield every body, unit and post that is new or gone, and each aspect that differs.

    What a unit is called, lies under and is coded as is told by the days on which it differs.
    """
    for field, name in NAMES.items():
        yield from things.each(pair, field, name)
