"""What the search box finds: one entry per service, and the pages that people ask for by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.site import address
from kran.site.build import Entry
from kran.site.views import from_price, level, lifecycle
from kran.site.views.price_table import years
from kran.site.views.service import assortment_name
from kran.text import N_

if TYPE_CHECKING:
    from kran.model.service import Service
    from kran.site.context import Context
    from kran.text import Text


def search_index(context: Context) -> tuple[Entry, ...]:
    """Return every entry, the services first, in the order of the shelves."""
    return (*(_service(context, service) for service in context.services), *_pages(context))


def _service(context: Context, service: Service) -> Entry:
    words = context.words
    shelf = context.catalogue.categories.get(service.category)
    entry = Entry(
        url=address.service(service.id),
        title=words.name(service.title),
        text=_text(context, service),
        keywords=_keywords(context, service),
        category=words.name(shelf.title) if shelf else "",
    )
    if service.options:
        entry["options"] = [words.name(option.title) for option in service.options]
    price = from_price.of_service(context, service)
    if price is not None:
        entry["price"] = price.line(context)
    life = lifecycle.of_service(context, service)
    if not life.is_open:
        entry["note"] = life.label
    return entry


def _keywords(context: Context, service: Service) -> list[str]:
    """Return the words people use: the reader's language first, then the others', which are said at work too."""
    lang = context.language.code
    order = sorted(service.keywords, key=lambda name: name != lang)
    return list(dict.fromkeys(word for name in order for word in service.keywords[name]))


def _text(context: Context, service: Service) -> str:
    words = context.words
    texts = [service.summary, service.purpose, service.audience]
    texts += [text for option in service.options for text in (option.summary, option.suits)]
    texts += [content.text for content in service.included]
    return " ".join(words.name(text) for text in texts if text is not None)


def _pages(context: Context) -> list[Entry]:
    words = context.words
    found = [
        Entry(url=address.prices(year), title=words.gettext(N_("Price list {year}"), year=year))
        for year in years(context)
    ]
    found += [
        Entry(url=address.category(shelf.id), title=words.name(shelf.title), text=_said(context, shelf.summary))
        for shelf in context.catalogue.categories.values()
    ]
    kind = words.gettext(N_("Service level"))
    found += [
        Entry(
            url=address.level(entry.id),
            title=words.name(entry.title),
            text=_said(context, entry.summary),
            category=kind,
        )
        for entry in level.published(context)
    ]
    found += [
        Entry(
            url=address.guideline(entry.id),
            title=words.name(entry.title),
            text=entry.body_text,
            category=words.gettext(N_("Guideline")),
        )
        for entry in context.catalogue.guidelines.values()
        if not entry.draft
    ]
    found += [
        Entry(
            url=address.assortment(entry.id),
            title=assortment_name(context, entry.id),
            category=words.gettext(N_("Assortment")),
        )
        for entry in context.assortments
    ]
    decisions = (context.decided(decision) for decision in context.catalogue.decisions)
    found += [
        Entry(
            url=decided.href,
            title=decided.title,
            text=f"{decided.who} {decided.reference}",
            category=words.gettext(N_("Decision")),
        )
        for decided in decisions
        if decided is not None
    ]
    found.append(Entry(url=address.COUNCILS, title=words.gettext(N_("Councils and mandates"))))
    found.append(Entry(url=address.UNITS, title=words.gettext(N_("Units"))))
    return found


def _said(context: Context, text: Text | None) -> str:
    return str(context.words.said(text) or "")
