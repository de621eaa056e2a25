"""What a price list says of itself. The prices in it are told in prices.py, its promises in promises.py.

A list that is new, or gone, is no change of its own: what it says may be what held already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.changes import things
from kran.changes.fields import differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.changes.change import Change
    from kran.changes.pair import Pair

_APART = frozenset({"start", "until", "customers", "unit", "rows", "levels"})
"""Told by the prices and promises that hold otherwise by them; a list for everyone has no last day."""


def changes(pair: Pair) -> Iterator[Change]:
    """Yield each aspect in which a decided list differs: its title, its decision, whether it is complete."""
    if pair.same("price_lists"):
        return
    for of, old, new in things.entries(pair, "price_lists"):
        if old is None or new is None:
            continue
        for difference in differences(pair, old, new, apart=_APART if old.unit or new.unit else _APART - {"until"}):
            yield difference.change("list-changed", things.document("price_lists", of), of)
