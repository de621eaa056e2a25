"""The price that a service or a shelf begins at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kran.site.views import bundle, lifecycle
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from kran.model.service import Service
    from kran.site.context import Context
    from kran.site.price_text import PriceText


@dataclass(frozen=True, slots=True)
class FromPrice:
    """`amount` and `unit` as shown (``289 kr``, ``/month``); `is_from`: there are dearer ones.

    `line` is all of it in one text, `heard` the same for screen readers (``from 289 kronor per month``). `money` is
    what it was compared by; None for what is no amount (included, by quote).
    """

    amount: str
    unit: str
    is_from: bool
    money: Decimal | None
    line: str
    heard: str


def of_service(context: Context, service: Service) -> FromPrice | None:
    """Return what a service begins at: among what can be had, counted as most of it is counted."""
    return context.once(("from price", service.id), lambda: _of_service(context, service))


def _of_service(context: Context, service: Service) -> FromPrice | None:
    if service.contains and context.book.price(service.id, context.customer, context.at) is None:
        return _of_parts(context, service)
    texts = []
    for item in service.items:
        option = service.option(item)
        if option is not None and lifecycle.of_option(context, service, option).state == "closed":
            continue
        held = context.book.price(item, context.customer, context.at)
        if held is not None:
            texts.append(context.price(held.price))
    return _least(context, [of_text(text) for text in texts])


def of_shelf(context: Context, services: Iterable[Service]) -> FromPrice | None:
    """Return what a shelf begins at."""
    return _least(context, [found for service in services if (found := of_service(context, service))])


def of_text(text: PriceText) -> FromPrice:
    """Return one price where there is little room."""
    line = text.line if text.short else text.amount
    return FromPrice(text.amount, text.short, is_from=False, money=text.money, line=line, heard=text.spoken)


def _of_parts(context: Context, service: Service) -> FromPrice | None:
    """Return what a bundle without a price of its own begins at: the parts that cannot be left out."""
    parts, of_day = service.contains, bundle.of_day(context)
    can_leave = of_day.may_be_less(parts)
    sums, others = of_day.total(parts, least=can_leave)
    if not sums:
        return None
    least = sums[0]
    more = len(sums) > 1 or bool(others) or can_leave
    amount = context.words.kronor(least.amount)
    found = FromPrice(
        amount, least.short, is_from=False, money=least.amount, line=f"{amount} {least.unit}", heard=least.spoken
    )
    return _beginning(context, found) if more else found


def _least(context: Context, prices: list[FromPrice]) -> FromPrice | None:
    if not prices:
        return None
    amounts = [price for price in prices if price.money is not None]
    if not amounts:
        return prices[0]
    # Kronor per month and kronor per page are not compared: the measure that most have speaks for all.
    usual = Counter(price.unit for price in amounts).most_common(1)[0][0]
    least = min((price for price in amounts if price.unit == usual), key=_money)
    dearer = any(price.money != least.money or price.unit != usual or price.is_from for price in prices)
    return _beginning(context, least) if dearer and not least.is_from else least


def _beginning(context: Context, price: FromPrice) -> FromPrice:
    """Return a price that others are dearer than."""
    line, heard = (context.words.gettext(N_("from {price}"), price=text) for text in (price.line, price.heard))
    return replace(price, is_from=True, line=line, heard=heard)


def _money(price: FromPrice) -> Decimal:
    assert price.money is not None  # noqa: S101  sorted out before
    return price.money
