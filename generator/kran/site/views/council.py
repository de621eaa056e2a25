"""Bodies, their seats, and the mandates given to them and to roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.model.kinds import KINDS as KINDS_OF_DOCUMENT
from kran.site.names import item_name
from kran.site.views.document import document_name
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
    "option-renamed": N_("new names of options"),
    "option-reworded": N_("new texts of options"),
    "price-introduced": N_("new prices"),
    "price-raised": N_("raised prices"),
    "price-lowered": N_("lowered prices"),
    "price-changed": N_("prices on other terms"),
    "price-removed": N_("prices that end"),
    "level-introduced": N_("new service levels"),
    "level-weakened": N_("weaker promises"),
    "level-strengthened": N_("stronger promises"),
    "level-changed": N_("other promises"),
    "level-removed": N_("service levels that end"),
    "assortment-changed": N_("assortments"),
    "guideline-changed": N_("guidelines"),
    "authority-widened": N_("wider rights to order"),
    "authority-narrowed": N_("narrower rights to order"),
    "mandate-changed": N_("mandates"),
    "body-changed": N_("bodies that decide"),
    "unit-changed": N_("changes among the units"),
    "agreement-changed": N_("units' own service levels"),
    "cost-changed": N_("how costs are derived"),
    "terms-changed": N_("what prices count on: measures, hours, kinds of customer, notice"),
    "quote-accepted": N_("accepting quotes"),
    "quote-withdrawn": N_("withdrawing quotes"),
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
class Councils:
    """Bodies of today, roles that decide on delegation, and bodies that are no more."""

    bodies: tuple[BodyView, ...]
    roles: tuple[BodyView, ...]
    former: tuple[tuple[str, str], ...]


def councils(context: Context) -> Councils:
    """Return who decides, as they are on the reader's day."""
    words, catalogue = context.words, context.catalogue
    bodies = catalogue.bodies.values()
    delegated = dict.fromkeys(m.role for m in mandates(context) if m.role)
    return Councils(
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
    elif body.seats:
        quorum = words.gettext(N_("more than half present"))
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
        mandates=tuple(mandate_view(context, m) for m in mandates(context) if m.body == body.id),
    )


def _role(context: Context, role: str) -> BodyView:
    title = context.words.name(context.catalogue.roles[role].title)
    held = tuple(mandate_view(context, m) for m in mandates(context) if m.role == role)
    return BodyView(f"roll-{role}", title, context.words.gettext(N_("on delegation")), None, "", "", (), held)


def mandates(context: Context) -> tuple[Mandate, ...]:
    """Return the mandates that have not ended, those to come included."""
    return tuple(m for m in context.catalogue.mandates.values() if m.until is None or m.until >= context.at)


def mandate_view(context: Context, mandate: Mandate) -> MandateView:
    """Return a mandate in words."""
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
