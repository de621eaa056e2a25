"""How decisions are made: who decides what, drawn and in a table, how to get something changed, and each body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.page import Link
from kran.site.views import head
from kran.site.views.council import Councils, councils
from kran.site.views.deciders import Deciders, deciders
from kran.site.views.head import Head
from kran.site.views.mandate_tree import MandateTree, mandate_tree
from kran.text import N_

if TYPE_CHECKING:
    from kran.site.context import Context


@dataclass(frozen=True, slots=True)
class GovernanceView:
    """The page; `pages` are the hand-written ones it leads to, by name, where they are there."""

    head: Head
    deciders: Deciders
    tree: MandateTree | None
    councils: Councils
    represented: tuple[Link, ...]
    notice: str
    pages: dict[str, str]


def view(context: Context) -> GovernanceView:
    """Return the page of how decisions are made."""
    words, catalogue = context.words, context.catalogue
    months = context.settings.price_notice_months
    pages = catalogue.pages or frozenset()
    return GovernanceView(
        head=Head(
            path=address.COUNCILS,
            title=words.gettext(N_("How decisions are made")),
            description=words.gettext(N_("Who may decide what about IT, and within which limits.")),
            section=head.DECISIONS,
            crumbs=(Link(words.gettext(N_("Decisions")), address.DECISIONS),),
            source=next((mandate.place.file for mandate in catalogue.mandates.values()), None),
        ),
        deciders=deciders(context),
        tree=mandate_tree(context),
        councils=councils(context),
        represented=tuple(
            Link(words.name(body.title), f"{address.COUNCILS}#organ-{body.id}")
            for body in catalogue.bodies.values()
            if body.kind == "council" and body.exists(context.at)
        ),
        notice=words.months(months) if months else "",
        pages={name: address.hand_written(f"{name}.md") for name in _PAGES if f"{name}.md" in pages},
    )


_PAGES = ("andra", "lasa-en-andring")
