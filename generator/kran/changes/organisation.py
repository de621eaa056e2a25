"""The organisation: bodies that decide, units that hold and pay, posts that order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kran.changes import things
from kran.changes.settings import TERMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.changes.change import Change
    from kran.changes.pair import Pair

NAMES = {"bodies": "body-changed", "units": "unit-changed", "posts": "post-changed"}


def changes(pair: Pair) -> Iterator[Change]:
    """Yield every body, unit and post that is new or gone, and each aspect that differs.

    What a unit is called, lies under and is coded as is told by the days on which it differs. Which kind of customer
    it is says what it pays: that needs a decision.
    """
    for field, name in NAMES.items():
        for change in things.each(pair, field, name):
            yield replace(change, name=TERMS) if (field, change.aspect) == ("units", "customer") else change
