"""The price list of a year, and a proposal beside the prices it would follow, as typed tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kran.exports import price_entry
from kran.exports.price_columns import price_columns
from kran.exports.price_entry import Entry
from kran.exports.price_words import PriceWords
from kran.exports.table import DEEP, About, Paper, PaperColumn, Table
from kran.model.in_force import PriceBook
from kran.model.palette import ratio
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from kran.model.catalogue import Catalogue
    from kran.model.decision import Decision
    from kran.model.in_force import Period
    from kran.model.price_list import PriceList
    from kran.text import Language

_DAY = timedelta(days=1)
_CONTRAST = 4.5


def price_table(catalogue: Catalogue, book: PriceBook, year: int, customer: str, language: Language, at: date) -> Table:
    """Return the folded price list of a year for a kind of customer: one row for each price and period in it.

    Beside each amount stands what held on the last day of the year before. `at` is the day the table is made.
    """
    words = PriceWords(catalogue, language, year)
    eve = date(year - 1, 12, 31)
    folded = book.year(year, customer)
    entries = [_entry(book, key, customer, period, year=year) for key, periods in folded.items() for period in periods]
    customers = next((kinds for kinds in book.sharing(year).values() if customer in kinds), (customer,))
    gone = [key for key in book.keys(customer) if key not in folded and book.price(key, customer, eve)]
    used = Counter(entry.source.id for entry in entries)
    lists = [source for source in book.lists if source.id in used]
    main = max(lists, key=lambda source: used[source.id], default=None)
    _ = language.gettext
    title = _(N_("Price list for IT {year}")).format(year=year)
    if catalogue.settings.first_customer not in customers:
        title = _(N_("{title}: {customers}")).format(title=title, customers=_customers(words, customers))
    about = replace(_about(words, at), decision=_decided(words, main) if main else "")
    table = _table(words, entries, about, (str(eve.year), str(year)), customers)
    notes = [_money_note(words, customers), *table.notes]
    if gone:
        items = ", ".join(dict.fromkeys(words.item(key.partition("+")[0]) for key in gone))
        notes.append(_(N_("No longer in the list: {items}.")).format(items=items))
    return replace(
        table,
        name=_(N_("Prices {year}")).format(year=year),
        title=title,
        subtitle=_(N_("In force {year}. {customer}.")).format(year=year, customer=_customers(words, customers)),
        notes=tuple(notes),
        closing=tuple(_decided(words, source, named=True) for source in lists),
    )


def proposal_table(
    catalogue: Catalogue, book: PriceBook, draft: PriceList, customer: str, language: Language, at: date
) -> Table:
    """Return a draft list with the price in force the day before it beside each row, and the change."""
    words = PriceWords(catalogue, language, draft.start.year)
    eve = draft.start - _DAY
    levels = PriceBook(catalogue, [draft])
    customers = draft.customers or tuple(catalogue.settings.customers)
    entries = [
        Entry(
            key=key,
            price=row.price,
            before=held.price if (held := book.price(key, customer, eve)) else None,
            start=draft.start,
            until=draft.until,
            source=draft,
            level=_level(levels, row.item, customer, draft.start),
            level_before=_level(book, row.item, customer, eve),
        )
        for key, row in draft.rows.items()
    ]
    _ = language.gettext
    about = replace(_about(words, at), stamp=_(N_("PROPOSAL")), decision=_(N_("Proposal, not decided")))
    table = _table(
        words, entries, about, (str(eve.year), _(N_("Proposal {year}")).format(year=draft.start.year)), customers
    )
    return replace(
        table,
        name=_(N_("Proposal {year}")).format(year=draft.start.year),
        title=words.say(draft.title),
        subtitle=_(N_("Proposal from {day}, beside what holds on {eve}. {customer}.")).format(
            day=language.day(draft.start),
            eve=language.day(eve),
            customer=_customers(words, customers),
        ),
        notes=(_money_note(words, customers), *table.notes),
    )


def _entry(book: PriceBook, key: str, customer: str, period: Period, *, year: int) -> Entry:
    """Return a period of a year as a line; a level that changes within the period is the one it ends with."""
    first, last, item = date(year, 1, 1), date(year, 12, 31), key.partition("+")[0]
    before = book.price(key, customer, first - _DAY)
    promised = book.level(item, customer, period.until or last)
    level = promised[0] if promised else None
    former, opening = (_level(book, item, customer, day) for day in (first - _DAY, period.start))
    return Entry(
        key=key,
        price=period.held.price,
        before=before.price if before else None,
        start=period.start,
        until=book.last_day(key, customer, period.start),
        source=_stated(book, key, customer, period),
        level=level,
        level_before=former or (opening if opening != level else None),
        level_from=promised[1].start if promised else None,
        part_of=(first, last),
    )


def _level(book: PriceBook, item: str, customer: str, day: date) -> str | None:
    promised = book.level(item, customer, day)
    return promised[0] if promised else None


def _stated(book: PriceBook, key: str, customer: str, period: Period) -> PriceList:
    """Return the list that states a price on a period's first day; a later one may state it again, unchanged."""
    held = book.price(key, customer, period.start)
    return held.source if held else period.held.source


