"""What was decided, by whom, when; and what each decision sets."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.page import Link
from kran.site.views import head
from kran.site.views.head import Head
from kran.site.views.service import assortment_lang, assortment_link, assortment_name
from kran.text import N_, Said, Text

if TYPE_CHECKING:
    from kran.model.decision import Decision
    from kran.site.context import Context, Decided


@dataclass(frozen=True, slots=True)
class Set:
    """One thing a decision decides: what kind it is, what it is called, where it is shown (nowhere: not public)."""

    kind: str
    name: str
    lang: str
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
    return tuple(sorted(context.decisions.values(), key=lambda d: (-d.date.toordinal(), d.id)))


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
        guidelines=tuple(Link.said(g.title.said(context.language.code), address.guideline(g.id)) for g in guidelines),
        assortments=tuple(assortment_link(context, a.id) for a in context.assortments),
    )


def document_name(context: Context, document: str) -> str:
    """Return what a document that a decision or mandate names is called: ``Assortment: Skolans sortiment``."""
    found = _set(context, document)
    return f"{found.kind}: {found.name}" if found.name else found.kind


def _set(context: Context, document: str) -> Set:
    """Return what a decision sets; a unit's own agreement and what costs are derived from are no public pages."""
    words, catalogue, lang = context.words, context.catalogue, context.language.code
    folder, _, name = document.partition("/")

    def titled(kind: str, title: Text | None, href: str, when: str = "") -> Set:
        said = title.said(lang) if title else Said(name, lang)
        return Set(words.gettext(kind), said.text, said.lang, href, when)

    if folder == "assortments" and name in catalogue.assortments:
        shown = any(a.id == name for a in context.assortments)
        called = Text(lang, {assortment_lang(context, name): assortment_name(context, name)})
        return titled(N_("Assortment"), called, address.assortment(name) if shown else "")
    listed = catalogue.price_lists.get(name) if folder == "prices" else None
    if listed is not None and listed.unit is None:
        href = "" if listed.draft else address.prices(listed.start.year)
        return titled(N_("Price list"), listed.title, href, words.span(listed.start, listed.until))
    if folder == "service-levels" and name in catalogue.levels:
        level = catalogue.levels[name]
        return titled(N_("Service level"), level.title, "" if level.draft else address.level(name))
    if folder == "guidelines" and name in catalogue.guidelines:
        guideline = catalogue.guidelines[name]
        return titled(N_("Guideline"), guideline.title, "" if guideline.draft else address.guideline(name))
    if folder == "mandates" and name in catalogue.mandates:
        return titled(N_("Mandate"), catalogue.mandates[name].title, f"{address.COUNCILS}#mandat-{name}")
    kinds = {"agreements": N_("A unit's own service level"), "costs": N_("Keys and terms for costs")}
    kind = N_("A unit's own prices") if listed is not None else kinds.get(folder, N_("Other"))
    return Set(words.gettext(kind), "", lang, "", "")
