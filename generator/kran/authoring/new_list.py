"""A new price list as a draft: a copy of what holds the day before, or a spreadsheet's rows."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace
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


class NotAlike(ValueError):  # noqa: N818  it says what differs
    """The kinds of customer a list is for do not have the same prices and levels; `rows` are those that differ."""

    def __init__(self, rows: list[str]) -> None:
        """Keep the rows."""
        super().__init__(", ".join(rows))
        self.rows = rows


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of a list beside its rows; `customers` empty where that is still to be found out."""

    id: str
    title: str
    start: date
    customers: tuple[str, ...]
    unit: str | None = None
    until: date | None = None


def copied(catalogue: Catalogue, head: Head) -> NewDocument:
    """Return a complete list with every price and level that holds the day before, so that a review shows only changes.

    Raises BadId, NothingToCopy, NotAlike.
    """
    check_id(head.id)
    before = head.start - timedelta(days=1)
    book = PriceBook(catalogue)
    written = {document.id: document.data for document in catalogue.documents if document.kind == "price-list"}
    head = replace(head, customers=head.customers or customers_before(catalogue, head.start))
    rows: dict[str, Mapping[str, Any]] = {}
    levels: dict[str, str] = {}
    unlike: list[str] = []
    for key in dict.fromkeys(key for customer in head.customers for key in book.keys(customer)):
        item = key.partition("+")[0]
        held = [book.price(key, customer, before) for customer in head.customers]
        promised = [book.promise(item, customer, before) for customer in head.customers]
        if not any(held):
            continue
        told = [(one and one.price, of and of.level) for one, of in zip(held, promised, strict=True)]
        if any(one != told[0] for one in told):
            unlike.append(key)
        elif held[0] is not None:
            rows[key] = written[held[0].source.id]["prices"][held[0].row.key]
            levels |= {one.path: one.level for one in promised[:1] if one}
    if unlike:
        raise NotAlike(unlike)
    if not rows:
        raise NothingToCopy(before.isoformat())
    return _document(catalogue, head, rows, levels, complete=True)


def from_sheet(catalogue: Catalogue, head: Head, sheet: Path) -> tuple[NewDocument | None, list[Diagnostic]]:
    """Return a list with a spreadsheet's rows, or None and everything that is unclear in it. Raises BadId, OSError."""
    check_id(head.id)
    read, problems = read_csv.read(sheet.read_bytes(), sheet.name, catalogue, head.start, head.customers)
    if read is None:
        return None, problems
    customers = read.customers or head.customers or customers_before(catalogue, head.start)
    head = replace(head, customers=() if read.unit else customers, unit=read.unit, until=read.until)
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
        unit=head.unit,
        until=head.until,
        complete=complete,
        draft=True,
        levels=levels,
        shelf=shelf,
    )
    return NewDocument(f"catalog/prices/{head.id}.yaml", text)


def customers_before(catalogue: Catalogue, start: date) -> tuple[str, ...]:
    """Return the kinds of customer of the last complete list before a day: a list that follows it is for the same."""
    before = [p for p in catalogue.decided_lists if p.complete and p.unit is None and p.start < start]
    return before[-1].customers if before and before[-1].customers else (catalogue.settings.first_customer,)
