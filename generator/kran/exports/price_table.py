"""The price list of a year as a typed table."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kran.exports import price_layout
from kran.exports.about import about as about_file
from kran.exports.price_entry import Entry
from kran.exports.price_words import PriceWords
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.exports.table import Table
    from kran.model.catalogue import Catalogue
    from kran.model.in_force import Period, PriceBook
    from kran.model.price_list import PriceList
    from kran.text import Language

_DAY = timedelta(days=1)


def price_table(catalogue: Catalogue, book: PriceBook, year: int, customer: str, language: Language, at: date) -> Table:
    """Return the folded price list of a year for a kind of customer: one row for each price, level and period in it.

    Beside each amount stands what held on the last day of the year before. `at` is the day the table is made.
    """
    words = PriceWords(catalogue, language, year)
    first, eve = date(year, 1, 1), date(year - 1, 12, 31)
    folded = book.year(year, customer)
    customers = next((kinds for kinds in book.sharing(year).values() if customer in kinds), (customer,))
    entries = [
        entry
        for key, periods in folded.items()
        for period in periods
        for entry in _entries(book, key, customers, period, year=year)
    ]
    gone = [key for key in book.keys(customer) if key not in folded and book.price(key, customer, eve)]
    used = Counter(entry.source.id for entry in entries)
    promised = {entry.level_source.id for entry in entries if entry.level_source and entry.level_source.start > first}
    lists = [source for source in book.lists if source.id in used or source.id in promised]
    main = max(lists, key=lambda source: used[source.id], default=None)
    _ = language.gettext
    title = _(N_("Price list for IT {year}")).format(year=year)
    if catalogue.settings.first_customer not in customers:
        title = _(N_("{title}: {customers}")).format(title=title, customers=words.customers(customers))
    about = replace(about_file(catalogue, language, at), decision=price_layout.decided(words, main) if main else "")
    table = price_layout.table(words, entries, about, (str(eve.year), str(year)))
    notes = [price_layout.money_note(words, customers), *table.notes]
    if gone:
        items = ", ".join(dict.fromkeys(words.item(key.partition("+")[0]) for key in gone))
        notes.append(_(N_("No longer in the list: {items}.")).format(items=items))
    return replace(
        table,
        name=_(N_("Prices {year}")).format(year=year),
        title=title,
        subtitle=_(N_("In force {year}. {customer}.")).format(year=year, customer=words.customers(customers)),
        notes=tuple(notes),
        closing=tuple(price_layout.decided(words, source, named=True) for source in lists),
    )


def _entries(book: PriceBook, key: str, customers: tuple[str, ...], period: Period, *, year: int) -> Iterator[Entry]:
    """Yield a period of a year as a line for each level promised in it, from the days it is."""
    customer, first, last, item = customers[0], date(year, 1, 1), date(year, 12, 31), key.partition("+")[0]
    before, former = book.price(key, customer, first - _DAY), book.level(item, customer, first - _DAY)
    promised = book.promised(item, customer, period.start, period.until or last)
    ends = [start - _DAY for start, _ in promised[1:]]
    for (start, promise), until in zip(promised, [*ends, book.last_day(key, customer, period.start)], strict=True):
        level = promise.level if promise else None
        was = former or (book.level(item, customer, start - _DAY) if start > first else None)
        yield Entry(
            key=key,
            price=period.held.price,
            before=before.price if before else None,
            start=start,
            until=until,
            source=_stated(book, key, customer, start) or period.held.source,
            customers=customers,
            since=period.start,
            text=book.text(key, customer, start),
            level=level,
            level_before=was[0] if was and (former or was[0] != level) else None,
            level_source=promise.source if promise else None,
            part_of=(first, last),
        )


def _stated(book: PriceBook, key: str, customer: str, day: date) -> PriceList | None:
    """Return the list that states a price on a day; a later one may state it again, unchanged."""
    held = book.price(key, customer, day)
    return held.source if held else None
