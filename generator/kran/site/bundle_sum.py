"""What the parts of a bundle cost together: each counted as its own price counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from kran.economy.charge import charge, counted
from kran.model.price_list import Form
from kran.money import to_ore
from kran.site.names import item_name
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kran.model.in_force import InForce, PriceBook
    from kran.model.measure import Measure
    from kran.model.price_list import Price
    from kran.model.service import Part
    from kran.site.price_text import PriceWriter

SHARED = N_("paid jointly")
_PERIODS = {"month": N_("per month"), "quarter": N_("per quarter"), "year": N_("per year")}
_COUNTED = {Form.FIXED, Form.GRADUATED, Form.VOLUME}


@dataclass(frozen=True, slots=True)
class Sum:
    """Kronor of all parts that are counted alike."""

    amount: Decimal
    unit: str
    short: str
    spoken: str


@dataclass(frozen=True, slots=True)
class _Ordered:
    """How much of a row is ordered: each part of the bundle by itself."""

    price: Price
    pieces: list[Decimal] = field(default_factory=list)


class BundleSum:
    """Adds up what parts cost a kind of customer on a day, or a unit with prices of its own."""

    def __init__(self, book: PriceBook, prices: PriceWriter, customer: str, day: date, unit: str | None = None) -> None:
        self.book = book
        self.prices = prices
        self.customer = customer
        self.day = day
        self.unit = unit

    def text(self, parts: Iterable[Part], *, least: bool = False) -> str:
        """Return the sum of the parts, one per measure: ``402 kr per month and 1 400 kr per item``."""
        words = self.prices.words
        sums, others = self.total(parts, least=least)
        return words.listed([*(f"{words.kronor(entry.amount)} {entry.unit}" for entry in sums), *others])

    def total(self, parts: Iterable[Part], *, least: bool = False) -> tuple[list[Sum], list[str]]:
        """Return the sums of the parts, one per measure, and in words what cannot be added up.

        With `least`, what can be left out is. What is included elsewhere costs nothing; what is metered, or counted by
        a figure of the unit, is said by its price; what all share is named, and so is a part without a price.
        """
        ordered: dict[str, _Ordered] = {}
        others: dict[str, None] = {}
        for item, quantity in self._items(parts, least=least, within=()):
            rows = [(key, held) for key in self._rows(item) if (held := self._held(key))]
            if not any("+" not in key for key, _ in rows) and not self._is_bundle(item):
                others[self._named(item, N_("{item} (no price)"))] = None
            for key, held in rows:
                price = held.price
                if price.form is Form.INCLUDED:
                    continue
                if price.split:
                    others[self._named(item, N_("{item} (paid jointly)"))] = None
                elif price.form in _COUNTED and price.count is None and not self._by_many(price):
                    ordered.setdefault(key, _Ordered(price)).pieces.append(Decimal(quantity))
                else:
                    others[self.prices.write(price, self.day).line] = None
        return self._sums(ordered.values()), list(others)

    def each(self, part: Part) -> str:
        """Return what one of a part costs: its own price, or the sum of what it holds itself; empty without one."""
        item = self.book.catalogue.canonical(part.item)
        held = self._held(item)
        if held is not None:
            if held.price.split:
                return self.prices.words.gettext(SHARED)
            return self.prices.write(held.price, self.day).line
        service = self.book.catalogue.services.get(item)
        return self.text([type(part)(item, 1, optional=False)]) if service and service.contains else ""

    def may_be_less(self, parts: Iterable[Part]) -> bool:
        """Say whether some part can be left out, here or in a bundle within, and some cannot."""
        those = list(parts)
        full = list(self._items(those, least=False, within=()))
        least = list(self._items(those, least=True, within=()))
        return bool(least) and least != full

    def _items(self, parts: Iterable[Part], *, least: bool, within: tuple[str, ...]) -> Iterator[tuple[str, int]]:
        """Yield each item and how many there are of it; a bundle without a price of its own is what it holds.

        Its own rows on top are its too.
        """
        for part in parts:
            item = self.book.catalogue.canonical(part.item)
            if (least and part.optional) or item in within:
                continue
            if self._is_bundle(item):
                inner = self._items(self.book.catalogue.services[item].contains, least=least, within=(*within, item))
                yield from ((name, quantity * part.quantity) for name, quantity in inner)
            yield item, part.quantity

    def _is_bundle(self, item: str) -> bool:
        """Whether an item costs what its parts do."""
        service = self.book.catalogue.services.get(item)
        return service is not None and bool(service.contains) and self._held(item) is None

    def _rows(self, item: str) -> list[str]:
        return list(dict.fromkeys((item, *self.book.rows_of(item, self.customer))))

    def _held(self, key: str) -> InForce | None:
        return self.book.price(key, self.customer, self.day, self.unit)

    def _named(self, item: str, text: str) -> str:
        words = self.prices.words
        return words.gettext(text, item=item_name(self.book.catalogue, item, words))

    def _by_many(self, price: Price) -> bool:
        """Whether a price is for many at a time of what happens: it says nothing of what is ordered."""
        measure = self._measure(price)
        return measure is not None and not measure.period and (measure.of is not None or measure.size != 1)

    def _measure(self, price: Price) -> Measure | None:
        return self.book.catalogue.measures.get(price.per or "")

    def _sums(self, ordered: Iterable[_Ordered]) -> list[Sum]:
        amounts: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for row in ordered:
            measure = self._measure(row.price)
            # A part is a subscription of its own; over the unit and over everyone they are counted together.
            together = row.price.over in {"unit", "everyone"}
            pieces = [sum(row.pieces, Decimal(0))] if together else row.pieces
            amounts[self._unit(row.price, measure)] += sum(
                (charge(row.price, counted(piece, measure)) for piece in pieces), Decimal(0)
            )
        return [
            Sum(to_ore(amount), unit, short, self.prices.spoken(to_ore(amount), unit))
            for (unit, short), amount in amounts.items()
        ]

    def _unit(self, price: Price, measure: Measure | None) -> tuple[str, str]:
        """Return what a sum is per, also where there is little room: so many GB cost so much a month, not per GB."""
        text = self.prices.write(price, self.day)
        if measure is None or not measure.period:
            return text.unit, text.short
        plain = next(
            (
                entry
                for entry in self.book.catalogue.measures.values()
                if entry.period == measure.period and (entry.of, entry.size, entry.round_up) == (None, 1, None)
            ),
            None,
        )
        words = self.prices.words
        if plain is None:
            per = words.gettext(_PERIODS[measure.period])
            return per, f" {per}"
        return words.gettext(N_("per {measure}"), measure=words.name(plain.text)), (
            f"/{words.name(plain.short or plain.text)}"
        )
