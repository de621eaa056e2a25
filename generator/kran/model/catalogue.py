"""The whole catalogue: every document as a frozen object, indexed by id, and how references resolve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from kran.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kran.model.agreement import Agreement
    from kran.model.assortment import Assortment
    from kran.model.body import Body
    from kran.model.category import Category
    from kran.model.costs import Costs
    from kran.model.decision import Decision
    from kran.model.document import Document
    from kran.model.figure import Figure
    from kran.model.guideline import Guideline
    from kran.model.level import ServiceLevel
    from kran.model.mandate import Mandate
    from kran.model.measure import Measure, Rate
    from kran.model.post import Post
    from kran.model.price_list import PriceList
    from kran.model.reference import Reference
    from kran.model.role import Role
    from kran.model.service import Option, Service
    from kran.model.settings import Settings
    from kran.model.subscription import Event
    from kran.model.supplier import Supplier
    from kran.model.unit import Unit
    from kran.model.usage import Usage

DocumentT = TypeVar("DocumentT")


@dataclass(frozen=True, slots=True)
class Item:
    """What is ordered, held and charged: a service, or one option of it."""

    path: str
    service: Service
    option: Option | None


@dataclass(frozen=True)
class Catalogue:
    """All that was agreed.

    `broken` holds (kind, id) of what could not be read: never complained of twice; `unfinished` those of them that are
    drafts. `twice` holds documents whose id another file had first, with that file.
    """

    settings: Settings
    categories: Mapping[str, Category] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    rates: Mapping[str, Rate] = field(default_factory=dict)
    suppliers: Mapping[str, Supplier] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    price_lists: Mapping[str, PriceList] = field(default_factory=dict)
    levels: Mapping[str, ServiceLevel] = field(default_factory=dict)
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    costs: Mapping[str, Costs] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    posts: Mapping[str, Post] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    mandates: Mapping[str, Mandate] = field(default_factory=dict)
    assortments: Mapping[str, Assortment] = field(default_factory=dict)
    guidelines: Mapping[str, Guideline] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    subscriptions: tuple[Event, ...] = ()
    usage: tuple[Usage, ...] = ()
    documents: tuple[Document, ...] = field(default=(), repr=False)
    twice: tuple[tuple[Document, str], ...] = ()
    broken: frozenset[tuple[str, str]] = frozenset()
    unfinished: frozenset[tuple[str, str]] = frozenset()
    pages: frozenset[str] | None = None
    """The hand-written pages of docs/ (``bestalla.md``); None where there is no such folder."""
    pictures: Mapping[str, bytes | None] = field(default_factory=dict, repr=False)
    """The pictures in catalog/ (``vapen.svg``); None for those that cannot be read."""

    @property
    def published_services(self) -> tuple[Service, ...]:
        """The services that are no drafts, in the order of the shelves and then of their ids."""
        order = {name: index for index, name in enumerate(self.categories)}
        services = (service for service in self.services.values() if not service.draft)
        return tuple(sorted(services, key=lambda s: (order.get(s.category, len(order)), s.id)))

    @property
    def decided_lists(self) -> tuple[PriceList, ...]:
        """The price lists that are no drafts, oldest first."""
        decided = (entry for entry in self.price_lists.values() if not entry.draft)
        return tuple(sorted(decided, key=self.laid))

    def laid(self, source: PriceList) -> tuple[date, int, str]:
        """Return a list's place in the order they are laid over each other: of one day's, what corrects comes after."""
        depth, corrected = 0, source.corrects
        while (other := self.price_lists.get(corrected or "")) and depth < len(self.price_lists):
            depth, corrected = depth + 1, other.corrects  # lists that correct each other are an error of their own
        return source.start, depth, source.id

    @property
    def published_decisions(self) -> tuple[Decision, ...]:
        """The decisions that are no drafts and concern more than one single unit's agreements or prices."""
        return tuple(d for d in self.decisions.values() if not d.draft and not self._concerns_one_unit(d))

    def _concerns_one_unit(self, decision: Decision) -> bool:
        def own(document: str) -> bool:
            folder, _, name = document.partition("/")
            source = self.price_lists.get(name) if folder == "prices" else None
            return folder == "agreements" or (source is not None and source.unit is not None)

        return bool(decision.decides) and all(own(document) for document in decision.decides)

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item path of every service, drafts too."""
        return {
            path: Item(path, service, service.option(path) if service.options else None)
            for service in self.services.values()
            for path in service.items
        }

    @cached_property
    def former(self) -> dict[str, str]:
        """The path each renamed item has today. A name that something bears now is not a former one."""
        return {
            old: path
            for service in self.services.values()
            for path, olds in (
                (service.id, service.formerly),
                *((f"{service.id}/{option.id}", option.formerly) for option in service.options),
            )
            for old in olds
            if old not in self.services and old not in self.items
        }

    def canonical(self, path: str) -> str:
        """Return the item path (or row key) by today's name."""
        item, plus, part = path.partition("+")
        return f"{self.former.get(item, item)}{plus}{part}" if item in self.former else path

    def agreed_level(self, item: str, unit: str | None, day: date) -> Agreement | None:
        """Return the agreement that gives a unit a level of its own for an item on a day."""
        for agreement in self.agreements.values():
            begun = agreement.start is not None and agreement.start <= day
            ended = agreement.until is not None and agreement.until < day
            if agreement.unit == unit and agreement.item == item and begun and not ended and not agreement.draft:
                return agreement
        return None

    def held_by(self, at: date) -> dict[str, str | None]:
        """Return each unit that exists on a day and the unit it lies under then."""
        return {u.id: u.under.on(at) if u.under else None for u in self.units.values() if u.exists(at)}

    def tables(self) -> dict[str, Mapping[str, Any]]:
        """Return what each kind of reference may name: each kind of document by its id, and what lies within one."""
        held = {kind.name: getattr(self, kind.field) for kind in KINDS}
        return {name: table for name, table in held.items() if isinstance(table, Mapping)} | {
            "rate": self.rates,
            "customer": self.settings.customers,
            "unit-kind": self.settings.unit_kinds,
            "figure": self.settings.figures,
        }

    def names(self, kind: str) -> Iterable[str]:
        """Return every id that a reference of `kind` may name."""
        if kind == "item":
            return [*self.services, *(path for path in self.items if "/" in path)]
        if kind in {"priced-item", "orderable-item"}:
            return self.items
        if kind == "document":
            tables = self.tables()
            return [
                *(f"{folder}/{name}" for kind, folder in FOLDERS.items() for name in tables[kind]),
                *(f"rates/{name}" for name in self.rates),
                *(f"catalog/{key}" for key in DECIDED),
            ]
        if kind in {"cost-key", "cost-terms"}:
            return [
                f"{year}/{name}"
                for year, costs in self.costs.items()
                for name in (costs.keys if kind == "cost-key" else costs.terms)
            ]
        return self.tables()[kind]

    def cost_year(self, kind: str, year: str, name: str) -> Costs | None:
        """Return the costs that say what a key or terms mean in a year: that year's, else the latest before it."""
        for costs in sorted(self.costs.values(), key=lambda c: c.id, reverse=True):
            if costs.id <= year and name in (costs.keys if kind == "cost-key" else costs.terms):
                return costs
        return None

    @cached_property
    def _known(self) -> dict[str, frozenset[str]]:
        return {}

    def has(self, kind: str, name: str) -> bool:
        """Say whether a reference resolves; what is there but broken counts, so that one mistake is told once."""
        if kind in {"cost-key", "cost-terms"}:
            year, _, key = name.partition("/")
            might_say = any(broken == "costs" and of <= year for broken, of in self.broken)
            return might_say or self.cost_year(kind, year, key) is not None
        known = self._known.get(kind)
        if known is None:
            known = self._known[kind] = frozenset(self.names(kind))
        if name in known:
            return True
        if kind in {"item", "priced-item"} and name in self.former:
            return True
        return self.is_broken(kind, name)

    def is_broken(self, kind: str, name: str) -> bool:
        """Say whether what a reference names is there but could not be read."""
        if kind in {"item", "priced-item", "orderable-item"}:
            kind, name = "service", name.partition("/")[0]
        if kind == "document":
            folder, _, rest = name.partition("/")
            return any(FOLDERS.get(k, k) == folder and i in {rest, "*"} for k, i in self.broken)
        return (kind, name) in self.broken or (kind, "*") in self.broken

    def references(self) -> Iterator[tuple[Any, Reference]]:
        """Return every reference with the object that makes it."""
        for table in (
            *(table.values() for table in self.tables().values()),
            self.figures,
            self.subscriptions,
            self.usage,
        ):
            for thing in table:
                for reference in getattr(thing, "references", ()):
                    yield thing, reference


FOLDERS = {kind.name: kind.folder for kind in KINDS if kind.decided}
"""The kinds that decisions may name, and the first word of their names there."""
DECIDED = ("customers", "price_notice_months")
"""The keys of ``catalog.yaml`` that decisions may name (``catalog/customers``): they say what prices mean."""
