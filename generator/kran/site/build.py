"""What the site is made of before any site generator has seen it: pages, the search index's entries, the sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kran.site.page import Page


@dataclass(frozen=True, slots=True)
class Build:
    """What a build is told from outside, so that the same input gives the same bytes.

    `languages` are the languages built side by side, the main one first: the switch and the site map name them.
    With one language alone there is no switch. `files` says whether price list files and the API lie beside
    the pages; without them nothing links there.
    """

    revision: str = ""
    version: str = ""
    languages: tuple[str, ...] = ()
    files: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the main menu: `id` is what `Page.section` names, `href` is relative to the language's root."""

    id: str
    title: str
    href: str


class Entry(TypedDict):
    """One thing the search box finds, written to ``search/index.js``; what can wait goes to ``search/texts.js``.

    That is `text`, `words` and all but the first `keywords`.

    `url` is relative to the language's root; `title`, `keywords`, `options`, `codes` (ids of options that their titles
    don't say), `text` and `words` (running text that is searched but not shown) are searched, in that order of weight;
    `text`, `category`, `price` and `note` (``"Går inte att beställa"``) are shown beside the title, ready to read, in
    the reader's language.
    """

    url: str
    title: str
    keywords: NotRequired[list[str]]
    options: NotRequired[list[str]]
    codes: NotRequired[list[str]]
    text: NotRequired[str]
    words: NotRequired[str]
    category: NotRequired[str]
    price: NotRequired[str]
    note: NotRequired[str]


@dataclass(frozen=True, slots=True)
class Site:
    """All of one language: its pages in order, what the search finds, the entries of the main menu.

    `files` are further files beside the pages, by their paths from the language's root.
    """

    pages: tuple[Page, ...]
    search: tuple[Entry, ...]
    sections: tuple[Section, ...]
    files: Mapping[str, str]
