"""A year's price list: every price in it, with the price before and the change, for each kind of customer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kran.model import price_change
from kran.money import ore
from kran.periods import years_of
from kran.site import address, change
from kran.site.file_format import FORMATS
from kran.site.page import Link
from kran.site.views import head
from kran.site.views.head import Head
from kran.site.views.price_filter import PriceFilter, price_filter
from kran.text import N_, Said

if TYPE_CHECKING:
    from kran.model.in_force import Period, Promise
    from kran.model.price_list import Price, PriceList
    from kran.model.service import Service
    from kran.site.context import Context, Decided
    from kran.site.price_text import PriceText
    from kran.site.words import Words
    from kran.text import Text

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One price in one period. `now` None: it ended; `before` None: there was none.

    `when` says from or until which day where that is not the whole year; `start` and `until` are those days. `kind`,
    `difference` and `percent` are the change, `spoken` the difference as it is said; `form` and `keywords` are what a
    filter asks for, `ore` and `step` (the amount and its change in öre) what the rows are sorted by. `level_before` is
    empty where the level is the same, `before_unit` where the price before was counted in the same way.
    """

    item: str
    service: Link
    option: str
    label: Said | None
    now: PriceText | None
    before: PriceText | None
    when: str
    kind: str
    sign: str
    change: str
    difference: str
    spoken: str
    percent: str
    form: str
    keywords: str
    level: str
    level_before: str
    before_unit: str = ""
    start: date | None = None
    until: date | None = None
    ore: int | None = None
    step: int | None = None


@dataclass(frozen=True, slots=True)
class PriceShelf:
    """The prices of one category."""

    id: str
    title: str
    rows: tuple[PriceRow, ...]


@dataclass(frozen=True, slots=True)
class PriceTable:
    """The prices of those kinds of customer that pay the same; `counts` by kind of change, `files` by format.

    `compared`: they had prices the year before.
    """

    customers: str
    anchor: str
    vat: str
    files: tuple[tuple[str, str], ...]
    shelves: tuple[PriceShelf, ...]
    counts: tuple[tuple[str, int], ...]
    total: int
    compared: bool


@dataclass(frozen=True, slots=True)
class PriceTableView:
    """A price list's page."""

    head: Head
    year: int
    before: int
    lead: str
    years: tuple[tuple[int, str], ...]
    tables: tuple[PriceTable, ...]
    filter: PriceFilter
    decided: tuple[Decided, ...]


def years(context: Context) -> tuple[int, ...]:
    """Return the years that have a price list: those of decided ones, those between, and the reader's own."""
    starts = [source.start.year for source in context.book.lists if source.unit is None]
    if not starts:
        return (context.at.year,)
    return years_of([*starts, max(min(starts), context.at.year)])


def this_year(context: Context) -> int:
    """Return the year shown where none is asked for: the reader's, else the one nearest to it that has prices."""
    return min(max(context.at.year, years(context)[0]), years(context)[-1])


def view(context: Context, year: int, path: str | None = None) -> PriceTableView:
    """Return the page of a year's price list."""
    words = context.words
    title = words.gettext(N_("Price list {year}"), year=year)
    tables = context.once(("price tables", year), lambda: _tables(context, year))
    lists = _lists(context, year)
    return PriceTableView(
        head=Head(
            path=path or address.prices(year),
            title=title,
            description=words.gettext(N_("All prices {year}, with the price before and what has changed."), year=year),
            section=head.PRICES,
            scripts=("assets/rank.js", "assets/prices.js") if tables else (),
            source=next((s.place.file for s in lists if s.start.year == year), None),
        ),
        year=year,
        before=year - 1,
        lead=_lead(context, year),
        years=tuple((other, address.prices(other)) for other in years(context)),
        tables=tables,
        filter=price_filter(context, tables, years(context)),
        decided=_decided(context, lists),
    )


