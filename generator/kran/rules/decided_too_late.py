"""A price is decided before it begins to hold, on a day that has been."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.decision_year import is_misdated
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.catalogue import Catalogue
    from kran.model.decision import Decision

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
AHEAD = Code(
    "K412",
    "decided-in-the-future",
    Severity.WARNING,
    N_("A decision is of a day to come"),
    N_("What it decides would be published as decided before anyone has done so."),
    Example(_LIST.replace("2026-03-01", "2027-03-01") + _DECISION % "2026-12-31"),
    Example(_LIST.replace("2026-03-01", "2027-03-01") + _DECISION % "2026-02-15"),
)


_DATED = ("prices/", "service-levels/")
"""What a decision names that says from which day it holds."""


def _check(checked: Checked) -> Iterator[Diagnostic]:
    late: dict[str, list[Diagnostic]] = defaultdict(list)
    for decision_id, problem in _each(checked.catalogue):
        late[decision_id].append(problem)
    for name, problems in late.items():
        decision = checked.catalogue.decisions[name]
        dated = [document for document in decision.decides if document.startswith(_DATED)]
        if len(problems) == 1 or len(problems) < len(dated):
            yield from problems
        else:  # all of it holds before then: the one day is wrong rather than each of the others
            yield complain(
                CODE,
                decision.place.at("date"),
                N_("the decision is of {day}, but all that it decides holds before then"),
                N_("Look at the date, or let what was decided hold from a later day."),
                day=decision.date.isoformat(),
            )


def late_lists(checked: Checked) -> frozenset[str]:
    """Return the files of the price lists whose first day is told to be too early."""
    return frozenset(problem.where.file for problem in _check(checked) if "start" in problem.message.values)


def _each(catalogue: Catalogue) -> Iterator[tuple[str, Diagnostic]]:
    for source in catalogue.price_lists.values():
        decision = _decision(catalogue, source.decision)
        if decision is not None and decision.date > source.start and not source.corrects:
            yield (
                decision.id,
                complain(
                    CODE,
                    source.place.at("from"),
                    N_("the list holds from {start} but was decided on {day}"),
                    N_("Let it hold from a later day, or name the list it corrects."),
                    start=source.start.isoformat(),
                    day=decision.date.isoformat(),
                ),
            )
    for level in catalogue.levels.values():
        for start, name in level.decisions:
            decision = _decision(catalogue, name)
            if decision is not None and decision.date > start:
                yield (
                    decision.id,
                    complain(
                        CODE,
                        level.place.at("decision", start.isoformat(), key=True),
                        N_("the promise holds from {start} but was decided on {day}"),
                        N_("Let it hold from a later day."),
                        start=start.isoformat(),
                        day=decision.date.isoformat(),
                    ),
                )


def _decision(catalogue: Catalogue, name: str | None) -> Decision | None:
    """Return a decision whose date can be relied on."""
    decision = catalogue.decisions.get(name or "")
    return None if decision is None or is_misdated(decision) else decision


def _ahead(checked: Checked) -> Iterator[Diagnostic]:
    late = {decision_id for decision_id, _ in _each(checked.catalogue)}  # their date is told to be wrong already
    for decision in checked.catalogue.decisions.values():
        is_ahead = decision.date > checked.at and not decision.draft
        if is_ahead and decision.id not in late and not is_misdated(decision):
            yield complain(
                AHEAD,
                decision.place.at("date"),
                N_("{day} has not been yet"),
                N_("Look at the date. Until it is decided: status: draft, here and in what it decides."),
                day=decision.date.isoformat(),
            )


RULE = Rule(CODE, _check)
AHEAD_RULE = Rule(AHEAD, _ahead, local=True)
