"""All that is said of the changes between two revisions: worked out once, said in several forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kran.changes.effect import Effect, effect
from kran.changes.governed import needs
from kran.changes.governing import govern
from kran.review.share import Share, Shares, is_temporary, last_day
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
    `is_priced` says whether any does, or whether a unit pays otherwise. `passing` are the prices that are over by then:
    they are in no sum of a year. `governing` are the findings about decisions; `base` and `head` are commits (head
    empty: the folder as it is).
    """

    pair: Pair
    at: date
    changes: tuple[Change, ...]
    needs: tuple[Need, ...]
    effect: Effect
    shares: Shares
    passing: tuple[Share, ...]
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
    governed = govern(pair, at)
    changes, government = governed.changes, governed.government
    priced = [change for change in changes if change.name.startswith(_PRICED)]
    day = last_day(priced, at)
    found_effect = effect(pair, at, day)
    shares = Shares(pair, found_effect, cache(lambda start: effect(pair, at, start)))
    passing = (shares.of(change) for change in changes if is_temporary(change, day))
    return Review(
        pair,
        at,
        changes,
        needs(government),
        found_effect,
        shares,
        tuple(share for share in passing if share.lines),
        day,
        bool(priced) or _differs(found_effect),
        governed.findings,
        found.base,
        found.head,
    )


def _differs(found: Effect) -> bool:
    """Say whether a unit pays otherwise, be it for a measure or for the kind of customer that it is."""
    return any(line.difference for line in found.lines) or any(entry.before is not entry.after for entry in found.open)


_PRICED = ("price-", "quote-", "cost-")
"""What changes what the units pay."""
