"""Findings about decisions: a change that none covers, or that one covers wrongly. What is alike is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.changes.governed import (
    BEYOND_LIMIT,
    NO_MANDATE,
    NOBODY,
    NOT_YET,
    OTHER_MANDATE,
    SHORT_NOTICE,
    UNCOUNTED,
    USED,
    Government,
    Ruling,
)
from kran.changes.titles import title
from kran.diagnostics import NO_EXAMPLE, Code, Diagnostic, Severity, complain
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.diagnostics import Place
    from kran.model.catalogue import Catalogue


MISSING = Code(
    "K821",
    "decision-missing",
    Severity.ERROR,
    N_("A change has no decision behind it"),
    N_("Prices, promises, assortments, guidelines and rights are decided by the body that has the mandate."),
    NO_EXAMPLE,
    NO_EXAMPLE,
)
NOT_THEIRS = Code(
    "K822",
    "no-mandate",
    Severity.ERROR,
    N_("A decision is taken by someone without the mandate for it"),
    N_("Who may decide what is said in mandates.yaml. What is not said there is for the highest body."),
    NO_EXAMPLE,
    NO_EXAMPLE,
)
LIMIT = Code(
    "K823",
    "beyond-limit",
    Severity.ERROR,
    N_("A decision goes beyond the limits of its mandate"),
    N_("Limits count together over the calendar year: a rise that is cut in ten slices is one rise."),
    NO_EXAMPLE,
    NO_EXAMPLE,
)
NOTICE = Code(
    "K824",
    "short-notice",
    Severity.ERROR,
    N_("A price rises with less notice than agreed"),
    N_("Units plan their budgets by the prices. catalog.yaml says how many months before a rise they are told."),
    NO_EXAMPLE,
    NO_EXAMPLE,
)
ALREADY = Code(
    "K825",
    "decision-used",
    Severity.ERROR,
    N_("A decision was taken for what a document said before"),
    N_("A decision covers what was decided that day. What is changed afterwards was never before the body."),
    NO_EXAMPLE,
    NO_EXAMPLE,
)
CODES = (MISSING, NOT_THEIRS, LIMIT, NOTICE, ALREADY)


def undecided(government: Government) -> Iterator[Diagnostic]:
    """Yield one complaint for each document and reason, at the first change, with how many there are."""
    together: dict[tuple[object, ...], list[Ruling]] = {}
    for ruling in government.rulings:
        if ruling.fault != NOBODY and (ruling.fault or ruling.decision is None):
            decision = ruling.decision.id if ruling.decision else ""
            key = (ruling.change.document, ruling.fault, decision, ruling.body, ruling.role)
            together.setdefault(key, []).append(ruling)
    for those in together.values():
        yield _complaint(government, those)


def _complaint(government: Government, those: list[Ruling]) -> Diagnostic:
    first, catalogue = those[0], government.after
    code, message, remedy = _SAID[first.fault]
    place = first.change.where_after or _file(catalogue, first) or catalogue.settings.place
    if len(those) > 1:
        message = _SEVERAL[message]
    decision = first.decision
    if first.fault == "" and not catalogue.has("document", first.change.document):
        remedy = _FIRST
    return complain(
        code,
        place,
        message,
        remedy,
        of=title(government.pair, first.change),
        document=first.change.document,
        n=len(those),
        who=decider(catalogue, first.body, first.role),
        decision=decision.id if decision else "",
        by=decider(catalogue, decision.body, decision.role) if decision else "",
        mandate=first.mandate.id if first.mandate else "",
        stated=decision.mandate or "" if decision else "",
        day=decision.date.isoformat() if decision else "",
        start=first.change.start.isoformat() if first.change.start else "",
        earliest=first.earliest.isoformat() if first.earliest else "",
        months=government.notice,
    )


def _file(catalogue: Catalogue, ruling: Ruling) -> Place | None:
    """Return the file in which something stood that is gone, where the file is there yet."""
    then = ruling.change.where_before
    return next((document.place for document in catalogue.documents if then and document.file == then.file), None)


def decider(catalogue: Catalogue, body: str | None, role: str | None) -> str:
    """Return the name of a body or a role in the catalogue's main language; its id where it has none."""
    found = catalogue.bodies.get(body or "") or catalogue.roles.get(role or "")
    return str(found.title) if found is not None else body or role or "kommunfullmäktige"


_ONE = N_("“{of}” changes in {document}, and no decision covers it: {who} decides")
_OTHERS_DECISION = N_("“{of}” changes by {decision}, but {by} has no mandate for that: {who} decides")
_BEYOND = N_("“{of}” changes by {decision}, but that is more than {mandate} lets {by} decide in a year: {who} decides")
_CANNOT = N_("“{of}” changes by {decision}, but {mandate} has a limit, and this cannot be counted: {who} decides")
_OTHER = N_("“{of}” changes by {decision}, which says that it rests on {stated}, but that gives no right to it")
_AHEAD = N_("“{of}” changes by {decision}, but that is not taken until {day}")
_SOON = N_("“{of}” rises on {start}, too soon after {decision}: {months} months' notice is agreed")
_OLD = N_("“{of}” changes in {document}, but {decision} was taken for what it said before")
_SEVERAL = {
    _ONE: N_("“{of}” and more, {n} in all, change in {document}, and no decision covers it: {who} decides"),
    _OTHERS_DECISION: N_(
        "“{of}” and more, {n} in all, change by {decision}, but {by} has no mandate for that: {who} decides"
    ),
    _BEYOND: N_(
        "“{of}” and more, {n} in all, change by {decision}, but that is more than {mandate} lets {by} decide in a year:"
        " {who} decides"
    ),
    _CANNOT: N_(
        "“{of}” and more, {n} in all, change by {decision}, but {mandate} has a limit, and this cannot be counted:"
        " {who} decides"
    ),
    _OTHER: N_(
        "“{of}” and more, {n} in all, change by {decision}, which says that it rests on {stated}, but that gives no"
        " right to it"
    ),
    _AHEAD: N_("“{of}” and more, {n} in all, change by {decision}, but that is not taken until {day}"),
    _SOON: N_(
        "“{of}” and more, {n} in all, rise on {start}, too soon after {decision}: {months} months' notice is agreed"
    ),
    _OLD: N_("“{of}” and more, {n} in all, change in {document}, but {decision} was taken for what it said before"),
}
_ASK = N_("When it is decided: “kran new decision --for-changes BASE” writes the draft of the decision.")
_FIRST = N_("A decision names only what is there. Let it first say that nothing holds any longer; then it can go.")
_SAID = {
    "": (MISSING, _ONE, _ASK),
    NO_MANDATE: (NOT_THEIRS, _OTHERS_DECISION, _ASK),
    BEYOND_LIMIT: (LIMIT, _BEYOND, _ASK),
    UNCOUNTED: (LIMIT, _CANNOT, _ASK),
    OTHER_MANDATE: (NOT_THEIRS, _OTHER, N_("Let the decision name the mandate that gives the right, or none.")),
    NOT_YET: (MISSING, _AHEAD, N_("Wait until it is taken, or write the day on which it was.")),
    SHORT_NOTICE: (NOTICE, _SOON, N_("Let it rise on {earliest} or later.")),
    USED: (ALREADY, _OLD, _ASK),
}
