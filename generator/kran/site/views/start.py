"""The start page: what one needs, the shelves, what is new, what changes in price."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.page import Link
from kran.site.views import lifecycle
from kran.site.views.category import Shelf, count, shelf
from kran.site.views.head import Head
from kran.site.views.news import News, news
from kran.site.views.next_prices import NextPrices, next_prices
from kran.text import N_

if TYPE_CHECKING:
    from kran.site.context import Context

_MOST_NEWS = 5
_MOST_BUNDLES = 2


@dataclass(frozen=True, slots=True)
class Task:
    """A way in: `link.href` is relative to the language's root, or a whole address."""

    link: Link
    icon: str
    whole: bool


@dataclass(frozen=True, slots=True)
class StartView:
    """The start page."""

    head: Head
    lead: str
    tasks: tuple[Task, ...]
    shelves: tuple[Shelf, ...]
    count: str
    news: tuple[News, ...]
    prices: NextPrices | None


def view(context: Context) -> StartView:
    """Return the start page."""
    words = context.words
    lead = words.gettext(N_("Here is all that IT delivers: what it is, what it costs and what we promise."))
    shelves = tuple(shelf(context, category) for category in context.catalogue.categories.values())
    return StartView(
        head=Head(
            path=address.START,
            title=words.gettext(N_("What do you need?")),
            description=lead,
            section="",
            template="home.html",
            feed=address.feed(),
        ),
        lead=lead,
        tasks=_tasks(context),
        shelves=tuple(s for s in shelves if s.cards),
        count=count(context, len(context.services)),
        news=news(context, _MOST_NEWS),
        prices=next_prices(context),
    )


def _tasks(context: Context) -> tuple[Task, ...]:
    """Return the ways in that the catalogue itself knows: bundles, the price list, the service desk."""
    words = context.words
    bundles = [s for s in context.services if s.contains and lifecycle.of_service(context, s).is_open]
    tasks = [
        Task(Link(words.name(s.title), address.service(s.id)), "package-variant", whole=False)
        for s in bundles[:_MOST_BUNDLES]
    ]
    tasks.append(Task(Link(words.gettext(N_("See all prices")), address.PRICES), "cash-multiple", whole=False))
    desk = context.settings.service_desk
    if desk.url or desk.email:
        to = desk.url or f"mailto:{desk.email}"
        tasks.append(Task(Link(words.gettext(N_("Report a fault")), to), "alert-circle-outline", whole=True))
    return tuple(tasks)
