"""What the price lists change, service by service: prices and promised levels from the day a list begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kran.model import price_change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.price_change import Compared
    from kran.model.price_list import Price
    from kran.model.service import Service
    from kran.site.context import Context

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PriceChange:
    """A row of the price list on the day it changes; one of the two prices is there."""

    service: Service
    key: str
    before: Price | None
    after: Price | None
    change: Compared


@dataclass(frozen=True, slots=True)
class LevelChange:
    """An item that is promised another level from the day on; both are ids."""

    service: Service
    item: str
    before: str
    after: str


def prices_on(context: Context, day: date, customer: str | None = None) -> tuple[PriceChange, ...]:
    """Return every row with a price on `day` or the day before, changed or not; None: the first kind of customer."""
    who = context.book.alike(customer or context.customer)
    return context.once(("prices on", day, who), lambda: tuple(_prices(context, day, who)))


def levels_on(context: Context, day: date, customer: str | None = None) -> tuple[LevelChange, ...]:
    """Return the items whose promised level is another one on `day` than the day before; customers as for prices."""
    who = context.book.alike(customer or context.customer)
    return context.once(("levels on", day, who), lambda: tuple(_levels(context, day, who)))


def _prices(context: Context, day: date, customer: str) -> Iterator[PriceChange]:
    for service in context.services:
        for item in service.items:
            for key in context.book.rows_of(item, customer):
                held = [context.book.price(key, customer, it) for it in (day - _DAY, day)]
                before, after = (it.price if it else None for it in held)
                changed = price_change.compare(before, after)
                if changed is not None:
                    yield PriceChange(service, key, before, after, changed)


def _levels(context: Context, day: date, customer: str) -> Iterator[LevelChange]:
    for service in context.services:
        for item in service.items:
            before, after = (context.book.level(item, customer, it) for it in (day - _DAY, day))
            if before and after and before[0] != after[0]:
                yield LevelChange(service, item, before[0], after[0])
