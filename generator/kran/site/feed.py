"""What is new as Atom feeds (RFC 4287): one of all, one of each shelf."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kran.site import address
from kran.site.views import whats_new

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.category import Category
    from kran.site.context import Context

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def files(context: Context) -> Iterator[tuple[str, str]]:
    """Yield the path from the language's root and the text of each feed."""
    yield address.feed(), _feed(context, None)
    for shelf in context.catalogue.categories.values():
        yield address.feed(shelf.id), _feed(context, shelf)


def _feed(context: Context, shelf: Category | None) -> str:
    name = shelf.id if shelf else ""
    here, page = address.feed(name), address.news(name) if shelf else address.NEWS
    entries = whats_new.of_shelf(context, name)
    feed = ET.Element("feed", {"xmlns": _ATOM, _LANG: context.language.code})
    site = context.settings.site
    _text(feed, "title", f"{whats_new.title(context, shelf)} – {site.name}, {context.settings.organisation}")
    _text(feed, "id", context.site_url + here)
    _text(feed, "updated", _moment(entries[0].day if entries else date(context.at.year, 1, 1)))
    ET.SubElement(feed, "link", {"rel": "self", "href": context.site_url + here})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": context.site_url + page})
    _text(ET.SubElement(feed, "author"), "name", context.settings.organisation)
    for entry in entries:
        item = ET.SubElement(feed, "entry")
        _text(item, "title", entry.link.text).set(_LANG, entry.link.lang or context.language.code)
        _text(item, "id", f"{context.site_url}nytt/{entry.id}")
        _text(item, "updated", _moment(entry.day))
        ET.SubElement(item, "link", {"rel": "alternate", "href": context.site_url + entry.link.href})
        ET.SubElement(item, "category", {"term": entry.kind})
        _text(item, "summary", entry.text.text).set(_LANG, entry.text.lang)
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _text(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = text
    return element


def _moment(day: date) -> str:
    return f"{day}T00:00:00Z"
