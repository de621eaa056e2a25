"""A service's page: everything that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site import address, jsonld
from kran.site.hours_text import hours_text
from kran.site.page import Link
from kran.site.views import head, lifecycle
from kran.site.views.behind import behind
from kran.site.views.bundle import bundle
from kran.site.views.head import Head
from kran.site.views.history import history
from kran.site.views.option import options
from kran.site.views.ordering import ordering
from kran.site.views.promised import promised
from kran.site.words import capital
from kran.text import N_

if TYPE_CHECKING:
    from kran.model.service import Content, Service, WebLink
    from kran.model.settings import ServiceDesk
    from kran.site.context import Context, Decided
    from kran.site.views.behind import Behind
    from kran.site.views.bundle import Bundle
    from kran.site.views.history import History
    from kran.site.views.lifecycle import LifeCycle
    from kran.site.views.option import OptionView
    from kran.site.views.ordering import Ordering
    from kran.site.views.promised import Promised
    from kran.text import Said

UNTRANSLATED = N_("This service is shown in {language}: it has not been translated.")
KINDS = {
    "own": N_("the municipality's own"),
    "joint": N_("jointly owned"),
    "external": N_("external supplier"),
}
_SAFE = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the catalogue and the service it leads to, if any."""

    said: Said
    link: Link | None


@dataclass(frozen=True, slots=True)
class Supplier:
    """Who delivers."""

    name: str
    kind: str
    summary: Said | None


@dataclass(frozen=True, slots=True)
class ServiceView:
    """Everything on a service's page."""

    head: Head
    title: Said
    summary: Said
    untranslated: str
    about: tuple[Said, ...]
    purpose: Said | None
    audience: Said | None
    life: LifeCycle
    options: tuple[OptionView, ...]
    has_options: bool
    included: tuple[Text, ...]
    not_included: tuple[Text, ...]
    customer_does: tuple[Said, ...]
    promises: tuple[Promised, ...]
    ordering: Ordering
    delivery: str
    supplier: Supplier | None
    owner: str
    decided: tuple[Decided, ...]
    behind: tuple[Behind, ...]
    history: History
    bundle: Bundle | None
    requires: tuple[Link, ...]
    related: tuple[Link, ...]
    bundles: tuple[Link, ...]
    assortments: tuple[Link, ...]
    links: tuple[tuple[Said, str], ...]
    desk: ServiceDesk
    desk_hours: str
    compare: str
    has_moved: bool


def view(context: Context, service: Service) -> ServiceView:
    """Return the page of a service."""
    words, catalogue = context.words, context.catalogue
    shown = options(context, service)
    levels = promised(context, service)
    role = catalogue.roles.get(service.owner)
    summary = service.summary.said(context.language.code)
    life = lifecycle.of_service(context, service)
    return ServiceView(
        head=_head(context, service, summary.text, words.name(role.title) if role else service.owner),
        title=(title := service.title.said(context.language.code)),
        summary=summary,
        untranslated=words.gettext(UNTRANSLATED, language=words.language_name(title.lang))
        if context.language.code not in {title.lang, summary.lang}
        else "",
        about=_paragraphs(words.said(service.about)),
        purpose=words.said(service.purpose),
        audience=words.said(service.audience),
        life=life,
        options=shown,
        has_options=bool(service.options),
        included=_texts(context, service.included),
        not_included=_texts(context, service.not_included),
        customer_does=tuple(text.said(context.language.code) for text in service.customer_does),
        promises=levels,
        ordering=ordering(context, service),
        delivery=words.ngettext("{n} working day", "{n} working days", service.delivery_days)
        if service.delivery_days
        else "",
        supplier=_supplier(context, service),
        owner=words.name(role.title) if role else service.owner,
        decided=_decided(shown),
        behind=behind(context, service, shown),
        history=history(context, service),
        bundle=bundle(context, service),
        requires=_links(context, service.requires),
        related=_links(context, service.related),
        bundles=_links(context, [b.id for b in context.bundles_with.get(service.id, ())]),
        assortments=tuple(assortment_link(context, a.id) for a in context.assortments_with.get(service.id, ())),
        links=tuple(link for entry in service.links if (link := _web_link(context, entry))),
        desk=context.settings.service_desk,
        desk_hours=hours_text(desk_hours, words) if (desk_hours := context.settings.service_desk.hours) else "",
        has_moved=bool(service.formerly)
        or any("/" not in old for option in service.options for old in option.formerly),
        compare=next((it.item for it in shown if it.common), shown[0].item if shown else service.id),
    )


