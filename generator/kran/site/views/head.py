"""What a view says of its page to the frame around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kran.site.page import Page

if TYPE_CHECKING:
    from datetime import date

    from kran.site.page import Link

SERVICES = "services"
PRICES = "prices"
LEVELS = "levels"
DECISIONS = "decisions"
UNITS = "units"


@dataclass(frozen=True, slots=True)
class Head:
    """Address, title and the rest that stands around a page; see `Page` for each field."""

    path: str
    title: str
    description: str
    section: str
    crumbs: tuple[Link, ...] = ()
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
        """The way from the page back to the language's root."""
        return "../" * self.path.count("/")

    def page(self, html: str) -> Page:
        """Return the page with its body."""
        return Page(
            path=self.path,
            title=self.title,
            html=html,
            description=self.description,
            section=self.section,
            crumbs=self.crumbs,
            source=self.source,
            owner=self.owner,
            reviewed=self.reviewed,
            template=self.template,
            jsonld=self.jsonld,
            leads_to=self.leads_to,
            scripts=self.scripts,
            feed=self.feed,
        )


class View(Protocol):
    """All that a template shows, as a frozen object."""

    @property
    def head(self) -> Head:
        """What the frame is told."""
