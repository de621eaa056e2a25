"""A catalogue as one reader meets it: in one language, on one day. What many pages ask is worked out once, here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from kran.model.in_force import PriceBook
from kran.site import address
from kran.site.names import decider, item_name
from kran.site.page import Link
from kran.site.price_text import PriceText, PriceWriter
from kran.site.promise import Promise, promise
from kran.site.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import date

    from kran.model.assortment import Assortment
    from kran.model.catalogue import Catalogue
    from kran.model.decision import Decision
    from kran.model.price_list import Price, PriceList
    from kran.model.service import Service
    from kran.site.build import Build
    from kran.text import Language

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided, when and where it is recorded, with the address of the decision; `lang` is its title's."""

    who: str
    day: date
    day_text: str
    short_day: str
    reference: str
    title: str
    lang: str
    href: str


class Context:
    """What a view is made from. `at` is the reader's day; prices are those of the first kind of customer."""

    def __init__(self, catalogue: Catalogue, language: Language, *, at: date, build: Build) -> None:
        self.catalogue = catalogue
        self.language = language
        self.at = at
        self.build = build
        self.settings = catalogue.settings
        self.customer = catalogue.settings.first_customer
        self.words = Words(language)
        self.book = PriceBook(catalogue)
        self.prices = PriceWriter(catalogue, self.words)
        self._promises: dict[tuple[str, date], Promise] = {}
        self._decided: dict[str, Decided | None] = {}
        self._worked_out: dict[object, Any] = {}

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """Return what `work` gives, worked out the first time `key` is asked for."""
        if key not in self._worked_out:
            self._worked_out[key] = work()
        found: T = self._worked_out[key]
        return found

    @property
    def main_language(self) -> str:
        """The language that lies at the site's root."""
        return (self.build.languages or self.settings.languages)[0]

    @property
    def to_site_root(self) -> str:
        """The way from the language's root to the site's."""
        return "" if self.language.code == self.main_language else "../"

    @property
    def site_url(self) -> str:
        """The address of this language's root on the web, ending with a slash."""
        prefix = "" if self.language.code == self.main_language else f"{self.language.code}/"
        return f"{self.settings.site.url.rstrip('/')}/{prefix}"

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """The published services, in the order of the shelves."""
        return self.catalogue.published_services

    @cached_property
    def published(self) -> frozenset[str]:
        """The ids of the published services."""
        return frozenset(service.id for service in self.services)

    @cached_property
    def services_of(self) -> dict[str, tuple[Service, ...]]:
        """The published services of each shelf, by name."""
        shelves: dict[str, list[Service]] = defaultdict(list)
        for service in self.services:
            shelves[service.category].append(service)
        return {name: tuple(sorted(found, key=self._by_title)) for name, found in shelves.items()}

    @cached_property
    def bundles_with(self) -> dict[str, tuple[Service, ...]]:
        """The bundles that each service is part of."""
        bundles: dict[str, list[Service]] = defaultdict(list)
        for bundle in self.services:
            for service in dict.fromkeys(part.item.partition("/")[0] for part in bundle.contains):
                bundles[service].append(bundle)
        return {name: tuple(found) for name, found in bundles.items()}

    @cached_property
    def assortments(self) -> tuple[Assortment, ...]:
        """The published assortments in force on the day."""
        return tuple(
            a for a in self.catalogue.assortments.values() if not a.draft and (a.start is None or a.start <= self.at)
        )

    @cached_property
    def assortments_with(self) -> dict[str, tuple[Assortment, ...]]:
        """The assortments that each service has a choice in."""
        found: dict[str, list[Assortment]] = defaultdict(list)
        for assortment in self.assortments:
            for service in dict.fromkeys(item.partition("/")[0] for item in assortment.choices):
                found[service].append(assortment)
        return {name: tuple(those) for name, those in found.items()}

    @cached_property
    def lists(self) -> tuple[PriceList, ...]:
        """The decided price lists that are public: not those of a single unit."""
        return tuple(source for source in self.book.lists if source.unit is None)

    @cached_property
    def decisions(self) -> dict[str, Decision]:
        """The decisions that are public, by id."""
        return {decision.id: decision for decision in self.catalogue.published_decisions}

    @cached_property
    def coming_days(self) -> tuple[date, ...]:
        """The days to come on which a price list begins."""
        return tuple(sorted({source.start for source in self.lists if source.start > self.at}))

    def link(self, item: str) -> Link | None:
        """Return an item's name and address; None when its service is not published."""
        item = self.catalogue.canonical(item)
        if item.partition("/")[0] not in self.published:
            return None
        return Link(item_name(self.catalogue, item, self.words), address.item(item))

    def price(self, price: Price, day: date | None = None) -> PriceText:
        """Return a price in words."""
        return self.prices.write(price, day or self.at)

    def promise(self, level_id: str, day: date) -> Promise | None:
        """Return what a level promises on a day; None when it is not published."""
        key = level_id, day
        if key not in self._promises:
            level = self.catalogue.levels.get(level_id)
            if level is None or level.draft:
                return None
            self._promises[key] = promise(level, day, self.words)
        return self._promises[key]

    def decided(self, decision_id: str | None) -> Decided | None:
        """Return who decided something and when; None without a published decision."""
        if decision_id is None:
            return None
        if decision_id not in self._decided:
            self._decided[decision_id] = self._decision(decision_id)
        return self._decided[decision_id]

    def _decision(self, decision_id: str) -> Decided | None:
        decision = self.decisions.get(decision_id)
        if decision is None:
            return None
        return Decided(
            who=decider(self.catalogue, decision, self.words),
            day=decision.date,
            day_text=self.words.day(decision.date),
            short_day=self.words.short_day(decision.date),
            reference=self.words.reference(decision.reference),
            title=decision.title.said(self.language.code).text,
            lang=decision.title.said(self.language.code).lang,
            href=address.decision(decision_id),
        )

    def _by_title(self, service: Service) -> tuple[str, str]:
        return alphabetical(self.words.name(service.title)), service.id


# Å, Ä and Ö follow Z in Swedish; their code points come in another order.
_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


def alphabetical(name: str) -> str:
    """Return what sorts names as Swedish does."""
    return name.casefold().translate(_AFTER_Z)
