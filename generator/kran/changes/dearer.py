"""Whether someone who has a thing, or orders it again, pays more for it: on the same terms or on others."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kran.economy.charge import PERIODS
from kran.model import price_change
from kran.model.price_list import Form, Price

if TYPE_CHECKING:
    from datetime import date

    from kran.model.catalogue import Catalogue
    from kran.model.in_force import PriceBook


def by_the_year(price: Price, catalogue: Catalogue) -> Price:
    """Return a price per month or quarter as what it is a year, so that it can be compared with one per year.

    Only where what is counted is whole things; a measure of its own (GB, hours) stays what it is.
    """
    measure = catalogue.measures.get(price.per or "")
    if measure is None or not measure.period or (measure.size, measure.round_up, measure.of) != (1, None, None):
        return price
    times = PERIODS[measure.period]
    return replace(
        price,
        per="year",
        amount=price.amount * times if price.amount is not None else None,
        after_term=price.after_term * times if price.after_term is not None else None,
        steps=tuple(replace(step, amount=step.amount * times) for step in price.steps),
    )


def rise(before: Price, after: Price, catalogue: Catalogue) -> Decimal | None:
    """Return by how many per cent a price rose, be it by another period; None where it cannot be told."""
    return price_change.rise(by_the_year(before, catalogue), by_the_year(after, catalogue))


def is_dearer(before: Price, after: Price, catalogue: Catalogue) -> bool:
    """Say whether a price cannot be shown to cost no more than another, be it by another period."""
    return price_change.is_dearer(by_the_year(before, catalogue), by_the_year(after, catalogue))


def is_part_of_priced(book: PriceBook, key: str, customer: str, day: date) -> bool:
    """Say whether a row comes on top of an item that has a price already."""
    item, _, part = key.partition("+")
    return bool(part) and any(book.price(row, customer, day) for row in book.rows_of(item, customer))


def rise_of_item(
    before: PriceBook, after: PriceBook, key: str, customer: str, day: date, unit: str | None
) -> Decimal | None:
    """Return by how many per cent an item gets dearer with the parts that come on top; None where they do not add up.

    They do where they are plain amounts by the year, as the item's own price is.
    """
    item, catalogue = key.partition("+")[0], after.catalogue
    totals = []
    for book in (before, after):
        own = _plain(book, item, customer, day, unit)
        if own is None:
            return None
        rows = (row for row in after.rows_of(item, customer) if "+" in row)
        parts = (_plain(book, row, customer, day, unit) for row in rows)
        totals.append(own + sum((part for part in parts if part is not None), Decimal(0)))
    held = after.price(key, customer, day, unit)
    if not totals[0] or held is None or not _is_plain(by_the_year(held.price, catalogue)):
        return None
    return (totals[1] - totals[0]) * 100 / totals[0]


def _plain(book: PriceBook, key: str, customer: str, day: date, unit: str | None) -> Decimal | None:
    held = book.price(key, customer, day, unit)
    price = by_the_year(held.price, book.catalogue) if held else None
    return price.amount if price is not None and _is_plain(price) else None


def _is_plain(price: Price) -> bool:
    return price.form is Form.FIXED and price.per == "year" and not (price.count or price.free or price.split)
