"""One page of the site, before any site generator has seen it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from kran.text import Said


@dataclass(frozen=True, slots=True)
class Link:
    """A text and the address it leads to, relative to the language's root; `lang` where the text is in another."""

    text: str
    href: str
    lang: str = ""

    @classmethod
    def said(cls, said: Said, href: str) -> Link:
        """Return a link with a text of the catalogue that may be in another language than the page."""
        return cls(said.text, href, said.lang)


@dataclass(frozen=True, slots=True)
class Page:
    """A finished HTML body and what its frame needs to know.

    `path` is the address relative to the language's root, the same in every language
    (``tjanster/barbar-dator.html``). `html` is trusted: everything from the catalogue in it is escaped.
    `lang` is the language of the text, which differs from the site's where no translation exists.
    `source` is the catalogue file behind the page, for the links that edit it and show its history. A page that only
    `leads_to` another (relative to the language's root) is in no index.
    `scripts` are the page's own, in their order, relative to the language's root;
    `feed` is the Atom feed of what the page tells.
    """

    path: str
    title: str
    html: str
    description: str = ""
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    lang: str = ""
    source: str | None = None
    owner: str = ""
    reviewed: date | None = None
    template: str = "main.html"
    jsonld: str | None = None
    leads_to: str = ""
    scripts: tuple[str, ...] = ()
    feed: str = ""

    @property
    def root(self) -> str:
        """The way from this page back to the language's root: empty, or as many ``../`` as it takes."""
        return "../" * self.path.count("/")
