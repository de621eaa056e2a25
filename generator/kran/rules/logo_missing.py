"""The municipality's logo is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETTINGS = (
    "# catalog/catalog.yaml\nversion: 1\norganisation: {name: Exempelkommun, example: true}\nlanguages: [sv, en]\n"
    "site: {name: It på kran, url: https://it.exempelkommun.example/, logo: vapen.svg}\n"
    "customers:\n  internal: {title: {sv: Förvaltningar, en: Administrations}, vat: 0}\n"
    "  company: {title: {sv: Bolag, en: Companies}, vat: 25}\n"
    "unit_kinds:\n  administration: {sv: Förvaltning, en: Administration}\n  school: {sv: Skola, en: School}\n"
    "figures:\n  employees: {sv: anställda, en: employees}\ncode: {ansvar: 5, verksamhet: 5}\n"
)

CODE = Code(
    "K511",
    "logo-missing",
    Severity.ERROR,
    N_("The logo is not there"),
    N_("Every page shows it: without the file no page can be built."),
    Example(_SETTINGS),
    Example(f'{_SETTINGS}# catalog/vapen.svg\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>\n'),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    name = catalogue.settings.site.logo
    if name and name not in catalogue.pictures:
        meant = nearest(name, catalogue.pictures)
        yield complain(
            CODE,
            catalogue.settings.place.at("site", "logo"),
            N_("the picture {name} is not in catalog/"),
            N_("Did you mean “{meant}”?") if meant else N_("Put the picture in catalog/, or take the line away."),
            name=name,
            meant=meant,
        )


RULE = Rule(CODE, _check, local=True)
