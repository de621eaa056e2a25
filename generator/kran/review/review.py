"""All that is said of the changes between two revisions: worked out once, said in several forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.changes.effect import Effect, effect
from kran.changes.governed import needs
from kran.changes.governing import govern
from kran.source.yaml import collector_paused

if TYPE_CHECKING:
    from datetime import date

    from kran.changes.change import Change
    from kran.changes.need import Need
    from kran.changes.pair import Pair
    from kran.changes.revisions import Revisions
    from kran.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Review:
    """`changes` in the order they are told; `needs` are those that must be decided, by who decides.

    `effect` is counted on what the units held on `at`, with the prices of `day`, the last on which one changes;
    `is_priced` says whether any does. `governing` are the findings about decisions; `base` and `head` are commits (head
    empty: the folder as it is).
    """

    pair: Pair
    at: date
    changes: tuple[Change, ...]
    needs: tuple[Need, ...]
    effect: Effect
    day: date
    is_priced: bool
    governing: tuple[Diagnostic, ...]
    base: str
    head: str


@collector_paused()
def review(found: Revisions, at: date) -> Review:
    """Work out what follows from the changes between two revisions that could be read."""
    assert found.pair is not None  # noqa: S101  asked for what could be read only
    pair = found.pair
    governed = govern(pair)
    changes, government = governed.changes, governed.government
    priced = [change for change in changes if change.name.startswith(_PRICED)]
    day = max([at, *(change.start for change in priced if change.start is not None)])
    return Review(
        pair,
        at,
        changes,
        needs(government),
        effect(pair, at, day),
        day,
        bool(priced),
        governed.findings,
        found.base,
        found.head,
    )


_PRICED = ("price-", "quote-", "cost-")
"""What changes what the units pay."""
