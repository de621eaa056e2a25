"""A language of the catalogue is one that there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_, is_language

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = "# catalog/catalog.yaml\nversion: 1\norganisation: {name: Exempelkommun, example: true}\n"
_REST = (
    "site: {name: It på kran, url: https://it.exempelkommun.example/}\n"
    "customers:\n  internal: {title: {sv: Förvaltningar, en: Administrations}, vat: 0}\n"
    "  company: {title: {sv: Bolag, en: Companies}, vat: 25}\n"
    "unit_kinds:\n  administration: {sv: Förvaltning, en: Administration}\n  school: {sv: Skola, en: School}\n"
    "figures:\n  employees: {sv: anställda, en: employees}\ncode: {ansvar: 5, verksamhet: 5}\n"
)

CODE = Code(
    "K512",
    "language-unknown",
    Severity.ERROR,
    N_("A language is unknown"),
    N_("The code says how numbers and dates are written and what a page is read aloud as; each has pages of its own."),
    Example(f"{_HEAD}languages: [sv, en, xx]\n{_REST}"),
    Example(f"{_HEAD}languages: [sv, en]\n{_REST}"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    settings = checked.catalogue.settings
    for index, code in enumerate(settings.languages):
        if not is_language(code):
            yield complain(
                CODE,
                settings.place.at("languages", index),
                N_("there is no language “{code}”"),
                N_("Write its code of two letters, such as sv, en or fi."),
                code=code,
            )


RULE = Rule(CODE, _check, local=True)
