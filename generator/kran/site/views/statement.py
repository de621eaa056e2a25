"""The accessibility statement: what the act (2018:1937) demands, from the settings and the last automatic check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site import accessibility_check, address
from kran.site.views.head import Head
from kran.site.words import NN_
from kran.text import N_

if TYPE_CHECKING:
    from kran.model.accessibility import Accessibility
    from kran.model.settings import ServiceDesk
    from kran.site.context import Context
    from kran.text import Said

AUTHORITY = "https://www.digg.se/tdosanmalan"
"""Where the authority that supervises the act takes complaints."""

STATUS = {
    "fully": N_("The site fully complies with the act on accessibility of digital public services."),
    "partly": N_("The site partly complies with the act on accessibility of digital public services."),
    "not": N_("The site does not comply with the act on accessibility of digital public services."),
}
METHODS = {
    "own": N_("We assessed the site ourselves."),
    "external": N_("Someone outside the organisation reviewed the site."),
}
NOT_TESTED = {
    "people": N_("use by people, with or without disabilities"),
    "assistive-technology": N_("screen readers, magnifiers, voice control and other assistive technology"),
    "other-browsers": N_("other browsers than Chromium, and real telephones"),
    "files": N_("PDF and Excel files, beyond what the programs that make them check"),
    "own-texts": N_("whether texts are easy to understand"),
}
SCHEMES = {"light": N_("light"), "dark": N_("dark")}


@dataclass(frozen=True, slots=True)
class ShownFault:
    """A known fault as a row of the table."""

    what: Said
    why: Said
    requirement: Said
    until: str


@dataclass(frozen=True, slots=True)
class Assessed:
    """What the municipality says of its assessment."""

    status: str
    method: str
    people: Said | None
    day: str
    updated: str
    faults: tuple[ShownFault, ...]
    burdens: tuple[tuple[Said, Said], ...]
    not_covered: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Automatic:
    """The last automatic check, in words."""

    day: str
    tools: str
    extent: str
    found: str
    not_tested: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    """The page; without `assessed` it says that nobody has assessed the site. `authority` takes complaints."""

    head: Head
    actor: str
    site: str
    url: str
    desk: ServiceDesk
    report_url: str
    assessed: Assessed | None
    automatic: Automatic
    authority: str = AUTHORITY


def view(context: Context) -> StatementView:
    """Return the page."""
    words, settings = context.words, context.settings
    of = settings.accessibility
    return StatementView(
        head=Head(
            path=address.STATEMENT,
            title=words.gettext(N_("Accessibility statement")),
            description=words.gettext(
                N_("How accessible the site is, what falls short, how to report it and who supervises.")
            ),
            section="",
            source="catalog/catalog.yaml",
        ),
        actor=settings.organisation,
        site=settings.site.name,
        url=settings.site.url,
        desk=settings.service_desk,
        report_url=of.report_url or "" if of else "",
        assessed=_assessed(context, of) if of else None,
        automatic=_automatic(context),
    )


def _assessed(context: Context, of: Accessibility) -> Assessed:
    words, code = context.words, context.language.code
    return Assessed(
        status=words.gettext(STATUS[of.status]),
        method=words.gettext(METHODS[of.method]),
        people=words.said(of.people),
        day=words.day(of.assessed),
        updated=words.day(of.updated),
        faults=tuple(
            ShownFault(
                it.what.said(code),
                it.why.said(code),
                it.requirement.said(code),
                words.day(it.until) if it.until else words.gettext(N_("not decided")),
            )
            for it in of.faults
        ),
        burdens=tuple((it.what.said(code), it.why.said(code)) for it in of.burdens),
        not_covered=tuple(it.said(code) for it in of.not_covered),
    )


def _automatic(context: Context) -> Automatic:
    words, last = context.words, accessibility_check.last()
    languages = [words.language_name(it) for it in last.languages]
    return Automatic(
        day=words.day(last.day),
        tools=words.gettext(N_("axe-core {axe} in {browser}"), axe=last.axe, browser=last.browser),
        extent=words.gettext(
            N_("{pages} and {states}, each in {languages}, {schemes}, {widths} pixels wide: {checks} in all"),
            pages=words.ngettext(*NN_("{n} page", "{n} pages"), len(last.pages)),
            states=words.ngettext(
                *NN_("{n} state (such as an open menu)", "{n} states (such as an open menu, a search without result)"),
                len(last.states),
            ),
            languages=words.listed(languages),
            schemes=words.listed([words.gettext(SCHEMES[it]) for it in last.schemes]),
            widths=words.listed([words.number(it) for it in last.widths]),
            checks=words.ngettext(*NN_("{n} check", "{n} checks"), last.checks),
        ),
        found=words.ngettext(*NN_("{n} fault was found", "{n} faults were found"), last.violations),
        not_tested=tuple(words.gettext(NOT_TESTED[it]) for it in last.not_tested),
    )
