"""The register of decisions: what was decided, by whom, when, and what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.page import Link
from kran.site.views import head
from kran.site.views.effect import effects, summary
from kran.site.views.head import Head
from kran.site.views.service import assortment_link
from kran.text import N_

if TYPE_CHECKING:
    from kran.model.decision import Decision
    from kran.site.context import Context, Decided
    from kran.site.views.effect import Effect
    from kran.text import Said


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision's page; `hidden` names the kinds of documents it decides too that are not public."""

    head: Head
    decided: Decided
    text: Said | None
    effects: tuple[Effect, ...]
    hidden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionsView:
    """All decisions by year, the newest first, each with how much it changed; what follows from them."""

    head: Head
    years: tuple[tuple[int, tuple[tuple[Decided, str], ...]], ...]
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
    found = effects(context, decision)
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
        effects=tuple(it for it in found if it.is_public),
        hidden=tuple(dict.fromkeys(it.document.kind for it in found if not it.is_public)),
    )


def index(context: Context) -> DecisionsView:
    """Return the page of all decisions."""
    words = context.words
    decided = [(d, summary(context, it)) for it in published(context) if (d := context.decided(it.id))]
    guidelines = (g for g in context.catalogue.guidelines.values() if not g.draft)
    return DecisionsView(
        head=Head(
            path=address.DECISIONS,
            title=words.gettext(N_("Decisions")),
            description=words.gettext(N_("Who decided prices, service levels, assortments and guidelines, and when.")),
            section=head.DECISIONS,
        ),
        years=tuple((year, tuple(those)) for year, those in groupby(decided, key=lambda it: it[0].day.year)),
        guidelines=tuple(Link.said(g.title.said(context.language.code), address.guideline(g.id)) for g in guidelines),
        assortments=tuple(assortment_link(context, a.id) for a in context.assortments),
    )
