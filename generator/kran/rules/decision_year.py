"""A decision lies in the folder of its year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.decision import Decision

_LIST = (
    "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\ndecision: kf-2025-2\nprices:\n"
    "  skarm: {amount: 65.00, per: month}\n"
)
_DECISION = "title: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\ndecides: [prices/2026-extra]\n"

CODE = Code(
    "K410",
    "decision-in-another-year",
    Severity.ERROR,
    N_("A decision does not lie in the folder of its year"),
    N_("Who looks for a decision looks under its year; a wrong folder often means a wrong date."),
    Example(_LIST + "# catalog/decisions/2024/kf-2025-2.yaml\n" + _DECISION),
    Example(_LIST + "# catalog/decisions/2025/kf-2025-2.yaml\n" + _DECISION),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for decision in checked.catalogue.decisions.values():
        folder = decision.place.file.split("/")[-2]
        if is_misdated(decision):
            yield complain(
                CODE,
                decision.place.at("date"),
                N_("the decision is of {year} but lies in the folder {folder}"),
                N_("Look at the date, or move the file to decisions/{year}/."),
                year=decision.date.year,
                folder=folder,
            )


def is_misdated(decision: Decision) -> bool:
    """Say whether a decision is of another year than its folder: what follows from its date is no second mistake."""
    return decision.place.file.split("/")[-2] != f"{decision.date.year:04}"


RULE = Rule(CODE, _check, local=True)
