"""What the rest is told by: ``catalog.yaml``, shelves, measures, rates and suppliers.

What prices count on is governed, and has a name of its own: how large a measure is and for how long, at which hours
a rate holds, what kinds of customer there are and how they are charged, and how long before a rise one is told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kran.changes import things
from kran.changes.change import Change
from kran.changes.fields import differences
from kran.model.catalogue import DECIDED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.changes.pair import Pair

NAME, TERMS = "settings-changed", "terms-changed"
_TEXTS = frozenset({"title", "text", "short"})
"""The last key of what is only said."""


def changes(pair: Pair) -> Iterator[Change]:
    """Yield each aspect of the settings that differs, by its keys (``customers.company.vat``)."""
    if not pair.same("settings"):
        for difference in differences(pair, pair.before.settings, pair.after.settings):
            key, _, rest = difference.aspect.partition(".")
            if key in DECIDED and rest.rpartition(".")[2] not in _TEXTS:
                yield difference.change(TERMS, f"catalog/{key}", key)
            else:
                yield difference.change(NAME, "catalog", "catalog")
    for field in ("categories", "suppliers"):
        yield from things.each(pair, field, NAME)
    for change in things.each(pair, "measures", NAME):
        yield _of_prices(change)
    for change in things.each(pair, "rates", NAME):
        yield replace(_of_prices(change), document=f"rates/{change.of}")
    yield from _order(pair)


def _of_prices(change: Change) -> Change:
    """Return a change by its right name: what is new or gone changes no price that there is, nor does a text."""
    is_text = change.aspect.rpartition(".")[2] in _TEXTS
    return replace(change, name=TERMS) if change.aspect and not is_text else change


def _order(pair: Pair) -> Iterator[Change]:
    """Yield the shelves that stand in another order: a list, unlike the other files."""
    before, after = pair.before.categories, pair.after.categories
    old, new = tuple(filter(after.__contains__, before)), tuple(filter(before.__contains__, after))
    if old != new:
        first = [side[names[0]].place for side, names in ((before, old), (after, new))]
        yield Change(NAME, "categories", "categories", old, new, "order", where_before=first[0], where_after=first[1])
