"""A price is decided before it begins to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIST = (
    "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\ndecision: kf-2026-2\nprices:\n"
    "  skarm: {amount: 65.00, per: month}\n"
)
_DECISION = (
    "# catalog/decisions/2026/kf-2026-2.yaml\ntitle: Tillägg\nbody: kf\ndate: %s\nreference: § 2\n"
    "decides: [prices/2026-extra]\n"
)

CODE = Code(
    "K404",
    "decided-too-late",
    Severity.ERROR,
    N_("Something holds before it was decided"),
    N_("Nobody can be charged a price that is not yet decided. A correction says which list it corrects."),
    Example(_LIST + _DECISION % "2026-03-15"),
    Example(_LIST + _DECISION % "2026-02-15"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    for source in catalogue.price_lists.values():
        decision = catalogue.decisions.get(source.decision or "")
        if decision is not None and decision.date > source.start and not source.corrects:
            yield complain(
                CODE,
                source.place.at("from"),
                N_("the list holds from {start} but was decided on {day}"),
                N_("Let it hold from a later day, or name the list it corrects."),
                start=source.start.isoformat(),
                day=decision.date.isoformat(),
            )
    for level in catalogue.levels.values():
        for start, name in level.decisions:
            decision = catalogue.decisions.get(name)
            if decision is not None and decision.date > start:
                yield complain(
                    CODE,
                    level.place.at("decision", start.isoformat(), key=True),
                    N_("the promise holds from {start} but was decided on {day}"),
                    N_("Let it hold from a later day."),
                    start=start.isoformat(),
                    day=decision.date.isoformat(),
                )


RULE = Rule(CODE, _check)
