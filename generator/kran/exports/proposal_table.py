"""A draft price list as a typed table, beside the prices it would follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kran.exports import price_layout
from kran.exports.about import about as about_file
from kran.exports.price_entry import Entry
from kran.exports.price_words import PriceWords
from kran.model.in_force import PriceBook
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kran.exports.table import Table
    from kran.model.catalogue import Catalogue
    from kran.model.price_list import Price, PriceList, Row
    from kran.text import Language

_DAY = timedelta(days=1)


def proposal_table(
    catalogue: Catalogue, book: PriceBook, draft: PriceList, customer: str | None, language: Language, at: date
) -> Table:
    """Return a draft list with the price in force the day before it beside each row, and the change.

    It is told for a kind of customer, or for all that it is for (None): those that pay the same today in one row.
    """
    words = PriceWords(catalogue, language, draft.start.year)
    eve = draft.start - _DAY
    customers = _customers(catalogue, draft, customer)
    entries = [entry for key in draft.rows for entry in _entries(book, draft, key, customers)]
    _ = language.gettext
    about = replace(
        about_file(catalogue, language, at), stamp=_(N_("PROPOSAL")), decision=_(N_("Proposal, not decided"))
    )
    proposed = _(N_("Proposal {year}")).format(year=draft.start.year)
    table = price_layout.table(words, entries, about, (str(eve.year), proposed))
    until = N_("Proposal from {day} until and including {until}, beside what holds on {eve}. {customer}.")
    return replace(
        table,
        name=proposed,
        title=words.say(draft.title),
        subtitle=_(until if draft.until else N_("Proposal from {day}, beside what holds on {eve}. {customer}.")).format(
            day=language.day(draft.start),
            until=language.day(draft.until) if draft.until else "",
            eve=language.day(eve),
            customer=_unit(words, draft) or words.customers(customers),
        ),
        notes=(price_layout.money_note(words, customers), *table.notes),
    )


def _customers(catalogue: Catalogue, draft: PriceList, customer: str | None) -> tuple[str, ...]:
    """Return the kinds of customer to tell a draft for; a list of one unit is for its kind."""
    if draft.unit is not None:
        return (catalogue.units[draft.unit].customer,)
    return (customer,) if customer else draft.customers or tuple(catalogue.settings.customers)


def _unit(words: PriceWords, draft: PriceList) -> str:
    """Return the name of the unit that a list is for; empty where it is for all of some kinds of customer."""
    unit = words.catalogue.units.get(draft.unit or "")
    return words.say(unit.name.on(draft.start) or unit.name.first) if unit else ""


def _entries(book: PriceBook, draft: PriceList, key: str, customers: tuple[str, ...]) -> Iterator[Entry]:
    """Yield a row of a draft once for all those who pay the same, and are promised the same, the day before it."""
    groups: list[tuple[list[str], tuple[Price | None, str | None]]] = []
    row, eve = draft.rows[key], draft.start - _DAY
    for customer in customers:
        held = book.price(key, customer, eve, draft.unit)
        before = held.price if held else None, _level_before(book, draft, row, customer)
        same = next((kinds for kinds, known in groups if known == before), None)
        if same is None:
            groups.append(([customer], before))
        else:
            same.append(customer)
    for kinds, (price, level_before) in groups:
        promise = PriceBook(book.catalogue, [draft]).promise(row.item, kinds[0], draft.start)
        yield Entry(
            key=key,
            price=row.price,
            before=price,
            start=draft.start,
            until=draft.until,
            source=draft,
            customers=tuple(kinds),
            since=draft.start,
            text=row.price.text or book.text(key, kinds[0], eve),
            level=promise.level if promise else level_before,
            level_before=level_before,
            level_source=draft if promise else None,
            apart=len(groups) > 1,
            unit=draft.unit,
        )


def _level_before(book: PriceBook, draft: PriceList, row: Row, customer: str) -> str | None:
    """Return the level promised the day before: agreed with the unit that a draft is for, else by the lists."""
    eve = draft.start - _DAY
    if agreed := book.catalogue.agreed_level(row.item, draft.unit, eve):
        return agreed.level
    promised = book.level(row.item, customer, eve)
    return promised[0] if promised else None
