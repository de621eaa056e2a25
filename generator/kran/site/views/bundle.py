"""A bundle: what is in it, what it costs together and what its parts cost apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site.bundle_sum import BundleSum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kran.model.service import Part, Service
    from kran.site.context import Context
    from kran.site.page import Link


@dataclass(frozen=True, slots=True)
class Contained:
    """One part; `price` is for one of it, empty where it has none."""

    link: Link
    quantity: int
    optional: bool
    price: str


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


def bundle(context: Context, service: Service) -> Bundle | None:
    """Return what a service contains; None when it is no bundle."""
    if not service.contains:
        return None
    parts = [(part, link) for part in service.contains if (link := context.link(part.item))]
    sums = of_day(context)
    can_leave = sums.may_be_less(service.contains)
    return Bundle(
        parts=tuple(Contained(link, part.quantity, part.optional, sums.each(part)) for part, link in parts),
        own_price=context.book.price(service.id, context.customer, context.at) is not None,
        apart=sums.text(service.contains),
        least=sums.text(service.contains, least=True) if can_leave else "",
        coming=tuple(_coming(context, service.contains, least=can_leave)),
    )


def of_day(context: Context, day: date | None = None) -> BundleSum:
    """Return what adds up parts as the reader pays them on a day."""
    return BundleSum(context.book, context.prices, context.customer, day or context.at)


def _coming(context: Context, parts: tuple[Part, ...], *, least: bool) -> Iterator[tuple[str, str]]:
    before = of_day(context).text(parts, least=least)
    for day in context.coming_days:
        after = of_day(context, day).text(parts, least=least)
        if after != before:
            yield context.words.day(day), after
        before = after


def total_text(context: Context, parts: Iterable[Part], day: date | None = None) -> str:
    """Return the sum of the parts, one per measure: ``402 kr per month and 1 400 kr per item``."""
    return of_day(context, day).text(parts)
