"""A language of the catalogue is one that there is, and one that the program speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_, is_language, languages
from kran.translations import read

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
    settings, spoken = checked.catalogue.settings, languages()
    swapped = checked.written.instead
    for index, code in enumerate(settings.languages):
        place = settings.place.at("languages", index)
        if not is_language(code):
            yield complain(
                CODE,
                place,
                N_("there is no language “{code}”"),
                N_("Did you mean “{meant}”? Texts are written in it.")
                if code in swapped
                else N_("Write its code of two letters, such as sv, en or fi."),
                code=code,
                meant=swapped.get(code),
            )
        elif code in swapped:
            continue  # language-undeclared says which one was meant
        elif code not in spoken:
            yield complain(
                CODE,
                place,
                N_("the program has no words in “{code}”: all but the catalogue's own texts would be in English"),
                N_("Put translations in locale/{code}/LC_MESSAGES/kran.po, or leave the language out."),
                severity=Severity.WARNING,
                code=code,
            )
        for damage in read(code).damage if is_language(code) else ():
            yield complain(
                CODE,
                place,
                N_("line {line} of {file} cannot be used: {text}")
                if damage.line
                else N_("{file} cannot be read: {text}"),
                N_("Mend it: UTF-8, the form of a .po file, and in each translation the fields of its message."),
                severity=Severity.WARNING,
                file=damage.file,
                line=damage.line,
                text=damage.text,
            )


RULE = Rule(CODE, _check, local=True)
