"""A price list: what one decision sets from one day. One row, one line; also the level each item is promised."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kran.model.document import Document, day
from kran.model.reference import Reference
from kran.money import exact
from kran.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from kran.diagnostics import Place


class Form(StrEnum):
    """How a price is made: see MODEL in the developer's manual for each."""

    FIXED = "fixed"
    ENDED = "ended"
    GRADUATED = "graduated"
    VOLUME = "volume"
    AT_COST = "at-cost"
    RENT = "rent"
    QUOTED = "quoted"
    INCLUDED = "included"


@dataclass(frozen=True, slots=True)
class Step:
    """From this quantity on, this amount (kronor) each."""

    start: Decimal | int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Price:
    """The terms of one row, all amounts in kronor without VAT; two prices are equal when nothing in them differs.

    `term` and `notice` in months, `markup` in per cent, `per` a measure, `count` None for the ordered quantity,
    ``meter`` or a figure of the unit; `free` so much is free and `steps` begin anew `over` each subscription, unit
    or everyone; `split` and `terms` name a key and rental terms in costs/.
    """

    form: Form
    amount: Decimal | None = None
    per: str | None = None
    text: Text | None = None
    term: int | None = None
    after_term: Decimal | None = None
    notice: int | None = None
    count: str | None = None
    free: Decimal | int | None = None
    over: str | None = None
    rates: tuple[tuple[str, Decimal | int], ...] = ()
    split: str | None = None
    steps: tuple[Step, ...] = ()
    markup: Decimal | int | None = None
    terms: str | None = None
    about: Decimal | None = None
    carried_by: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A price for an item, or for ``item+part`` where it has several at once."""

    key: str
    price: Price
    place: Place

    @property
    def item(self) -> str:
        """The item path without the part."""
        return self.key.partition("+")[0]

    @property
    def part(self) -> str:
        """The part after ``+``; empty for the item's own price."""
        return self.key.partition("+")[2]


@dataclass(frozen=True, slots=True)
class PriceList:
    """`customers` empty means all kinds; a list with a `unit` is that unit's own and beats the others until `until`."""

    id: str
    draft: bool
    title: Text
    start: date
    until: date | None
    customers: tuple[str, ...]
    unit: str | None
    complete: bool
    decision: str | None
    corrects: str | None
    rows: Mapping[str, Row]
    levels: Mapping[str, str]
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)


def read(document: Document) -> PriceList:
    """Read one file of ``prices/``."""
    data = document.data
    start = day(data, "from")
    assert start is not None  # noqa: S101  the schema requires it
    return PriceList(
        id=document.id,
        draft=document.draft,
        title=Text.read(data["title"], document.main),
        start=start,
        until=day(data, "until"),
        customers=tuple(data.get("for", ())),
        unit=data.get("for_unit"),
        complete=data.get("complete", False),
        decision=data.get("decision"),
        corrects=data.get("corrects"),
        rows={
            key: Row(key, _price(document, row), document.place.at("prices", key))
            for key, row in data.get("prices", {}).items()
        },
        levels=data.get("levels", {}),
        place=document.place,
        references=tuple(_references(document)),
    )


def _price(document: Document, data: Mapping[str, Any]) -> Price:
    def money(name: str) -> Decimal | None:
        return exact(data[name]) if name in data else None

    return Price(
        form=Form(data.get("form", "fixed")),
        amount=money("amount"),
        per=data.get("per"),
        text=document.text(data, "text"),
        term=data.get("term"),
        after_term=money("after_term"),
        notice=data.get("notice"),
        count=data.get("count"),
        free=data.get("free"),
        over=data.get("over"),
        rates=tuple(data.get("rates", {}).items()),
        split=data.get("split"),
        steps=tuple(Step(step["from"], exact(step["amount"])) for step in data.get("steps", ())),
        markup=data.get("markup"),
        terms=data.get("terms"),
        about=money("about"),
        carried_by=data.get("carried_by"),
    )


def _references(document: Document) -> Iterator[Reference]:
    data, place = document.data, document.place
    for index, customer in enumerate(data.get("for", ())):
        yield Reference("customer", customer, place.at("for", index))
    for name, kind in (("for_unit", "unit"), ("decision", "decision"), ("corrects", "price-list")):
        if name in data:
            yield Reference(kind, data[name], place.at(name))
    for key, row in data.get("prices", {}).items():
        yield Reference("priced-item", key.partition("+")[0], place.at("prices", key, key=True))
        yield from _row_references(row, place.at("prices", key), data["from"][:4])
    for item, level in data.get("levels", {}).items():
        yield Reference("item", item, place.at("levels", item, key=True))
        yield Reference("level", level, place.at("levels", item))


def _row_references(row: Mapping[str, Any], place: Place, year: str) -> Iterator[Reference]:
    for name, kind in (("per", "measure"), ("carried_by", "item")):
        if name in row:
            yield Reference(kind, row[name], place.at(name))
    if row.get("count", "meter") != "meter":
        yield Reference("figure", row["count"], place.at("count"))
    for rate in row.get("rates", {}):
        yield Reference("rate", rate, place.at("rates", rate, key=True))
    for name, kind in (("split", "cost-key"), ("terms", "cost-terms")):
        if name in row:
            yield Reference(kind, f"{year}/{row[name]}", place.at(name))
