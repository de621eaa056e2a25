"""A row of the price list as a service's page shows it: now, against last year, and what is decided to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kran.model import price_change
from kran.site import change
from kran.text import N_

if TYPE_CHECKING:
    from kran.model.in_force import InForce, Period
    from kran.model.price_change import Compared
    from kran.model.price_list import Price
    from kran.site.context import Context, Decided
    from kran.site.price_text import PriceText
    from kran.text import Said

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Delta:
    """A change in words, its kind, and the sign that goes with it."""

    kind: str
    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Coming:
    """What holds from a day to come; no price: it ends the day before. `details` are those that are new then."""

    day: date
    day_text: str
    price: PriceText | None
    delta: Delta | None
    decided: Decided | None
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Priced:
    """One row. `label` is the row's own text, for what comes on top; `price` None: no price that day.

    `since` is the day from which the list that states the price holds, as `decided` decided it.
    """

    key: str
    label: Said | None
    price: PriceText | None
    since: date | None
    decided: Decided | None
    delta: Delta | None
    coming: tuple[Coming, ...]

    @property
    def on_top(self) -> bool:
        """Whether the row comes on top of the item's own price."""
        return "+" in self.key


def priced(context: Context, key: str, customer: str | None = None) -> Priced | None:
    """Return a row as it holds on the reader's day and what is decided to come; None where there is nothing to show."""
    customer = customer or context.customer
    held = context.book.price(key, customer, context.at)
    coming = tuple(_coming(context, key, customer, held))
    if held is None and not any(entry.price for entry in coming):
        return None
    return Priced(
        key=key,
        label=_label(context, held, key, customer),
        price=context.price(held.price) if held else None,
        since=held.source.start if held else None,
        decided=context.decided(held.source.decision) if held else None,
        delta=_since_last_year(context, key, customer, held),
        coming=coming,
    )


def delta(context: Context, changed: Compared, year: int, before: Price, now: Price) -> Delta:
    """Return a change against a year in words, with the price before where it was counted per something else."""
    text = change.against(changed, context.words, year)
    if before.per and before.per != now.per:
        then = context.price(before, date(year, 12, 31)).line
        text = context.words.gettext(N_("{change}, then {price}"), change=text, price=then)
    return Delta(changed.kind, change.SIGNS.get(changed.kind, ""), text)


def _coming(context: Context, key: str, customer: str, held: InForce | None) -> list[Coming]:
    found = []
    before = held
    for period in context.book.periods(key, customer):
        if period.start > context.at:
            found.append(_starts(context, period, before))
            before = period.held
        elif period.until is not None and period.until < context.at:
            continue
        if period.until is not None and _ends(context, key, customer, period):
            end = period.until + _DAY
            found.append(Coming(end, context.words.day(period.until), None, None, None))
            before = None
    return found


def _ends(context: Context, key: str, customer: str, period: Period) -> bool:
    assert period.until is not None  # noqa: S101  asked for those that end
    return period.until >= context.at and context.book.price(key, customer, period.until + _DAY) is None


def _starts(context: Context, period: Period, before: InForce | None) -> Coming:
    changed = price_change.compare(before.price if before else None, period.held.price)
    year = period.start.year - 1 if before else period.start.year
    if before is not None and before.source.start.year == period.start.year:
        year = period.start.year
    price = context.price(period.held.price, period.start)
    known = context.price(before.price, period.start).details if before else ()
    return Coming(
        day=period.start,
        day_text=context.words.day(period.start),
        price=price,
        delta=delta(context, changed, year, before.price, period.held.price)
        if before and changed and changed.kind != "same"
        else None,
        decided=context.decided(period.held.source.decision),
        details=tuple(text for text in price.details if text not in known),
    )


def _since_last_year(context: Context, key: str, customer: str, held: InForce | None) -> Delta | None:
    if held is None:
        return None
    last_year = context.at.year - 1
    then = context.book.price(key, customer, date(last_year, 12, 31))
    if then is None:
        return None
    changed = price_change.compare(then.price, held.price)
    if changed is None or (changed.kind == "same" and context.price(held.price).money is None):
        return None  # "included, the same as last year" says nothing
    return delta(context, changed, last_year, then.price, held.price)


def _label(context: Context, held: InForce | None, key: str, customer: str) -> Said | None:
    if held is None:
        periods = [p for p in context.book.periods(key, customer) if p.start > context.at]
        held = periods[0].held if periods else None
    return context.words.said(context.book.text(key, customer, max(context.at, held.since))) if held else None