def _table(
    words: PriceWords, entries: Sequence[Entry], about: About, years: tuple[str, str], customers: Sequence[str]
) -> Table:
    """Return the table of entries, with the count of changes as its note; its names are filled in by who asks."""
    compared = any(entry.before for entry in entries)
    columns = price_columns(words.catalogue.settings.languages)
    marking = " · ".join(filter(None, (about.stamp, about.marking))) or None
    rows = []
    for entry in _in_order(words.catalogue, entries):
        row = price_entry.cells(entry, words, compared=compared) | {
            "marking": marking,
            "customer": ", ".join(customers),
        }
        rows.append(tuple(row.get(column.id) for column in columns))
    notes = (_summary(words, entries, years[0]),) if compared else ()
    return Table("", "", "", notes, (), columns, tuple(rows), _paper(words.language, years, compared), about)


def _in_order(catalogue: Catalogue, entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries by shelf, each service's together, otherwise as the list has them."""
    shelves = {name: index for index, name in enumerate(catalogue.categories)}
    first: dict[str, int] = {}

    def place(entry: Entry) -> tuple[int, int]:
        service_id = entry.item.partition("/")[0]
        service = catalogue.services.get(service_id)
        return shelves.get(service.category, len(shelves)) if service else len(shelves), first.setdefault(
            service_id, len(first)
        )

    return sorted(entries, key=place)


def _paper(language: Language, years: tuple[str, str], compared: bool) -> Paper:  # noqa: FBT001  private
    _ = language.gettext
    before = (PaperColumn(years[0], ("before",), 17, instead="before_form"),) if compared else ()
    change = (
        (
            PaperColumn(
                _(N_("Change")), ("change",), 15, instead="change_text", signed=True, same=_(price_entry.UNCHANGED)
            ),
            PaperColumn("%", ("change_percent",), 11, signed=True),
        )
        if compared
        else ()
    )
    return Paper(
        "category",
        (
            PaperColumn(
                _(N_("Service and level")), ("service",), 38, below=("level_before_text", "level_text"), merge=True
            ),
            PaperColumn(_(N_("Option")), ("option", "part"), 57, below=("conditions",)),
            PaperColumn(_(N_("Price per")), ("per_text",), 24),
            *before,
            PaperColumn(years[1], ("amount",), 17, instead="form_text"),
            *change,
        ),
    )


def _about(words: PriceWords, at: date) -> About:
    settings = words.catalogue.settings
    deep = settings.site.colours.get("deep", DEEP)
    return About(
        organisation=settings.organisation,
        language=words.language,
        day=at,
        marking=words.language.gettext(N_("Example data, made up")) if settings.example else "",
        example=settings.example,
        colour=deep if ratio(deep, "#ffffff") >= _CONTRAST else DEEP,
    )


def _customers(words: PriceWords, customers: Sequence[str]) -> str:
    known = words.catalogue.settings.customers
    return ", ".join(words.say(known[name].title) if name in known else name for name in customers)


def _money_note(words: PriceWords, customers: Sequence[str]) -> str:
    known = words.catalogue.settings.customers
    paying: dict[Decimal | int, list[str]] = {}
    for customer in customers:
        paying.setdefault(known[customer].vat if customer in known else 0, []).append(customer)
    _ = words.language.gettext
    if len(paying) == 1 and (vat := next(iter(paying))):
        return _(N_("Amounts in kronor without VAT; {percent} is added.")).format(percent=words.percent(vat))
    return " ".join(
        (
            _(N_("Amounts in kronor without VAT.")),
            *(
                _(N_("{customers}: {percent} is added.")).format(
                    customers=_customers(words, kinds), percent=words.percent(vat)
                )
                for vat, kinds in paying.items()
                if vat
            ),
        )
    )


def _summary(words: PriceWords, entries: Sequence[Entry], year: str) -> str:
    count = Counter(entry.change for entry in entries)
    _ = words.language.gettext
    ngettext = words.language.ngettext
    raised, lowered, new = (count[change] for change in (price_entry.RAISED, price_entry.LOWERED, price_entry.NEW))
    ended, other, same = (
        count[change] for change in (price_entry.ENDS, price_entry.OTHER_TERMS, price_entry.UNCHANGED)
    )
    said = [
        ngettext("{n} raised", "{n} raised", raised).format(n=raised),
        ngettext("{n} lowered", "{n} lowered", lowered).format(n=lowered),
        ngettext("{n} new", "{n} new", new).format(n=new),
        ngettext("{n} ends", "{n} end", ended).format(n=ended),
        ngettext("{n} with other terms", "{n} with other terms", other).format(n=other),
        ngettext("{n} unchanged", "{n} unchanged", same).format(n=same),
    ]
    said = [text for text, n in zip(said, (raised, lowered, new, ended, other, same), strict=True) if n]
    if levels := len({entry.new_level for entry in entries if entry.new_level}):
        said.append(ngettext("{n} changed service level", "{n} changed service levels", levels).format(n=levels))
    return _(N_("Prices compared with {year}: {changes}.")).format(year=year, changes=", ".join(said))


def _decided(words: PriceWords, source: PriceList, *, named: bool = False) -> str:
    """Return who decided a list, when, and where it is recorded; with `named`, after the list's title and first day."""
    decision = words.catalogue.decisions.get(source.decision or "")
    said = _decision(words, decision) if decision else source.decision or ""
    if not named:
        return words.language.gettext(N_("Decided by {decision}")).format(decision=said) if said else ""
    return words.language.gettext(N_("{title}, from {day}: {decision}")).format(
        title=words.say(source.title), day=words.language.date(source.start), decision=said
    )


def _decision(words: PriceWords, decision: Decision) -> str:
    body = words.catalogue.bodies.get(decision.body or "")
    role = words.catalogue.roles.get(decision.role or "")
    who = words.say(body.title if body else role.title if role else None) or decision.body or decision.role or ""
    return f"{who} {words.language.date(decision.date)}, {decision.reference}"
