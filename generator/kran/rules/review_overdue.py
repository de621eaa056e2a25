"""Texts are looked through now and then, on a day that has been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.periods import add_months
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_SKARM = (
    "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
    "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
)

CODE = Code(
    "K603",
    "review-overdue",
    Severity.WARNING,
    N_("A service has not been reviewed for long"),
    N_("A text that nobody looks at becomes untrue. catalog.yaml says how often (review_months)."),
    Example(_SKARM + "reviewed: 2020-01-15\n"),
    Example(_SKARM + "reviewed: 2026-10-15\n"),
)
AHEAD = Code(
    "K605",
    "reviewed-in-the-future",
    Severity.WARNING,
    N_("A service has been reviewed on a day to come"),
    N_("The page would say so, and nobody is reminded until long after that day."),
    Example(_SKARM + "reviewed: 2027-10-15\n"),
    Example(_SKARM + "reviewed: 2026-10-15\n"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    months = checked.catalogue.settings.review_months
    for service in checked.catalogue.published_services:
        if service.reviewed is not None and add_months(service.reviewed, months) < checked.at:
            yield complain(
                CODE,
                service.place.at("reviewed"),
                N_("last reviewed on {day}: more than {months} months ago"),
                N_("Read it through and write today's date."),
                day=service.reviewed.isoformat(),
                months=months,
            )


def _ahead(checked: Checked) -> Iterator[Diagnostic]:
    for service in checked.catalogue.services.values():
        if service.reviewed is not None and service.reviewed > checked.at:
            yield complain(
                AHEAD,
                service.place.at("reviewed"),
                N_("{day} has not been yet"),
                N_("Write the day on which someone read it through."),
                day=service.reviewed.isoformat(),
            )


RULE = Rule(CODE, _check, local=True)
AHEAD_RULE = Rule(AHEAD, _ahead, local=True)
