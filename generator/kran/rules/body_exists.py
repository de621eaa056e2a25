"""A decision is taken by a body that exists on that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.decision_year import is_misdated
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_DECISION = (
    "# catalog/decisions/2025/{0}.yaml\ntitle: Tillägg\nbody: {1}\ndate: {2}\nreference: § 2\n"
    "decides: [prices/2026-extra]\n"
)
_LIST = (
    "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\ndecision: {0}\nprices:\n"
    "  skarm: {{amount: 65.00, per: month}}\n"
)

CODE = Code(
    "K403",
    "body-does-not-exist-then",
    Severity.ERROR,
    N_("A decision is by a body that does not exist on that day"),
    N_("A body that was not yet formed, or already dissolved, cannot have decided anything."),
    Example(_DECISION.format("rad-2025-1", "rad", "2025-11-17") + _LIST.format("rad-2025-1")),
    Example(_DECISION.format("kf-2025-2", "kf", "2025-11-17") + _LIST.format("kf-2025-2")),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for decision in checked.catalogue.decisions.values():
        body = checked.catalogue.bodies.get(decision.body or "")
        if body is not None and not is_misdated(decision) and not body.exists(decision.date):
            yield complain(
                CODE,
                decision.place.at("body"),
                N_("“{body}” does not exist on {day}"),
                N_("It exists from {start} to {until}: look at the date and the body."),
                body=body.id,
                day=decision.date.isoformat(),
                start=body.start.isoformat(),
                until=body.until.isoformat() if body.until else "…",
            )


RULE = Rule(CODE, _check, local=True)
