"""What a price list changes on its first day: the prices and promised levels of each kind of customer it is for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from kran.site import address, change
from kran.site.context import alphabetical
from kran.site.names import item_name
from kran.site.page import Link
from kran.site.views.changes import levels_on, prices_on
from kran.site.views.next_prices import COUNTED
from kran.site.views.promised import level_link
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kran.model.price_list import PriceList
    from kran.model.service import Service
    from kran.site.context import Context
    from kran.site.price_text import PriceText
    from kran.site.views.changes import LevelChange, PriceChange

_DAY = timedelta(days=1)
_ORDER = ("up", "down", "ended", "new", "changed")
STRONGER, WEAKER, OTHER = N_("stronger promise"), N_("weaker promise"), N_("other promise")


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A price that is another one; `kind` says how, `difference`, `spoken` and `percent` by how much where it can."""

    item: Link
    label: str
    before: PriceText | None
    after: PriceText | None
    kind: str
    change: str
    difference: str
    spoken: str
    percent: str


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A service, or some of its options, that is promised another level."""

    item: Link
    before: Link
    after: Link
    verdict: str


@dataclass(frozen=True, slots=True)
class PriceEffect:
    """For those kinds of customer that it changes alike; `is_first`: they had no list before, so all of it is new.

    `counts` says in words how many prices change in which way. The rows come with the largest change first.
    """

    customers: str
    is_first: bool
    counts: str
    rows: tuple[PriceRow, ...]
    levels: tuple[LevelRow, ...]


def price_effects(context: Context, source: PriceList) -> tuple[PriceEffect, ...]:
    """Return what a list changes, once for all kinds of customer that it changes alike."""
    groups: dict[tuple[object, ...], list[str]] = {}
    found: dict[str, tuple[tuple[PriceChange, ...], tuple[LevelChange, ...]]] = {}
    for customer in source.customers or tuple(context.settings.customers):
        who = context.book.alike(customer)
        if who not in found:
            found[who] = _changed(context, source, who)
        prices, levels = found[who]
        told = (
            _is_first(context, source, who),
            tuple((it.key, id(it.before), id(it.after)) for it in prices),
            tuple((it.item, it.before, it.after) for it in levels),
        )
        groups.setdefault(told, []).append(customer)
    return tuple(_effect(context, source, those, found[context.book.alike(those[0])]) for those in groups.values())


def concerned(context: Context, source: PriceList) -> tuple[Link, ...]:
    """Return every published service whose price or level a list states, in the order of their titles.

    Bundles that cost what their parts do are among them with their parts.
    """
    paths = (*(key.partition("+")[0] for key in source.rows), *source.levels)
    named = dict.fromkeys(context.catalogue.canonical(path).partition("/")[0] for path in paths)
    bundles = (bundle for name in named for bundle in context.bundles_with.get(name, ()))
    named |= dict.fromkeys(bundle.id for bundle in bundles if not _has_price(context, bundle))
    links = [
        Link(context.words.name(context.catalogue.services[name].title), address.service(name))
        for name in named
        if name in context.published
    ]
    return tuple(sorted(links, key=lambda link: (alphabetical(link.text), link.href)))


def _has_price(context: Context, bundle: Service) -> bool:
    rows = (key for item in bundle.items for key in context.book.rows_of(item, context.customer))
    return any("+" not in key for key in rows)


def _is_first(context: Context, source: PriceList, customer: str) -> bool:
    return not any(
        other.start < source.start and (not other.customers or customer in other.customers) for other in context.lists
    )


def _changed(
    context: Context, source: PriceList, customer: str
) -> tuple[tuple[PriceChange, ...], tuple[LevelChange, ...]]:
    """Return the prices that the list states, changed or not, and the levels that it changes; none for a first list."""
    if _is_first(context, source, customer):
        return (), ()
    book, day = context.book, source.start
    return (
        tuple(it for it in prices_on(context, day, customer) if book.stated(it.key, customer, day) is source),
        tuple(
            it
            for it in levels_on(context, day, customer)
            if (held := book.level(it.item, customer, day)) is not None and held[1] is source
        ),
    )


def _effect(
    context: Context,
    source: PriceList,
    customers: list[str],
    changed: tuple[tuple[PriceChange, ...], tuple[LevelChange, ...]],
) -> PriceEffect:
    words, kinds = context.words, context.settings.customers
    prices, levels = changed
    counts = Counter(it.change.kind for it in prices)
    is_first = _is_first(context, source, context.book.alike(customers[0]))
    stated = words.ngettext("{n} price", "{n} prices", len(source.rows if is_first else prices))
    counted = [words.ngettext(*texts, counts[kind]) for kind, texts in COUNTED.items() if counts[kind]]
    return PriceEffect(
        customers=words.kinds([words.name(kinds[name].title) for name in customers if name in kinds]),
        is_first=is_first,
        counts=stated
        if is_first
        else words.gettext(N_("of {prices}: {counts}"), prices=stated, counts=words.listed(counted)),
        rows=tuple(_row(context, source, customers[0], it) for it in sorted(_others(prices), key=_weight)),
        levels=tuple(_levels(context, levels)),
    )


def _others(prices: Iterable[PriceChange]) -> Iterable[PriceChange]:
    return (it for it in prices if it.change.kind != "same")


def _weight(it: PriceChange) -> tuple[Decimal, int, str]:
    """Return what sorts the largest change first; what has no per cent comes after, by its kind."""
    return -abs(it.change.percent or Decimal(0)), _ORDER.index(it.change.kind), it.key


def _row(context: Context, source: PriceList, customer: str, it: PriceChange) -> PriceRow:
    words, item = context.words, it.key.partition("+")[0]
    option = it.service.option(item)
    name = words.name(it.service.title)
    label = [words.name(option.title)] if option else []
    if "+" in it.key and (shown := it.after or it.before):
        part = it.key.partition("+")[2].replace("-", " ")
        text = shown.text or context.book.text(it.key, customer, source.start)
        label.append(words.name(text) if text else words.gettext(N_("On top: {part}"), part=part))
    return PriceRow(
        item=Link(name, address.item(item)),
        label=", ".join(label),
        before=context.price(it.before, source.start - _DAY) if it.before else None,
        after=context.price(it.after, source.start) if it.after else None,
        kind=it.change.kind,
        change=words.gettext(change.WORDS[it.change.kind]),
        difference=change.difference_text(it.change, words),
        spoken=change.difference_spoken(it.change, words),
        percent=change.percent_text(it.change, words),
    )


def _levels(context: Context, changed: tuple[LevelChange, ...]) -> Iterable[LevelRow]:
    """Yield each service once where all its options change alike, else each option."""
    levels = context.catalogue.levels
    alike: dict[tuple[str, str, str], list[LevelChange]] = {}
    for it in changed:
        if all(level in levels and not levels[level].draft for level in (it.before, it.after)):
            alike.setdefault((it.service.id, it.before, it.after), []).append(it)
    for (service, before, after), those in alike.items():
        is_whole = len(those) == len(those[0].service.items)
        more = levels[after].rank - levels[before].rank
        for item in [service] if is_whole else [it.item for it in those]:
            link = Link(item_name(context.catalogue, item, context.words), address.item(item))
            verdict = context.words.gettext(STRONGER if more > 0 else WEAKER if more < 0 else OTHER)
            yield LevelRow(link, level_link(context, before), level_link(context, after), verdict)