def rows(context: Context, year: int, customer: str) -> list[tuple[Service, PriceRow]]:
    """Return every row of a year for a kind of customer, shelf by shelf, with the service it belongs to."""
    customer = context.book.alike(customer)
    return context.once(("price rows", year, customer), lambda: _all_rows(context, year, customer))


def _all_rows(context: Context, year: int, customer: str) -> list[tuple[Service, PriceRow]]:
    folded = context.book.year(year, customer)
    found: list[tuple[Service, PriceRow]] = []
    for shelf in context.catalogue.categories:
        for service in context.services_of.get(shelf, ()):
            for item in service.items:
                for key in context.book.rows_of(item, customer):
                    found.extend(
                        (service, row) for row in _rows(context, service, key, year, customer, folded.get(key, []))
                    )
    return found


def _rows(
    context: Context, service: Service, key: str, year: int, customer: str, periods: list[Period]
) -> list[PriceRow]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = []
    for period in periods:
        promised = context.book.promised(key.partition("+")[0], customer, period.start, period.until or last)
        ends = [day - _DAY for day, _ in promised[1:]]
        for (day, promise), end in zip(promised, [*ends, period.until], strict=True):
            before = context.book.price(key, customer, day - _DAY)
            levels = _levels(context, key, customer, day, promise)
            start, until = day if day > first else None, end if end and end < last else None
            earlier = before.price if before else None
            row = _row(context, service, key, customer, earlier, period.held.price, day, levels)
            found.append(replace(row, when=context.words.span(start, until), start=start, until=until))
    if not periods:
        before = context.book.price(key, customer, first - _DAY)
        if before is not None:
            found.append(_row(context, service, key, customer, before.price, None, first, ("", "")))
    return found


def _levels(context: Context, key: str, customer: str, first: date, promise: Promise | None) -> tuple[str, str]:
    """Return the level promised from a row's first day, and the one of the day before where that is another."""
    item = key.partition("+")[0]
    before, now = (_level(context, it) for it in (context.book.promise(item, customer, first - _DAY), promise))
    return now, before if before != now else ""


def _level(context: Context, promise: Promise | None) -> str:
    level = context.catalogue.levels.get(promise.level) if promise else None
    return context.words.name(level.title) if level else ""


def _row(
    context: Context,
    service: Service,
    key: str,
    customer: str,
    before: Price | None,
    now: Price | None,
    day: date,
    levels: tuple[str, str],
) -> PriceRow:
    words = context.words
    changed = price_change.compare(before, now)
    shown = now or before
    assert changed is not None  # noqa: S101  one of the two is there
    assert shown is not None  # noqa: S101
    item = key.partition("+")[0]
    option = service.option(item)
    text = context.price(now, day) if now else None
    then = context.price(before, day - _DAY) if before else None
    words_for = [w for lang in (context.language.code,) for w in service.keywords.get(lang, ())]
    return PriceRow(
        item=key,
        service=Link(words.name(service.title), address.item(item)),
        option=words.name(option.title) if option else "",
        label=_label(words, key, shown.text or context.book.text(key, customer, day)) if "+" in key else None,
        now=text,
        before=then,
        when="",
        kind=changed.kind,
        sign=change.SIGNS.get(changed.kind, ""),
        change=words.gettext(change.WORDS[changed.kind]),
        difference=change.difference_text(changed, words),
        spoken=change.difference_spoken(changed, words),
        percent=change.percent_text(changed, words),
        form=(text or then).form if (text or then) else "",  # type: ignore[union-attr]  # one of the two is there
        keywords=" ".join(words_for),
        level=levels[0],
        level_before=levels[1],
        before_unit=then.unit if then and text and then.unit != text.unit else "",
        ore=ore(text.money) if text and text.money is not None else None,
        step=ore(changed.difference) if changed.difference is not None else None,
    )


