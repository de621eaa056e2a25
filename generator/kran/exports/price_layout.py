"""Prices laid out as a table: their order, their columns on paper, and what is said above and below them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kran.exports import price_entry
from kran.exports.price_columns import price_columns
from kran.exports.table import Paper, PaperColumn, Table
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from kran.exports.price_entry import Entry
    from kran.exports.price_words import PriceWords
    from kran.exports.table import About
    from kran.model.catalogue import Catalogue
    from kran.model.decision import Decision
    from kran.model.price_list import PriceList
    from kran.text import Language


def table(words: PriceWords, entries: Sequence[Entry], about: About, years: tuple[str, str]) -> Table:
    """Return the table of entries, with the count of changes as its note; its names are filled in by who asks."""
    compared = any(entry.before for entry in entries)
    columns = price_columns(words.catalogue.settings.languages)
    marking = " · ".join(filter(None, (about.stamp, about.marking))) or None
    rows = []
    for entry in _in_order(words.catalogue, entries):
        row = price_entry.cells(entry, words, compared=compared) | {"marking": marking}
        rows.append(tuple(row.get(column.id) for column in columns))
    notes = (_summary(words, entries, years[0]),) if compared else ()
    return Table("", "", "", notes, (), columns, tuple(rows), _paper(words.language, years, compared), about)


def _in_order(catalogue: Catalogue, entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries by shelf, each service's together: its options in their order, each before what is on top."""
    shelves = {name: index for index, name in enumerate(catalogue.categories)}
    items = {name: index for index, name in enumerate(catalogue.items)}
    first: dict[str, int] = {}

    def place(entry: Entry) -> tuple[int, int, int, bool]:
        service_id = entry.item.partition("/")[0]
        service = catalogue.services.get(service_id)
        shelf = shelves.get(service.category, len(shelves)) if service else len(shelves)
        item = items.get(catalogue.canonical(entry.item), len(items))
        return shelf, first.setdefault(service_id, len(first)), item, "+" in entry.key

    return sorted(entries, key=place)


def _paper(language: Language, years: tuple[str, str], compared: bool) -> Paper:  # noqa: FBT001  private
    _ = language.gettext
    before = (
        (PaperColumn(years[0], ("before",), 17, instead="before_form", below=("before_per_text",)),) if compared else ()
    )
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


def money_note(words: PriceWords, customers: Sequence[str]) -> str:
    """Return what is said of VAT: the same for all of these kinds of customer, or for each."""
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
                    customers=words.customers(kinds), percent=words.percent(vat)
                )
                for vat, kinds in paying.items()
                if vat
            ),
        )
    )


def _summary(words: PriceWords, entries: Sequence[Entry], year: str) -> str:
    # A price counts once, however many levels are promised while it holds.
    told = {(entry.key, entry.customers, entry.since): entry.change for entry in entries}
    count = Counter(told.values())
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


def decided(words: PriceWords, source: PriceList, *, named: bool = False) -> str:
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
