"""All pages of one language. A kind of page is one line in `KINDS`: its template, what it is made for, its view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kran.site import address, feed
from kran.site.build import Build, Section, Site
from kran.site.context import Context
from kran.site.environment import template
from kran.site.search_index import search_index
from kran.site.views import (
    assortment,
    category,
    compare,
    decision,
    governance,
    guideline,
    head,
    health,
    level,
    moved,
    price_table,
    service,
    start,
    statement,
    unit,
    whats_new,
)
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from kran.model.catalogue import Catalogue
    from kran.site.page import Page
    from kran.site.views.head import View
    from kran.text import Language


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: `things` lists (address, thing) of every page of the kind, `view` makes one of them."""

    template: str
    things: Callable[[Context], Iterable[tuple[str, Any]]]
    view: Callable[[Context, Any], View]


def _single(name: str, path: str, view: Callable[[Context], View]) -> Kind:
    return Kind(name, lambda _: ((path, None),), lambda context, _: view(context))


KINDS: tuple[Kind, ...] = (
    _single("start", address.START, start.view),
    _single("services", address.SERVICES, category.services),
    Kind("category", lambda c: ((address.category(k.id), k) for k in c.catalogue.categories.values()), category.view),
    Kind("service", lambda c: ((address.service(s.id), s) for s in c.services), service.view),
    _single("news", address.NEWS, whats_new.view),
    Kind("news", whats_new.shelves, whats_new.view),
    _single("health", address.HEALTH, health.view),
    _single("statement", address.STATEMENT, statement.view),
    Kind("moved", moved.former, moved.view),
    _single("price_table", address.PRICES, lambda c: price_table.view(c, price_table.this_year(c), address.PRICES)),
    Kind("price_table", lambda c: ((address.prices(y), y) for y in price_table.years(c)), price_table.view),
    _single("compare", address.COMPARE, compare.view),
    _single("levels", address.LEVELS, level.index),
    Kind("level", lambda c: ((address.level(k.id), k) for k in level.published(c)), level.view),
    _single("decisions", address.DECISIONS, decision.index),
    Kind("decision", lambda c: ((address.decision(d.id), d) for d in decision.published(c)), decision.view),
    _single("governance", address.COUNCILS, governance.view),
    _single("units", address.UNITS, unit.view),
    Kind("assortment", lambda c: ((address.assortment(a.id), a) for a in c.assortments), assortment.view),
    Kind(
        "guideline",
        lambda c: ((address.guideline(g.id), g) for g in c.catalogue.guidelines.values() if not g.draft),
        guideline.view,
    ),
)

FILES: tuple[Callable[[Context], Iterable[tuple[str, str]]], ...] = (compare.files, feed.files)
"""What yields files beside the pages: (path, content) of each."""

SECTIONS = (
    (head.SERVICES, N_("Services"), address.SERVICES),
    (head.PRICES, N_("Price list"), address.PRICES),
    (head.LEVELS, N_("Service levels"), address.LEVELS),
    (head.DECISIONS, N_("Decisions"), address.DECISIONS),
    (head.UNITS, N_("Units"), address.UNITS),
)


def site(catalogue: Catalogue, language: Language, *, at: date, build: Build) -> Site:
    """Return all pages of `catalogue` in `language` as they stand on the day `at`."""
    context = Context(catalogue, language, at=at, build=build)
    return Site(tuple(pages(context)), search_index(context), sections(context), files(context))


def sections(context: Context) -> tuple[Section, ...]:
    """Return the entries of the main menu."""
    return tuple(Section(name, context.words.gettext(title), href) for name, title, href in SECTIONS)


def pages(context: Context) -> Iterator[Page]:
    """Yield every page, kind by kind."""
    for kind in KINDS:
        for _, thing in kind.things(context):
            yield render(context, kind, thing)


def files(context: Context) -> dict[str, str]:
    """Return the files beside the pages, by their paths from the language's root."""
    return {path: content for kind in FILES for path, content in kind(context)}


def addresses(context: Context) -> dict[str, tuple[Kind, Any]]:
    """Return every page's address with what it is made from, for whoever renders a page when it is asked for."""
    return {path: (kind, thing) for kind in KINDS for path, thing in kind.things(context)}


def page(context: Context, path: str) -> Page | None:
    """Return one page; None when there is none at that address."""
    found = addresses(context).get(path)
    return render(context, *found) if found else None


def render(context: Context, kind: Kind, thing: Any) -> Page:  # noqa: ANN401  each kind has things of its own
    """Return a page: its view through its template."""
    view = kind.view(context, thing)
    html = template(kind.template, context.language.code).render(view=view, root=view.head.root)
    return view.head.page(html)
