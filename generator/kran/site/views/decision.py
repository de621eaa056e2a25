"""What was decided, by whom, when; and what each decision sets."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.page import Link
from kran.site.views import head
from kran.site.views.head import Head
from kran.site.views.service import assortment_name
from kran.text import N_

if TYPE_CHECKING:
    from kran.model.decision import Decision
    from kran.site.context import Context, Decided
    from kran.text import Said


@dataclass(frozen=True, slots=True)
class Set:
    """One thing a decision decides: what kind it is, what it is called, where it is shown (nowhere: not public)."""

    kind: str
    name: str
    href: str
    when: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision's page."""

    head: Head
    decided: Decided
    text: Said | None
    sets: tuple[Set, ...]


@dataclass(frozen=True, slots=True)
class DecisionsView:
    """All decisions by year, the newest first, and the guidelines and assortments that follow from them."""

    head: Head
    years: tuple[tuple[int, tuple[Decided, ...]], ...]
    guidelines: tuple[Link, ...]
    assortments: tuple[Link, ...]


def published(context: Context) -> tuple[Decision, ...]:
    """Return the published decisions, the newest first."""
    found = (d for d in context.catalogue.decisions.values() if not d.draft)
    return tuple(sorted(found, key=lambda d: (-d.date.toordinal(), d.id)))


def view(context: Context, decision: Decision) -> DecisionView:
    """Return the page of a decision."""
    words = context.words
    decided = context.decided(decision.id)
    assert decided is not None  # noqa: S101  asked for published decisions only
    return DecisionView(
        head=Head(
            path=address.decision(decision.id),
            title=decided.title,
            description=words.gettext(
                N_("Decision by {who} {day}, {reference}."),
                who=decided.who,
                day=decided.day_text,
                reference=decided.reference,
            ),
            section=head.DECISIONS,
            crumbs=(Link(words.gettext(N_("Decisions")), address.DECISIONS),),
            source=decision.place.file,
        ),
        decided=decided,
        text=words.said(decision.text),
        sets=tuple(_set(context, name) for name in decision.decides),
    )


def index(context: Context) -> DecisionsView:
    """Return the page of all decisions."""
    words = context.words
    decided = [d for decision in published(context) if (d := context.decided(decision.id))]
    guidelines = (g for g in context.catalogue.guidelines.values() if not g.draft)
    return DecisionsView(
        head=Head(
            path=address.DECISIONS,
            title=words.gettext(N_("Decisions")),
            description=words.gettext(N_("Who decided prices, service levels, assortments and guidelines, and when.")),
            section=head.DECISIONS,
        ),
        years=tuple((year, tuple(those)) for year, those in groupby(decided, key=lambda d: d.day.year)),
        guidelines=tuple(Link(words.name(g.title), address.guideline(g.id)) for g in guidelines),
        assortments=tuple(Link(assortment_name(context, a.id), address.assortment(a.id)) for a in context.assortments),
    )


def document_name(context: Context, document: str) -> str:
    """Return what a document that a decision or mandate names is called: ``Assortment: Skolans sortiment``."""
    found = _set(context, document)
    return f"{found.kind}: {found.name}" if found.name else found.kind


def _set(context: Context, document: str) -> Set:
    words, catalogue = context.words, context.catalogue
    folder, _, name = document.partition("/")
    if folder == "prices" and name in catalogue.price_lists:
        found = catalogue.price_lists[name]
        href = "" if found.unit or found.draft else address.prices(found.start.year)
        when = words.span(found.start, found.until)
        return Set(words.gettext(N_("Price list")), words.name(found.title), href, when)
    if folder == "service-levels" and name in catalogue.levels:
        level = catalogue.levels[name]
        href = "" if level.draft else address.level(name)
        return Set(words.gettext(N_("Service level")), words.name(level.title), href, "")
    if folder == "assortments" and name in catalogue.assortments:
        shown = any(a.id == name for a in context.assortments)
        href = address.assortment(name) if shown else ""
        return Set(words.gettext(N_("Assortment")), assortment_name(context, name), href, "")
    if folder == "guidelines" and name in catalogue.guidelines:
        guideline = catalogue.guidelines[name]
        href = "" if guideline.draft else address.guideline(name)
        return Set(words.gettext(N_("Guideline")), words.name(guideline.title), href, "")
    if folder == "mandates" and name in catalogue.mandates:
        mandate = catalogue.mandates[name]
        title = words.name(mandate.title) if mandate.title else name
        return Set(words.gettext(N_("Mandate")), title, f"{address.COUNCILS}#mandat-{name}", "")
    # A unit's own agreement and what costs are derived from are no public pages.
    kinds = {"agreements": N_("A unit's own service level"), "costs": N_("Keys and terms for costs")}
    return Set(words.gettext(kinds.get(folder, N_("Other"))), "", "", "")
