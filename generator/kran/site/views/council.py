"""Who decides what: bodies, their seats, and the mandates given to them and to roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.model.kinds import KINDS as KINDS_OF_DOCUMENT
from kran.site import address
from kran.site.names import item_name
from kran.site.page import Link
from kran.site.views import head
from kran.site.views.decision import document_name
from kran.site.views.head import Head
from kran.text import N_, Said

if TYPE_CHECKING:
    from kran.model.body import Body
    from kran.model.mandate import Mandate
    from kran.site.context import Context, Decided

KINDS = {
    "assembly": N_("assembly"),
    "executive": N_("executive board"),
    "board": N_("board"),
    "council": N_("council"),
}
MAY = {
    "service-added": N_("new services"),
    "service-retired": N_("retired services"),
    "service-renamed": N_("new names of services"),
    "service-reworded": N_("new texts of services"),
    "service-moved": N_("services that move to another shelf"),
    "option-added": N_("new options"),
    "option-removed": N_("options that leave"),
    "price-introduced": N_("new prices"),
    "price-raised": N_("raised prices"),
    "price-lowered": N_("lowered prices"),
    "price-removed": N_("prices that end"),
    "level-introduced": N_("new service levels"),
    "level-weakened": N_("weaker promises"),
    "level-strengthened": N_("stronger promises"),
    "assortment-changed": N_("assortments"),
    "guideline-changed": N_("guidelines"),
    "authority-widened": N_("wider rights to order"),
    "authority-narrowed": N_("narrower rights to order"),
    "mandate-changed": N_("mandates"),
    "unit-changed": N_("changes among the units"),
    "agreement-changed": N_("units' own service levels"),
    "cost-changed": N_("how costs are derived"),
    "quote-accepted": N_("accepting quotes"),
}

_DOCUMENTS = {kind.folder for kind in KINDS_OF_DOCUMENT if kind.decided}


@dataclass(frozen=True, slots=True)
class MandateView:
    """What may be decided, within which limit, and who gave the mandate."""

    anchor: str
    title: Said
    may: str
    of: tuple[str, ...]
    limit: str
    given: Decided | None
    when: str


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body, or a role on delegation (no seats)."""

    anchor: str
    title: str
    kind: str
    summary: Said | None
    since: str
    quorum: str
    seats: tuple[tuple[str, str], ...]
    mandates: tuple[MandateView, ...]


@dataclass(frozen=True, slots=True)
class CouncilsView:
    """Bodies of today, roles that decide on delegation, and bodies that are no more."""

    head: Head
    bodies: tuple[BodyView, ...]
    roles: tuple[BodyView, ...]
    former: tuple[tuple[str, str], ...]


def view(context: Context) -> CouncilsView:
    """Return the page of councils and mandates."""
    words, catalogue = context.words, context.catalogue
    bodies = catalogue.bodies.values()
    delegated = dict.fromkeys(m.role for m in catalogue.mandates.values() if m.role and _holds(context, m))
    return CouncilsView(
        head=Head(
            path=address.COUNCILS,
            title=words.gettext(N_("Councils and mandates")),
            description=words.gettext(N_("Who may decide what about IT, and within which limits.")),
            section=head.DECISIONS,
            crumbs=(Link(words.gettext(N_("Decisions")), address.DECISIONS),),
            source=next((body.place.file for body in bodies), None),
        ),
        bodies=tuple(_body(context, body) for body in bodies if body.exists(context.at)),
        roles=tuple(_role(context, role) for role in delegated if role in catalogue.roles),
        former=tuple(
            (words.name(body.title), words.span(body.start, body.until))
            for body in bodies
            if body.until is not None and body.until < context.at
        ),
    )


def _body(context: Context, body: Body) -> BodyView:
    words = context.words
    quorum = ""
    if body.quorum is not None:
        quorum = words.ngettext("at least {n} present", "at least {n} present", body.quorum)
    return BodyView(
        anchor=f"organ-{body.id}",
        title=words.name(body.title),
        kind=words.gettext(KINDS[body.kind]),
        summary=words.said(body.summary),
        since=words.day(body.start),
        quorum=quorum,
        seats=tuple(
            (words.name(context.catalogue.roles[role].title), words.number(n))
            for role, n in body.seats.items()
            if role in context.catalogue.roles
        ),
        mandates=_mandates(context, [m for m in context.catalogue.mandates.values() if m.body == body.id]),
    )


def _role(context: Context, role: str) -> BodyView:
    title = context.words.name(context.catalogue.roles[role].title)
    mandates = _mandates(context, [m for m in context.catalogue.mandates.values() if m.role == role])
    return BodyView(f"roll-{role}", title, context.words.gettext(N_("on delegation")), None, "", "", (), mandates)


def _mandates(context: Context, mandates: list[Mandate]) -> tuple[MandateView, ...]:
    return tuple(_mandate(context, mandate) for mandate in mandates if _holds(context, mandate))


def _holds(context: Context, mandate: Mandate) -> bool:
    return mandate.until is None or mandate.until >= context.at


def _mandate(context: Context, mandate: Mandate) -> MandateView:
    words = context.words
    may = words.listed([words.gettext(MAY.get(change, change)) for change in mandate.may])
    return MandateView(
        anchor=f"mandat-{mandate.id}",
        title=words.said(mandate.title) or Said(may, context.language.code),
        may=may,
        of=tuple(
            document_name(context, name)
            if name.partition("/")[0] in _DOCUMENTS
            else item_name(context.catalogue, name, words)
            for name in mandate.of
        ),
        limit=_limit(context, mandate),
        given=context.decided(mandate.given_by),
        when=words.span(mandate.start, mandate.until),
    )


def _limit(context: Context, mandate: Mandate) -> str:
    words, parts = context.words, []
    if mandate.percent is not None:
        parts.append(words.gettext(N_("at most {percent}"), percent=words.share(mandate.percent)))
    if mandate.year is not None:
        parts.append(words.gettext(N_("at most {amount} in a calendar year"), amount=words.kronor(mandate.year)))
    return words.listed(parts)
