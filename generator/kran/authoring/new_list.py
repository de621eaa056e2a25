"""A new price list as a draft: a copy of what holds the day before, or a spreadsheet's rows."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kran.authoring.document import NewDocument, check_id
from kran.exports import read_csv
from kran.exports.write_yaml import price_list_yaml
from kran.model.in_force import PriceBook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from kran.diagnostics import Diagnostic
    from kran.model.catalogue import Catalogue


class NothingToCopy(ValueError):  # noqa: N818  it says what holds
    """No price is in force the day before a list begins; the message is that day."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of a list beside its rows."""

    id: str
    title: str
    start: date
    customers: tuple[str, ...]


def copied(catalogue: Catalogue, head: Head) -> NewDocument:
    """Return a complete list with every price and level that holds the day before, so that a review shows only changes.

    Raises BadId, NothingToCopy.
    """
    check_id(head.id)
    before = head.start - timedelta(days=1)
    book = PriceBook(catalogue)
    written = {document.id: document.data for document in catalogue.documents if document.kind == "price-list"}
    rows: dict[str, Mapping[str, Any]] = {}
    for customer in head.customers:
        for key in book.keys(customer):
            held = book.price(key, customer, before)
            if held is not None:
                rows.setdefault(key, written[held.source.id]["prices"][held.row.key])
    if not rows:
        raise NothingToCopy(before.isoformat())
    levels: dict[str, str] = {}
    for source in catalogue.decided_lists:
        if source.start < head.start and source.unit is None and _concerns(source.customers, head.customers):
            levels |= {catalogue.canonical(item): level for item, level in source.levels.items()}
    priced = {key.partition("+")[0] for key in rows}
    priced |= {item.partition("/")[0] for item in priced}
    levels = {item: level for item, level in levels.items() if item in priced}
    return _document(catalogue, head, rows, levels, complete=True)


def from_sheet(catalogue: Catalogue, head: Head, sheet: Path) -> tuple[NewDocument | None, list[Diagnostic]]:
    """Return a list with a spreadsheet's rows, or None and everything that is unclear in it. Raises BadId, OSError."""
    check_id(head.id)
    read, problems = read_csv.read(sheet.read_bytes(), sheet.name, catalogue, head.start)
    if read is None:
        return None, problems
    return _document(catalogue, head, read.rows, read.levels, complete=False), problems


@dataclass(frozen=True, slots=True)
class SheetFiles:
    """The spreadsheet alone as a set of files, so that findings can show the line they point at."""

    sheet: Path

    def names(self) -> list[str]:
        """Return the sheet's name."""
        return [self.sheet.name]

    def read(self, name: str) -> bytes:
        """Return the sheet's bytes without a byte order mark, which is no column; raises KeyError for another name."""
        if name != self.sheet.name:
            raise KeyError(name)
        return self.sheet.read_bytes().removeprefix(codecs.BOM_UTF8)

    def problems(self) -> list[Diagnostic]:
        """Return nothing: a single file is no set to complain of."""
        return []


def _document(
    catalogue: Catalogue, head: Head, rows: Mapping[str, Any], levels: Mapping[str, str], *, complete: bool
) -> NewDocument:
    check_id(head.id)

    def shelf(key: str) -> str:
        service = catalogue.services.get(key.partition("+")[0].partition("/")[0])
        category = catalogue.categories.get(service.category) if service else None
        return str(category.title) if category else ""

    text = price_list_yaml(
        rows,
        title=head.title,
        start=head.start,
        customers=head.customers,
        complete=complete,
        draft=True,
        levels=levels,
        shelf=shelf,
    )
    return NewDocument(f"catalog/prices/{head.id}.yaml", text)


def _concerns(customers: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    return not customers or bool(set(customers) & set(asked))


def customers_before(catalogue: Catalogue, start: date) -> tuple[str, ...]:
    """Return the kinds of customer of the last complete list before a day: a list that follows it is for the same."""
    before = [p for p in catalogue.decided_lists if p.complete and p.unit is None and p.start < start]
    return before[-1].customers if before and before[-1].customers else (catalogue.settings.first_customer,)
