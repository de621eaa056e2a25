"""What is said of the site's accessibility agrees with itself, and is of days that have been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETTINGS = (
    "# catalog/catalog.yaml\nversion: 1\norganisation: {name: Exempelkommun, example: true}\nlanguages: [sv, en]\n"
    "site: {name: It på kran, url: https://it.exempelkommun.example/}\n"
    "customers:\n  internal: {title: {sv: Förvaltningar, en: Administrations}, vat: 0}\n"
    "  company: {title: {sv: Bolag, en: Companies}, vat: 25}\n"
    "unit_kinds:\n  administration: {sv: Förvaltning, en: Administration}\n  school: {sv: Skola, en: School}\n"
    "figures:\n  employees: {sv: anställda, en: employees}\ncode: {ansvar: 5, verksamhet: 5}\n"
    "accessibility:\n  method: own\n  assessed: %s\n  updated: 2026-02-20\n  status: %s\n"
    "  faults:\n    - what: {sv: Kartan saknar text, en: The map has no text}\n"
    "      why: {sv: Den byts ut, en: It is being replaced}\n      requirement: WCAG 1.1.1\n"
)

CODE = Code(
    "K518",
    "compliance-with-faults",
    Severity.ERROR,
    N_("A site with known faults is said to comply fully"),
    N_("The act (2018:1937) knows full compliance only where nothing falls short and no exception is claimed."),
    Example(_SETTINGS % ("2026-02-20", "fully")),
    Example(_SETTINGS % ("2026-02-20", "partly")),
)
AHEAD = Code(
    "K519",
    "assessed-in-the-future",
    Severity.WARNING,
    N_("The accessibility statement is of a day to come"),
    N_("The statement would tell of an assessment that nobody has made."),
    Example(_SETTINGS % ("2027-02-20", "partly")),
    Example(_SETTINGS % ("2026-02-20", "partly")),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    settings = checked.catalogue.settings
    of = settings.accessibility
    if of is not None and of.status == "fully" and (of.faults or of.burdens):
        yield complain(
            CODE,
            settings.place.at("accessibility", "status"),
            N_("faults or exceptions are listed, so the site does not comply fully"),
            N_("Write partly or not, or take away what is mended."),
        )


def _ahead(checked: Checked) -> Iterator[Diagnostic]:
    settings = checked.catalogue.settings
    of = settings.accessibility
    if of is None:
        return
    for name, day in (("assessed", of.assessed), ("updated", of.updated)):
        if day > checked.at:
            yield complain(
                AHEAD,
                settings.place.at("accessibility", name),
                N_("{day} has not been yet"),
                N_("Write the day on which it was done."),
                day=day.isoformat(),
            )


RULE = Rule(CODE, _check)
AHEAD_RULE = Rule(AHEAD, _ahead)
