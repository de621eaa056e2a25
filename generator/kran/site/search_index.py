"""What the search box finds: one entry per service, and the pages that people ask for by name.

Two files, so that the first result needs little: ``search/index.js`` holds names, the first keywords and options;
``search/texts.js`` comes after and holds for each entry its short text, the other words of its page, each once, and the
other keywords, which weigh as much as the first.
How they are compared (stems, parts of compounds, misspellings) is decided in the browser alone, in ``assets/rank.js``,
so that the index and the query can't be treated differently.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.build import Entry
from kran.site.views import from_price, level, lifecycle
from kran.site.views.price_table import years
from kran.site.views.service import assortment_name
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kran.model.service import Option, Service
    from kran.site.context import Context
    from kran.text import Text


FIRST = 8
"""The keywords of an entry that come with its name: the size of the index is mostly theirs."""


def search_index(context: Context) -> tuple[Entry, ...]:
    """Return every entry, the services first, in the order of the shelves."""
    return (*(_service(context, service) for service in context.services), *_pages(context))


def files(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the scripts that the search box loads, by their paths from the language's root."""
    names: list[dict[str, object]] = []
    texts: list[list[object]] = []
    for entry in entries:
        text = entry.get("text", "")
        name = {key: value for key, value in entry.items() if key not in {"text", "words"}}
        known = {*_words(_json(name)), *_words(text)}
        words = " ".join(dict.fromkeys(w for w in _words(entry.get("words", "")) if w not in known))
        keywords = entry.get("keywords", [])
        if more := keywords[FIRST:]:
            name["keywords"] = keywords[:FIRST]
        names.append(name)
        texts.append([text, words, more] if more else [text, words])
    return {
        "search/index.js": f"window.kranIndex = {_json(names)};\n",
        "search/texts.js": f"window.kranTexts = {_json(texts)};\n",
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class _Letters(dict[int, str]):
    """Each letter without its marks, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        """Return what remains of a letter."""
        bare = "".join(c for c in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(c))
        return self.setdefault(code, bare)


_LETTERS = _Letters()


def _bare(text: str) -> str:
    """Return the text in lower case without marks, as rank.js has it."""
    return text.lower().translate(_LETTERS)


def _words(text: str) -> list[str]:
    """Return the words of a text; digits and single letters say little."""
    return re.findall(r"[^\W\d_]\w+", _bare(text))


def _service(context: Context, service: Service) -> Entry:
    words = context.words
    shelf = context.catalogue.categories.get(service.category)
    entry = Entry(
        url=address.service(service.id),
        title=words.name(service.title),
        keywords=_keywords(context, service),
        category=words.name(shelf.title) if shelf else "",
        words=" ".join(words.name(text) for text in _texts(service) if text is not None),
    )
    if summary := _shown(context, service.summary):
        entry["text"] = summary
    if service.options:
        entry["options"] = [words.name(option.title) for option in service.options]
    if codes := [option.id for option in service.options if not _says(words.name(option.title), option.id)]:
        entry["codes"] = codes
    price = from_price.of_service(context, service)
    if price is not None:
        entry["price"] = price.line
    life = lifecycle.of_service(context, service)
    if not life.is_open:
        entry["note"] = life.label
    return entry


def _says(title: str, code: str) -> bool:
    """Whether a title has every word of a code already."""
    return set(code.split("-")) <= set(re.findall(r"\w+", _bare(title)))


def _keywords(context: Context, service: Service) -> list[str]:
    """Return the words people use: the reader's language first, then the others', which are said at work too.

    What a service is called in another language is one of them.
    """
    lang = context.language.code
    order = sorted(service.keywords, key=lambda name: name != lang)
    words = [word for name in order for word in service.keywords[name]]
    words += [title for name, title in service.title.by_language.items() if name != lang]
    return list({_bare(word): word for word in reversed(words)}.values())[::-1]


def _texts(service: Service) -> Iterator[Text | None]:
    """Yield all that the service's page says of it in words."""
    yield from (service.summary, service.about, service.purpose, service.audience)
    yield from (content.text for content in (*service.included, *service.not_included))
    yield from service.customer_does
    for option in service.options:
        yield from _of_option(option)


def _of_option(option: Option) -> Iterator[Text | None]:
    yield from (option.summary, option.suits)
    yield from (content.text for content in option.included)
    yield from (value for _, value in option.specs)


def _shown(context: Context, text: Text | None) -> str:
    """Return a text if it is in the reader's language: the list of results can't mark another's."""
    said = context.words.said(text)
    return said.text if said and said.lang == context.language.code else ""


def _pages(context: Context) -> list[Entry]:
    words = context.words
    found = [
        Entry(url=address.prices(year), title=words.gettext(N_("Price list {year}"), year=year))
        for year in years(context)
    ]
    found += [
        Entry(url=address.category(shelf.id), title=words.name(shelf.title), text=_shown(context, shelf.summary))
        for shelf in context.catalogue.categories.values()
    ]
    kind = words.gettext(N_("Service level"))
    found += [
        Entry(
            url=address.level(entry.id),
            title=words.name(entry.title),
            text=_shown(context, entry.summary),
            category=kind,
        )
        for entry in level.published(context)
    ]
    found += [
        Entry(
            url=address.guideline(entry.id),
            title=words.name(entry.title),
            category=words.gettext(N_("Guideline")),
            words=entry.body_text,
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
    found.append(Entry(url=address.STATEMENT, title=words.gettext(N_("Accessibility statement"))))
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
    councils = words.gettext(N_("Councils and mandates"))
    found.append(Entry(url=address.COUNCILS, title=words.gettext(N_("How decisions are made")), text=councils))
    found.append(Entry(url=address.UNITS, title=words.gettext(N_("Units"))))
    return found
