"""What a built site will hold, told from the catalogue alone: the addresses that a link may lead to.

The pages are made much later (`kran.site`), but a link must be judged before anything is made. The tests hold this
list against the pages and files that are made in the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kran.model.in_force import PriceBook
from kran.periods import years_of
from kran.source import schemas
from kran.text import Language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kran.model.catalogue import Catalogue

INDEXES = ("tjanster", "prislista", "servicenivaer", "beslut", "rad", "enheter", "jamfor", "nytt", "halsa")
ASSETS = frozenset(
    f"assets/{name}"
    for name in "kran.css site.css pages.css kran.svg boot.js frame.js search.js rank.js prices.js compare.js".split()  # noqa: SIM905
)
_FOLDERS = {
    "category": "hyllor",
    "service": "tjanster",
    "price-list": "prislista",
    "service-level": "servicenivaer",
    "decision": "beslut",
    "assortment": "sortiment",
    "guideline": "riktlinjer",
}
_ENDINGS = (".xlsx", ".pdf", "-excel.csv", ".csv")
_SERVICE = (
    "tjanst|flyttad|k-moved|innehall-tjanst|pris|paketet|tabell-paketet|bestall|beslutat|om|sjalv|lofte|ar|tabell-ar|"
    "bra-att-veta"
)
_FRAGMENTS = {
    "index.html": re.compile("vad-behover-du|hyllor|nytt|nya-priser"),
    "tillganglighet.html": re.compile(
        "redogorelse|status|hjalp|rapportera|tillsyn|teknisk|brister|betungande|omfattas-inte|provad|automatisk"
    ),
    "tjanster/index.html": re.compile("alla-tjanster"),
    "tjanster": re.compile(_SERVICE),
    "hyllor": re.compile("hylla"),
    "prislista": re.compile("prislista|filter|f-[a-z]+"),
    "servicenivaer/index.html": re.compile("servicenivaer|jamfor|tabell-jamfor"),
    "servicenivaer": re.compile(r"niva|lovar|tjanster|fran-\d{4}-\d\d-\d\d"),
    "beslut/index.html": re.compile(r"beslut|riktlinjer|sortiment|ar-\d{4}"),
    "beslut": re.compile("beslut|beslutar"),
    "sortiment": re.compile(r"sortiment|(hylla|tabell)-\d+"),
    "riktlinjer": re.compile("riktlinje"),
    "rad": re.compile("rad|vad|bild|andra|delegation|tidigare"),
    "enheter": re.compile("enheter|nya"),
    "nytt": re.compile(r"nytt|manad-\d{4}-\d\d"),
    "halsa": re.compile("halsa|granskning|sprak|sokord|pris|utkast"),
    "jamfor": re.compile("jamfor|compare|k-add|k-add-hint"),
}
"""The fixed fragments of each kind of page; those that bear an id of the catalogue are asked for there."""


@dataclass(frozen=True)
class Published:
    """The site of a catalogue as it is built on the day `at`; pages only come with time, so no link dies by a date."""

    catalogue: Catalogue
    at: date

    @cached_property
    def pages(self) -> frozenset[str]:
        """The pages of one language, from its root (``tjanster/dator.html``); the same in every language."""
        return frozenset(self._pages())

    def _pages(self) -> Iterator[str]:
        made = self.catalogue
        yield from ("index.html", "tillganglighet.html")
        yield from (f"{folder}/index.html" for folder in INDEXES)
        yield from (f"{folder}/{name}.html" for name in made.categories for folder in ("hyllor", "nytt"))
        for service in made.published_services:
            yield f"tjanster/{service.id}.html"
            former = (*service.formerly, *(old for option in service.options for old in option.formerly))
            yield from (f"tjanster/{old}.html" for old in former if "/" not in old and old not in made.services)
        yield from (f"prislista/{year}.html" for year in self._years(own=True))
        yield from (f"servicenivaer/{level.id}.html" for level in made.levels.values() if not level.draft)
        yield from (f"beslut/{decision.id}.html" for decision in made.published_decisions)
        yield from (f"riktlinjer/{text.id}.html" for text in made.guidelines.values() if not text.draft)
        for entry in made.assortments.values():
            if not entry.draft and (entry.start is None or entry.start <= self.at):
                yield f"sortiment/{entry.id}.html"

    @cached_property
    def files(self) -> frozenset[str]:
        """The files that lie at the site's root alone: the price lists to download, and what programs read."""
        return frozenset(self._files())

    def _files(self) -> Iterator[str]:
        settings = self.catalogue.settings
        yield from ("404.html", "sitemap.xml", "api/v1/catalogue.json")
        starts = [entry.start.year for entry in self.catalogue.decided_lists if entry.unit is None]
        yield from (f"api/v1/prices/{year}.json" for year in years_of([*starts, self.at.year]))
        yield from (f"schemas/v1/{name}.schema.json" for name in schemas.names())
        book = PriceBook(self.catalogue)
        for year in self._years(own=False):
            for customer in book.sharing(year):
                for code in settings.languages:
                    name = Language(code).gettext("price-list")
                    is_first = customer == settings.first_customer
                    folder, own = ("", "") if is_first else (f"{customer}/", f"-{customer}")
                    other = "" if code == settings.main else f"-{code}"
                    yield from (f"filer/{folder}{name}-{year}{own}{other}{ending}" for ending in _ENDINGS)

    def is_broken(self, page: str) -> bool:
        """Say whether a page is missing only because its document could not be read, which is told already."""
        folder, _, name = page.rpartition("/")
        broken = self.catalogue.broken - self.catalogue.unfinished
        return any(
            folder == _FOLDERS.get(kind) and (kind in {"category", "price-list"} or of in {name[:-5], "*"})
            for kind, of in broken
        )

    def has(self, page: str, fragment: str) -> bool:
        """Say whether a page of `pages` has a place that can be linked to."""
        folder, _, name = page.rpartition("/")
        fixed = _FRAGMENTS.get(page) or _FRAGMENTS[folder]
        return fragment == "innehall" or fixed.fullmatch(fragment) is not None or fragment in self._own(folder, name)

    def _own(self, folder: str, name: str) -> frozenset[str]:
        made = self.catalogue
        if folder == "rad":
            found = {"organ": made.bodies, "mandat": made.mandates, "roll": made.roles}
            return frozenset(f"{kind}-{of}" for kind, those in found.items() for of in those)
        if folder == "enheter":
            return frozenset(f"enhet-{of}" for of in made.units)
        if folder == "prislista":
            return frozenset(f"kund-{of}" for of in made.settings.customers)
        if (folder, name) == ("tjanster", "index.html"):
            return frozenset(f"hylla-{of}" for of in made.categories)
        service = made.services.get(name.removesuffix(".html")) if folder == "tjanster" else None
        if service is None:
            return frozenset()
        former = [old.partition("/")[2] for option in service.options for old in option.formerly if "/" in old]
        return frozenset(f"val-{of}" for of in (*([option.id for option in service.options] or [service.id]), *former))

    def _years(self, *, own: bool) -> tuple[int, ...]:
        starts = [entry.start.year for entry in self.catalogue.decided_lists if entry.unit is None]
        if not own:
            return years_of(starts)
        return years_of([*starts, max(min(starts), self.at.year)]) if starts else (self.at.year,)
