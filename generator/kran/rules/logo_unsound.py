"""The municipality's logo is a picture, and nothing but one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, Spot, complain
from kran.model.load import TOP
from kran.rules.rule import Checked, Rule
from kran.source import picture
from kran.source.picture import Wrong
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETTINGS = (
    "# catalog/catalog.yaml\nversion: 1\norganisation: {name: Exempelkommun, example: true}\nlanguages: [sv, en]\n"
    "site: {name: It på kran, url: https://it.exempelkommun.example/, logo: vapen.svg}\n"
    "customers:\n  internal: {title: {sv: Förvaltningar, en: Administrations}, vat: 0}\n"
    "  company: {title: {sv: Bolag, en: Companies}, vat: 25}\n"
    "unit_kinds:\n  administration: {sv: Förvaltning, en: Administration}\n  school: {sv: Skola, en: School}\n"
    "figures:\n  employees: {sv: anställda, en: employees}\ncode: {ansvar: 5, verksamhet: 5}\n"
    "# catalog/vapen.svg\n"
)
_SOUND = Example(f'{_SETTINGS}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>\n')

NO_PICTURE = Code(
    "K515",
    "logo-no-picture",
    Severity.ERROR,
    N_("The logo is no picture"),
    N_("Every page shows it: where it cannot be drawn they show a hole."),
    Example(f'{_SETTINGS}<svg viewBox="0 0 9 9"/>\n'),
    _SOUND,
)
MORE = Code(
    "K516",
    "logo-more-than-a-picture",
    Severity.ERROR,
    N_("The logo runs or fetches something"),
    N_("The site loads nothing from elsewhere and runs nothing but its own, so that no one is followed or misled."),
    Example(f'{_SETTINGS}<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>\n'),
    _SOUND,
)

_ANEW = N_("Save it anew from a drawing program as plain SVG or as PNG.")
_SAYS = {
    Wrong.NO_PICTURE: (N_("the logo is no picture"), N_("Put a picture of the kind SVG or PNG there.")),
    Wrong.NO_NAMESPACE: (
        N_("the logo does not say that it is SVG, and is not drawn"),
        N_('Write xmlns="http://www.w3.org/2000/svg" in the first element.'),
    ),
    Wrong.BROKEN: (N_("the logo is broken: {what}"), _ANEW),
    Wrong.SCRIPT: (N_("the logo holds a script ({what})"), _ANEW),
    Wrong.ELSEWHERE: (N_("the logo fetches something from elsewhere ({what})"), _ANEW),
    Wrong.ENTITY: (N_("the logo declares an abbreviation of its own ({what})"), _ANEW),
}


def _no_picture(checked: Checked) -> Iterator[Diagnostic]:
    yield from _told(checked, NO_PICTURE, {Wrong.NO_PICTURE, Wrong.NO_NAMESPACE, Wrong.BROKEN})


def _more(checked: Checked) -> Iterator[Diagnostic]:
    yield from _told(checked, MORE, {Wrong.SCRIPT, Wrong.ELSEWHERE, Wrong.ENTITY})


def _told(checked: Checked, code: Code, of: set[Wrong]) -> Iterator[Diagnostic]:
    name = checked.catalogue.settings.site.logo or ""
    data = checked.catalogue.pictures.get(name)
    found = picture.fault(name, data) if data is not None else None
    if found is not None and found.wrong in of:
        message, remedy = _SAYS[found.wrong]
        yield complain(code, Spot(f"{TOP}/{name}", found.line, found.column), message, remedy, what=found.what)


RULE = Rule(NO_PICTURE, _no_picture)
MORE_RULE = Rule(MORE, _more)
