"""An assortment: which items a kind of unit may choose among."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.page import Link
from kran.site.views import head
from kran.site.views.from_price import of_text
from kran.site.views.head import Head
from kran.site.views.service import assortment_lang, assortment_name
from kran.text import N_

if TYPE_CHECKING:
    from kran.model.assortment import Assortment, Choice
    from kran.site.context import Context, Decided
    from kran.site.views.from_price import FromPrice
    from kran.text import Said


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One choice; `when` says how long it can be chosen, `instead` what to choose after that."""

    link: Link
    standard: bool
    price: FromPrice | None
    text: Said | None
    when: str
    instead: Link | None
    over: bool


@dataclass(frozen=True, slots=True)
class ChoiceShelf:
    """The choices of one category."""

    title: str
    choices: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True)
class AssortmentView:
    """An assortment's page; `lang` is its title's."""

    head: Head
    lang: str
    kinds: str
    shelves: tuple[ChoiceShelf, ...]
    decided: Decided | None


def view(context: Context, assortment: Assortment) -> AssortmentView:
    """Return the page of an assortment."""
    words = context.words
    kinds = words.kinds(
        [words.name(k) for name in assortment.unit_kinds if (k := context.settings.unit_kinds.get(name))]
    )
    return AssortmentView(
        head=Head(
            path=address.assortment(assortment.id),
            title=assortment_name(context, assortment.id),
            description=words.gettext(N_("What units of these kinds choose among: {kinds}."), kinds=kinds),
            section=head.DECISIONS,
            crumbs=(Link(words.gettext(N_("Decisions")), address.DECISIONS),),
            source=assortment.place.file,
        ),
        lang=assortment_lang(context, assortment.id),
        kinds=kinds,
        shelves=_shelves(context, assortment),
        decided=context.decided(assortment.decision),
    )


def _shelves(context: Context, assortment: Assortment) -> tuple[ChoiceShelf, ...]:
    found: dict[str, list[ChoiceView]] = {}
    for choice in assortment.choices.values():
        link = context.link(choice.item)
        if link is not None:
            service = context.catalogue.services[context.catalogue.canonical(choice.item).partition("/")[0]]
            found.setdefault(service.category, []).append(_choice(context, choice, link))
    return tuple(
        ChoiceShelf(context.words.name(category.title), tuple(found[name]))
        for name, category in context.catalogue.categories.items()
        if name in found
    )


def _choice(context: Context, choice: Choice, link: Link) -> ChoiceView:
    held = context.book.price(choice.item, context.customer, context.at)
    text = context.price(held.price) if held else None
    return ChoiceView(
        link=link,
        standard=choice.standard,
        price=of_text(text) if text else None,
        text=context.words.said(choice.text),
        when=context.words.span(choice.start, choice.until),
        instead=context.link(choice.instead) if choice.instead else None,
        over=choice.until is not None and choice.until < context.at,
    )
