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
from kran.site.colours import ratio
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
    entries = [
        Entry(
            key=key,
            price=period.held.price,
            before=held.price if (held := book.price(key, customer, eve)) else None,
            start=period.start,
            until=period.until,
            source=_stated(book, key, customer, period),
            level=level[0] if (level := book.level(key.partition("+")[0], customer, period.start)) else None,
            part_of=(date(year, 1, 1), date(year, 12, 31)),
        )
        for key, periods in folded.items()
        for period in periods
    ]
    gone = [key for key in book.keys(customer) if key not in folded and book.price(key, customer, eve)]
    used = Counter(entry.source.id for entry in entries)
    lists = [source for source in book.lists if source.id in used]
    main = max(lists, key=lambda source: used[source.id], default=None)
    _ = language.gettext
    title = _(N_("Price list for IT {year}")).format(year=year)
    about = replace(_about(words, at), decision=_decided(words, main) if main else "")
    table = _table(words, entries, about, (str(eve.year), str(year)), customer)
    notes = [_money_note(words, customer), *table.notes]
    if gone:
        items = ", ".join(dict.fromkeys(words.item(key.partition("+")[0]) for key in gone))
        notes.append(_(N_("No longer in the list: {items}.")).format(items=items))
    return replace(
        table,
        name=_(N_("Prices {year}")).format(year=year),
        title=title,
        subtitle=_(N_("In force {year}. {customer}.")).format(year=year, customer=_customer(words, [customer])),
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
    entries = [
        Entry(
            key=key,
            price=row.price,
            before=held.price if (held := book.price(key, customer, eve)) else None,
            start=draft.start,
            until=draft.until,
            source=draft,
            level=(levels.level(row.item, customer, draft.start) or (None,))[0],
        )
        for key, row in draft.rows.items()
    ]
    _ = language.gettext
    about = replace(_about(words, at), stamp=_(N_("PROPOSAL")), decision=_(N_("Proposal, not decided")))
    table = _table(
        words, entries, about, (str(eve.year), _(N_("Proposal {year}")).format(year=draft.start.year)), customer
    )
    return replace(
        table,
        name=_(N_("Proposal {year}")).format(year=draft.start.year),
        title=words.say(draft.title),
        subtitle=_(N_("Proposal from {day}, beside what holds on {eve}. {customer}.")).format(
            day=language.day(draft.start),
            eve=language.day(eve),
            customer=_customer(words, draft.customers or tuple(catalogue.settings.customers)),
        ),
        notes=(_money_note(words, customer), *table.notes),
    )


def _stated(book: PriceBook, key: str, customer: str, period: Period) -> PriceList:
    """Return the list that states a price on a period's first day; a later one may state it again, unchanged."""
    held = book.price(key, customer, period.start)
    return held.source if held else period.held.source


def _table(words: PriceWords, entries: Sequence[Entry], about: About, years: tuple[str, str], customer: str) -> Table:
    """Return the table of entries, with the count of changes as its note; its names are filled in by who asks."""
    compared = any(entry.before for entry in entries)
    columns = price_columns(words.catalogue.settings.languages)
    marking = " · ".join(filter(None, (about.stamp, about.marking))) or None
    rows = []
    for entry in _in_order(words.catalogue, entries):
        row = price_entry.cells(entry, words, compared=compared) | {"marking": marking, "customer": customer}
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
            PaperColumn(_(N_("Service and level")), ("service",), 38, below="level_text", merge=True),
            PaperColumn(_(N_("Option")), ("option", "part"), 57, below="conditions"),
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


def _customer(words: PriceWords, customers: Sequence[str]) -> str:
    known = words.catalogue.settings.customers
    return ", ".join(words.say(known[name].title) if name in known else name for name in customers)


def _money_note(words: PriceWords, customer: str) -> str:
    known = words.catalogue.settings.customers.get(customer)
    vat: Decimal | int = known.vat if known else 0
    _ = words.language.gettext
    if vat:
        return _(N_("Amounts in kronor without VAT; {percent} is added.")).format(percent=words.percent(vat))
    return _(N_("Amounts in kronor without VAT."))


def _summary(words: PriceWords, entries: Iterable[Entry], year: str) -> str:
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
