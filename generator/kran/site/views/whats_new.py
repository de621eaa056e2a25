"""What is new: a page for all of the catalogue and one for each shelf, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.page import Link
from kran.site.views.head import Head
from kran.site.views.news import DECISION, PRICE, PROMISE, SERVICE, News, everything
from kran.site.words import capital
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.category import Category
    from kran.site.context import Context

KINDS = {DECISION: N_("Decision"), SERVICE: N_("Service"), PRICE: N_("Price"), PROMISE: N_("Service level")}


@dataclass(frozen=True, slots=True)
class NewsView:
    """`months` are (heading, its news); `kinds` say what a piece of news is about; `shelves` lead to each other's page.

    `here` is the address among them that is this page.
    """

    head: Head
    months: tuple[tuple[str, tuple[News, ...]], ...]
    kinds: dict[str, str]
    shelves: tuple[Link, ...]
    here: str
    feed: str


def shelves(context: Context) -> Iterator[tuple[str, Category]]:
    """Yield each shelf with the address of its news."""
    for shelf in context.catalogue.categories.values():
        yield address.news(shelf.id), shelf


def of_shelf(context: Context, shelf: str) -> tuple[News, ...]:
    """Return what is new on a shelf; all of the catalogue's where none is named."""
    return tuple(entry for entry in everything(context) if shelf in {"", entry.shelf})


def title(context: Context, shelf: Category | None) -> str:
    """Return what the page and the feed of a shelf are called."""
    words = context.words
    if shelf is None:
        return words.gettext(N_("New in the catalogue"))
    return words.gettext(N_("New in {shelf}"), shelf=words.name(shelf.title))


def view(context: Context, shelf: Category | None = None) -> NewsView:
    """Return the page of a shelf, or of the whole catalogue."""
    words = context.words
    name = shelf.id if shelf else ""
    here = address.news(name) if shelf else address.NEWS
    months = groupby(of_shelf(context, name), key=lambda entry: (entry.day.year, entry.day.month))
    return NewsView(
        head=Head(
            path=here,
            title=title(context, shelf),
            description=words.gettext(N_("What was decided, what came, what leaves and what becomes another price.")),
            section="",
            feed=address.feed(name),
        ),
        months=tuple((_month(context, those := tuple(entries)), those) for _, entries in months),
        kinds={kind: words.gettext(text) for kind, text in KINDS.items()},
        shelves=(
            Link(words.gettext(N_("All shelves")), address.NEWS),
            *(Link(words.name(it.title), path) for path, it in shelves(context)),
        ),
        here=here,
        feed=address.feed(name),
    )


def _month(context: Context, entries: tuple[News, ...]) -> str:
    return capital(context.language.month(entries[0].day))
