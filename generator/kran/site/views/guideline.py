"""A guideline: Markdown, made safe, and who set it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kran.site import address
from kran.site.markdown_text import to_html
from kran.site.page import Link
from kran.site.views import head
from kran.site.views.head import Head
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from kran.model.guideline import Guideline
    from kran.site.context import Context, Decided
    from kran.text import Said


@dataclass(frozen=True, slots=True)
class GuidelineView:
    """A guideline's page; the text is in the catalogue's main language (`lang`)."""

    head: Head
    title: Said
    html: Markup
    lang: str
    body: str
    kinds: str
    decided: Decided | None


def view(context: Context, guideline: Guideline) -> GuidelineView:
    """Return the page of a guideline."""
    words = context.words
    body = context.catalogue.bodies.get(guideline.body)
    kinds = context.settings.unit_kinds
    name = words.name(body.title) if body else guideline.body
    return GuidelineView(
        head=Head(
            path=address.guideline(guideline.id),
            title=words.name(guideline.title),
            description=words.gettext(N_("Guideline set by {body}."), body=name),
            section=head.DECISIONS,
            crumbs=(Link(words.gettext(N_("Decisions")), address.DECISIONS),),
            source=guideline.place.file,
        ),
        title=guideline.title.said(context.language.code),
        html=to_html(guideline.body_text, partial(_led, context.catalogue.guidelines)),
        lang=context.settings.main,
        body=name,
        kinds=words.kinds([words.name(kinds[kind]) for kind in guideline.unit_kinds if kind in kinds]),
        decided=context.decided(guideline.decision),
    )


def _led(guidelines: Mapping[str, Guideline], href: str) -> str:
    """Return a link's address; where it names another guideline's file, the address of that one's page."""
    path, mark, fragment = href.partition("#")
    name = normpath(unquote(path))
    is_guideline = name.endswith(".md") and name[:-3] in guidelines
    return f"{name[:-3]}.html{mark}{fragment}" if is_guideline else href
