"""A price list begins within ten years of when it was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.periods import LONGEST_GAP
from kran.rules.decision_year import is_misdated
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIST = (
    "# catalog/prices/extra.yaml\ntitle: Tillägg\nfrom: %s-03-01\ndecision: kf-2025-2\nprices:\n"
    "  skarm: {amount: 65.00, per: month}\n"
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/extra]\n"
)

CODE = Code(
    "K311",
    "list-far-away",
    Severity.ERROR,
    N_("A price list begins many years away"),
    N_("Nobody decides prices so long before they hold: the year is mistyped, and its prices would never begin."),
    Example(_LIST % "2999"),
    Example(_LIST % "2026"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    before = None
    for source in catalogue.decided_lists:
        decision = catalogue.decisions.get(source.decision or "")
        since = decision.date if decision is not None and not is_misdated(decision) else before
        before = source.start
        if since is not None and source.start.year - since.year > LONGEST_GAP:
            yield complain(
                CODE,
                source.place.at("from"),
                N_("the list holds from {start}, more than {years} years after {since}"),
                N_("Look at the year."),
                start=source.start.isoformat(),
                years=LONGEST_GAP,
                since=since.isoformat(),
            )


RULE = Rule(CODE, _check)
