"""What changes in price when the next decided list begins."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from kran.site import address, change
from kran.site.views.changes import PriceChange, prices_on
from kran.site.words import NN_
from kran.text import N_

if TYPE_CHECKING:
    from kran.model.price_list import PriceList
    from kran.site.context import Context, Decided
    from kran.site.page import Link
    from kran.site.price_text import PriceText

_DAY = timedelta(days=1)
_MOST = 5
_SHADES = {"ended": "end", "changed": "same"}
COUNTED = {
    "down": NN_("{n} lower", "{n} lower"),
    "up": NN_("{n} higher", "{n} higher"),
    "new": NN_("{n} new price", "{n} new prices"),
    "ended": NN_("{n} price ends", "{n} prices end"),
    "changed": NN_("{n} on other terms", "{n} on other terms"),
    "same": NN_("{n} price unchanged", "{n} prices unchanged"),
}
"""How many prices changed in each way, in the order they are told."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One of the changes worth telling first."""

    link: Link
    before: PriceText
    after: PriceText
    kind: str
    sign: str
    percent: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many prices change in one way; `x` and `width` are where its bar stands, in per cent; `shade` its colour."""

    kind: str
    shade: str
    text: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class NextPrices:
    """The next decided list: how many prices change in which way, and the largest changes."""

    title: str
    day_text: str
    summary: str
    counts: tuple[Count, ...]
    largest: tuple[Changed, ...]
    decided: Decided | None
    href: str
    year: int


def next_prices(context: Context) -> NextPrices | None:
    """Return what the next decided list changes for the first kind of customer; None when none is decided."""
    day = next((s.start for s in _lists(context) if s.start > context.at), None)
    if day is None:
        return None
    changes = prices_on(context, day)
    if not changes:
        return None
    words = context.words
    counts = Counter(it.change.kind for it in changes)
    sources = [s for s in _lists(context) if s.start == day]
    title = words.gettext(N_("Prices from {day}"), day=words.day(day))
    if (day.month, day.day) == (1, 1):
        title = words.gettext(N_("Prices {year}"), year=day.year)
    return NextPrices(
        title=title,
        day_text=words.day(day),
        summary=words.gettext(
            N_("Of {n} prices {down} become lower and {up} higher."),
            n=words.number(len(changes)),
            down=words.number(counts["down"]),
            up=words.number(counts["up"]),
        ),
        counts=_counts(context, counts, len(changes)),
        largest=_largest(context, day, changes),
        decided=next((d for s in sources if (d := context.decided(s.decision))), None),
        href=address.prices(day.year),
        year=day.year,
    )


def _lists(context: Context) -> list[PriceList]:
    return [s for s in context.book.lists if s.unit is None and (not s.customers or context.customer in s.customers)]


def _counts(context: Context, counts: Counter[str], whole: int) -> tuple[Count, ...]:
    found, x = [], Decimal(0)
    for kind, texts in COUNTED.items():
        if counts[kind]:
            width = (Decimal(100) * counts[kind] / whole).quantize(Decimal("0.01"))
            found.append(
                Count(
                    kind,
                    _SHADES.get(kind, kind),
                    context.words.ngettext(*texts, counts[kind]),
                    f"{x}%",
                    f"{width}%",
                )
            )
            x += width
    return tuple(found)


def _size(it: PriceChange) -> tuple[Decimal, str]:
    return -abs(it.change.percent or Decimal(0)), it.key


def _largest(context: Context, day: date, changes: tuple[PriceChange, ...]) -> tuple[Changed, ...]:
    by_size = sorted((it for it in changes if it.change.percent and "+" not in it.key), key=_size)
    found = []
    for it in by_size[:_MOST]:
        link = context.link(it.key)
        if it.before is not None and it.after is not None and link is not None:
            found.append(
                Changed(
                    link,
                    context.price(it.before, day - _DAY),
                    context.price(it.after, day),
                    it.change.kind,
                    change.SIGNS.get(it.change.kind, ""),
                    change.percent_text(it.change, context.words),
                )
            )
    return tuple(found)
