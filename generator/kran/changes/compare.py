"""Two catalogues compared: every change, from each kind of document. One noun, one module, one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.changes import (
    agreements,
    assortments,
    authority,
    costs,
    decisions,
    guidelines,
    ledger,
    levels,
    lists,
    mandates,
    organisation,
    prices,
    promises,
    services,
    settings,
)
from kran.changes.change import place
from kran.changes.pair import Pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kran.changes.change import Change
    from kran.model.catalogue import Catalogue

COMPARED: tuple[Callable[[Pair], Iterable[Change]], ...] = (
    services.changes,
    prices.changes,
    lists.changes,
    promises.changes,
    levels.changes,
    assortments.changes,
    guidelines.changes,
    authority.changes,
    mandates.changes,
    organisation.changes,
    agreements.changes,
    costs.changes,
    settings.changes,
    decisions.changes,
    ledger.changes,
)


def compare(before: Catalogue, after: Catalogue) -> tuple[Change, ...]:
    """Return every change from `before` to `after`, in the order that reports tell them; none where nothing differs.

    `compare(b, a)` is `compare(a, b)` with each change reversed, but for the document that makes it.
    """
    pair = Pair(before, after)
    return tuple(sorted((change for changes in COMPARED for change in changes(pair)), key=place))
