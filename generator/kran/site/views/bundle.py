"""A bundle: what is in it, what it costs together and what its parts cost apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kran.model.price_list import Form
from kran.site.names import item_name
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kran.model.service import Part, Service
    from kran.site.context import Context
    from kran.site.page import Link
    from kran.site.price_text import PriceText


@dataclass(frozen=True, slots=True)
class Contained:
    """One part; `price` is for one of it."""

    link: Link
    quantity: int
    optional: bool
    price: PriceText | None


@dataclass(frozen=True, slots=True)
class Bundle:
    """`apart` is what the parts cost one by one, `least` without those that can be left out (empty: none can).

    `own_price` says that the bundle has a price of its own; else it costs what its parts do. `coming` are the days on
    which that sum becomes another, and the sum.
    """

    parts: tuple[Contained, ...]
    own_price: bool
    apart: str
    least: str
    coming: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """Kronor of all parts that are counted alike."""

    amount: Decimal
    unit: str
    short: str
    spoken: str


def bundle(context: Context, service: Service) -> Bundle | None:
    """Return what a service contains; None when it is no bundle."""
    if not service.contains:
        return None
    parts = [(part, link) for part in service.contains if (link := context.link(part.item))]
    must = [part for part in service.contains if not part.optional]
    can_leave = bool(must) and len(must) < len(service.contains)
    return Bundle(
        parts=tuple(Contained(link, part.quantity, part.optional, _price(context, part.item)) for part, link in parts),
        own_price=context.book.price(service.id, context.customer, context.at) is not None,
        apart=total_text(context, service.contains),
        least=total_text(context, must) if can_leave else "",
        coming=tuple(_coming(context, must if can_leave else service.contains)),
    )


def _coming(context: Context, parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    before = total_text(context, parts)
    for day in context.coming_days:
        after = total_text(context, parts, day)
        if after != before:
            yield context.words.day(day), after
        before = after


def total_text(context: Context, parts: Iterable[Part], day: date | None = None) -> str:
    """Return the sum of the parts, one per measure: ``402 kr per month and 1 400 kr per item``."""
    words = context.words
    sums, others = total(context, parts, day)
    return words.listed([*(f"{words.kronor(entry.amount)} {entry.unit}" for entry in sums), *others])


def total(context: Context, parts: Iterable[Part], day: date | None = None) -> tuple[list[Sum], list[str]]:
    """Return the sums of the parts, one per measure, and in words what cannot be added up.

    What is included elsewhere costs nothing; a part without a price is named, never counted as nothing.
    """
    words, day = context.words, day or context.at
    amounts: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    others: list[str] = []
    for part in parts:
        item = context.catalogue.canonical(part.item)
        if context.book.price(item, context.customer, day) is None:
            others.append(words.gettext(N_("{item} (no price)"), item=item_name(context.catalogue, item, words)))
        for key in context.book.rows_of(item, context.customer):
            held = context.book.price(key, context.customer, day)
            if held is None or held.price.form is Form.INCLUDED:
                continue
            text = context.price(held.price, day)
            if held.price.form is Form.FIXED and held.price.amount is not None and held.price.count is None:
                amounts[text.unit, text.short] += held.price.amount * part.quantity
            else:
                others.append(text.line)
    sums = [Sum(amount, unit, short, context.prices.spoken(amount, unit)) for (unit, short), amount in amounts.items()]
    return sums, others


def _price(context: Context, item: str) -> PriceText | None:
    held = context.book.price(item, context.customer, context.at)
    return context.price(held.price) if held else None
