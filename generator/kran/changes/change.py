"""A change: what differs between two catalogues, by a stable name that mandates and reports use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from kran.diagnostics import Place

REVERSED = {
    "service-added": "service-retired",
    "service-renamed": "service-renamed",
    "service-moved": "service-moved",
    "service-reworded": "service-reworded",
    "option-added": "option-removed",
    "option-renamed": "option-renamed",
    "option-reworded": "option-reworded",
    "price-introduced": "price-removed",
    "price-raised": "price-lowered",
    "price-changed": "price-changed",
    "price-reworded": "price-reworded",
    "list-changed": "list-changed",
    "level-introduced": "level-removed",
    "level-weakened": "level-strengthened",
    "level-changed": "level-changed",
    "level-reworded": "level-reworded",
    "assortment-changed": "assortment-changed",
    "guideline-changed": "guideline-changed",
    "authority-widened": "authority-narrowed",
    "mandate-changed": "mandate-changed",
    "body-changed": "body-changed",
    "post-changed": "post-changed",
    "unit-changed": "unit-changed",
    "agreement-changed": "agreement-changed",
    "cost-changed": "cost-changed",
    "terms-changed": "terms-changed",
    "quote-accepted": "quote-withdrawn",
    "settings-changed": "settings-changed",
    "decision-added": "decision-removed",
    "decision-changed": "decision-changed",
    "ledger-changed": "ledger-changed",
}
REVERSED |= {other: name for name, other in REVERSED.items()}
"""Every name, and what the same change is called when the two catalogues change places."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `before` and `after` are what differs: None on the side where there is nothing.

    `document` is what a decision would name (``prices/2027``, ``mandates/pris-ram``); of the two catalogues the later
    one's, where it is in both. `of` is what changed within it, by its name today: a row (``server+start``), an item, a
    unit. `aspect` is the field, where one thing can change in several ways (``summary``, ``limit.year``).

    `start` is the first day it holds and `until` the last (None: until further notice); a text holds at once and has
    neither. `customers` are the kinds of customer it is for (none: it is not by customer), `unit` the one unit whose
    own it is. Places are where each side is written.
    """

    name: str
    document: str
    of: str
    before: object = None
    after: object = None
    aspect: str = ""
    start: date | None = None
    until: date | None = None
    customers: tuple[str, ...] = ()
    unit: str | None = None
    where_before: Place | None = None
    where_after: Place | None = None

    def reversed(self) -> Change:
        """Return the same change with the two catalogues in each other's place; `document` and `of` stay."""
        return replace(
            self,
            name=REVERSED[self.name],
            before=self.after,
            after=self.before,
            where_before=self.where_after,
            where_after=self.where_before,
        )


def place(change: Change) -> tuple[int | str, ...]:
    """Return what sorts changes: their names' places in REVERSED, then what they are about and from when."""
    return (
        _PLACES[change.name],
        change.of,
        change.aspect,
        change.start.isoformat() if change.start else "",
        "/".join((*change.customers, change.unit or "")),
        change.document,
        *(str(where) for where in (change.where_before, change.where_after)),
    )


_PLACES = {name: index for index, name in enumerate(dict.fromkeys(name for both in REVERSED.items() for name in both))}
"""Each name's place, beside that of its reverse."""