def _label(words: Words, key: str, text: Text | None) -> Said:
    """Return what a price on top is for: its text, else its name without hyphens."""
    part = words.gettext(N_("On top: {part}"), part=key.partition("+")[2].replace("-", " "))
    return words.said(text) or Said(part, words.language.code)


def _tables(context: Context, year: int) -> tuple[PriceTable, ...]:
    """Return one table for all kinds of customer whose prices are the same, now and before."""
    groups: list[tuple[list[str], list[tuple[Service, PriceRow]], str]] = []
    owners = {reader: owner for owner, readers in context.book.sharing(year).items() for reader in readers}
    for customer in context.settings.customers:
        found = rows(context, year, customer)
        same = next((entry for entry in groups if entry[1] == found), None)
        if same is not None:
            same[0].append(customer)
        else:
            groups.append(([customer], found, owners.get(customer, customer)))
    return tuple(_table(context, year, customers, found, owner) for customers, found, owner in groups if found)


def _table(
    context: Context, year: int, customers: list[str], found: list[tuple[Service, PriceRow]], owner: str
) -> PriceTable:
    words, kinds = context.words, context.settings.customers
    shelves: dict[str, list[PriceRow]] = {}
    for service, row in found:
        shelves.setdefault(service.category, []).append(row)
    vats = [
        words.gettext(
            N_("{customer}: {vat} VAT is added"), customer=words.name(kinds[c].title), vat=words.share(kinds[c].vat)
        )
        for c in customers
        if kinds[c].vat
    ]
    counts = Counter(row.kind for _, row in found)
    return PriceTable(
        customers=words.kinds([words.name(kinds[customer].title) for customer in customers]),
        anchor=f"kund-{customers[0]}",
        vat=". ".join(vats),
        files=_files(context, year, owner),
        shelves=tuple(
            PriceShelf(shelf, words.name(context.catalogue.categories[shelf].title), tuple(those))
            for shelf, those in shelves.items()
        ),
        counts=tuple(
            (kind, counts[kind]) for kind in ("down", "up", "new", "ended", "changed", "same") if counts[kind]
        ),
        total=len(found),
        compared=any(
            source.start < date(year, 1, 1) and (not source.customers or customers[0] in source.customers)
            for source in context.book.lists
            if source.unit is None
        ),
    )


def _lists(context: Context, year: int) -> list[PriceList]:
    """Return the lists that set a price in force in the year, or a level in it, in the order they begin."""
    sources = {s.id: s for s in context.book.lists if s.unit is None and s.levels and s.start.year == year}
    for customer in context.settings.customers:
        for periods in context.book.year(year, customer).values():
            sources |= {period.held.source.id: period.held.source for period in periods}
    return sorted(sources.values(), key=lambda s: (s.start, s.id))


def _decided(context: Context, lists: list[PriceList]) -> tuple[Decided, ...]:
    found = {source.decision: context.decided(source.decision) for source in lists}
    return tuple(decided for decided in found.values() if decided is not None)


def _lead(context: Context, year: int) -> str:
    words = context.words
    if year > context.at.year:
        return words.gettext(N_("Applies from {day}. Kronor without VAT."), day=words.day(date(year, 1, 1)))
    if year < context.at.year:
        return words.gettext(N_("The prices that applied {year}. Kronor without VAT."), year=year)
    return words.gettext(N_("The prices that apply this year. Kronor without VAT."))


def _files(context: Context, year: int, customer: str) -> tuple[tuple[str, str], ...]:
    starts = [source.start.year for source in context.book.lists if source.unit is None]
    if not context.build.files or year > max(starts, default=year - 1):
        return ()
    main = context.language.code == context.settings.main
    own = None if customer == context.customer else customer
    base = context.to_site_root + address.price_files(context.language, year, own, main=main)
    found = [(context.words.gettext(entry.title), base + entry.ending) for entry in FORMATS if entry.published]
    if own is None:
        found.append(("JSON", context.to_site_root + address.prices_json(year)))
    return tuple(found)
