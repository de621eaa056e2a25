"""A document that a decision or a mandate names: what kind it is, what it is called, where it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.views.service import assortment_lang, assortment_name
from kran.text import N_, Said, Text

if TYPE_CHECKING:
    from kran.site.context import Context


@dataclass(frozen=True, slots=True)
class Named:
    """One document. It is called nothing and shown nowhere (both empty) where it is not public."""

    kind: str
    name: str
    lang: str
    href: str
    when: str


def document_name(context: Context, document: str) -> str:
    """Return what a document is called in running text: ``Assortment: Skolans sortiment``."""
    found = named(context, document)
    return f"{found.kind}: {found.name}" if found.name else found.kind


def named(context: Context, document: str) -> Named:
    """Return a document by its name; a unit's own agreement and what costs are derived from are no public pages."""
    words, catalogue, lang = context.words, context.catalogue, context.language.code
    folder, _, name = document.partition("/")

    def titled(kind: str, title: Text | None, href: str, when: str = "") -> Named:
        said = title.said(lang) if title else Said(name, lang)
        return Named(words.gettext(kind), said.text, said.lang, href, when)

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
        mandate = catalogue.mandates[name]
        ended = mandate.until is not None and mandate.until < context.at
        href = "" if ended else f"{address.COUNCILS}#mandat-{name}"
        return titled(N_("Mandate"), mandate.title, href, words.span(mandate.start, mandate.until))
    kinds = {"agreements": N_("A unit's own service level"), "costs": N_("Keys and terms for costs")}
    kind = N_("A unit's own prices") if listed is not None else kinds.get(folder, N_("Other"))
    return Named(words.gettext(kind), "", lang, "", "")