def assortment_name(context: Context, assortment_id: str) -> str:
    """Return an assortment's title, or whom it is for where it has none."""
    words, assortment = context.words, context.catalogue.assortments[assortment_id]
    if assortment.title is not None:
        return words.name(assortment.title)
    kinds = [words.name(context.settings.unit_kinds[kind]) for kind in assortment.unit_kinds]
    return words.gettext(N_("Assortment for {kinds}"), kinds=words.kinds(kinds))


def assortment_lang(context: Context, assortment_id: str) -> str:
    """Return the language of an assortment's name."""
    title = context.catalogue.assortments[assortment_id].title
    return title.said(context.language.code).lang if title else context.language.code


def assortment_link(context: Context, assortment_id: str) -> Link:
    """Return an assortment's name and address."""
    name, lang = assortment_name(context, assortment_id), assortment_lang(context, assortment_id)
    return Link(name, address.assortment(assortment_id), lang)


def _head(context: Context, service: Service, summary: str, owner: str) -> Head:
    words = context.words
    shelf = context.catalogue.categories.get(service.category)
    crumbs = [Link(words.gettext(N_("Services")), address.SERVICES)]
    if shelf is not None:
        crumbs.append(Link(words.name(shelf.title), address.category(shelf.id)))
    return Head(
        path=address.service(service.id),
        title=words.name(service.title),
        description=summary,
        section=head.SERVICES,
        crumbs=tuple(crumbs),
        source=service.place.file,
        owner=owner,
        reviewed=service.reviewed,
        jsonld=jsonld.service(context, service),
    )


def _paragraphs(text: Said | None) -> tuple[Said, ...]:
    if text is None:
        return ()
    parts = (part.strip() for part in text.text.replace("\r\n", "\n").split("\n\n"))
    return tuple(type(text)(part, text.lang) for part in parts if part)


def _texts(context: Context, contents: tuple[Content, ...]) -> tuple[Text, ...]:
    return tuple(
        Text(content.text.said(context.language.code), context.link(content.item) if content.item else None)
        for content in contents
    )


def _links(context: Context, items: tuple[str, ...] | list[str]) -> tuple[Link, ...]:
    return tuple(link for item in items if (link := context.link(item)))


def _supplier(context: Context, service: Service) -> Supplier | None:
    supplier = context.catalogue.suppliers.get(service.delivered_by or "")
    if supplier is None:
        return None
    words = context.words
    return Supplier(
        words.name(supplier.title), capital(words.gettext(KINDS[supplier.kind])), words.said(supplier.summary)
    )


def _decided(shown: tuple[OptionView, ...]) -> tuple[Decided, ...]:
    """Return the decisions behind the prices in force, the newest first, each once."""
    rows = [row for option in shown for row in (option.price, *option.on_top) if row is not None]
    found = {row.decided.href: row.decided for row in rows if row.decided}
    return tuple(sorted(found.values(), key=lambda d: (d.day, d.href), reverse=True))


def _web_link(context: Context, link: WebLink) -> tuple[Said, str] | None:
    said = link.text.said(context.language.code)
    if link.to.startswith(_SAFE):
        return said, link.to
    if link.to.endswith(".md") and ":" not in link.to:
        return said, f"../{address.hand_written(link.to)}"
    return None
