"""Decisions that are new, gone, or edited; whether one may be edited is asked elsewhere (frozen.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.changes import things
from kran.changes.fields import differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.changes.change import Change
    from kran.changes.pair import Pair


def changes(pair: Pair) -> Iterator[Change]:
    """Yield every decision that is new or gone, and each aspect that differs."""
    if pair.same("decisions"):
        return
    for of, old, new in things.entries(pair, "decisions"):
        document = things.document("decisions", of)
        if old is None or new is None:
            yield things.whole("decision-added" if old is None else "decision-removed", document, of, old, new)
            continue
        for difference in differences(pair, old, new):
            yield difference.change("decision-changed", document, of)
