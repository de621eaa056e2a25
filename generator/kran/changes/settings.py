"""What the rest is told by: ``catalog.yaml``, shelves, measures, rates and suppliers.

A measure's `size`, `round_up` and `period` multiply what every price per it comes to: that is an aspect here, and
the effect in money tells the sum.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kran.changes import things
from kran.changes.change import Change
from kran.changes.fields import differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.changes.pair import Pair

NAME = "settings-changed"


def changes(pair: Pair) -> Iterator[Change]:
    """Yield each aspect of the settings that differs, by its keys (``customers.company.vat``)."""
    if not pair.same("settings"):
        for difference in differences(pair, pair.before.settings, pair.after.settings):
            yield difference.change(NAME, "catalog", "catalog")
    for field in ("categories", "measures", "suppliers"):
        yield from things.each(pair, field, NAME)
    yield from _rates(pair)
    yield from _order(pair)


def _rates(pair: Pair) -> Iterator[Change]:
    """Yield what differs of the times of day, which lie in the file of the measures."""
    for change in things.each(pair, "rates", NAME):
        yield replace(change, document=f"rates/{change.of}")


def _order(pair: Pair) -> Iterator[Change]:
    """Yield the shelves that stand in another order: a list, unlike the other files."""
    before, after = pair.before.categories, pair.after.categories
    old, new = tuple(filter(after.__contains__, before)), tuple(filter(before.__contains__, after))
    if old != new:
        first = [side[names[0]].place for side, names in ((before, old), (after, new))]
        yield Change(NAME, "categories", "categories", old, new, "order", where_before=first[0], where_after=first[1])
