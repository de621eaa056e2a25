"""A service's prices over the years, as a drawing and its table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kran.site.views.price_chart import PriceChart, price_chart

if TYPE_CHECKING:
    from kran.model.service import Service
    from kran.site.context import Context
    from kran.text import Said


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the price list; `cells` has each year's prices, and the day each begins where that is mid-year."""

    name: str
    label: Said | None
    cells: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class History:
    """The years, and a line per row; no lines where nothing ever had a price. `chart` draws those that changed."""

    years: tuple[int, ...]
    lines: tuple[Line, ...]
    chart: PriceChart | None = None


MOST_YEARS = 6


def history(context: Context, service: Service) -> History:
    """Return the decided prices of a service by year, those to come included."""
    keys = [key for item in service.items for key in context.book.rows_of(item, context.customer)]
    periods = {key: context.book.periods(key, context.customer) for key in keys}
    starts = [period.start.year for found in periods.values() for period in found]
    if not starts:
        return History((), ())
    decided = [source.start.year for source in context.lists]
    years = tuple(range(min(starts), max(*decided, context.at.year) + 1))[-MOST_YEARS:]
    lines = tuple(_line(context, service, key, years) for key in keys if periods[key])
    drawn = [(_name(context, service, key), periods[key]) for key in keys if periods[key] and "+" not in key]
    return History(years, lines, price_chart(context, drawn, years))


def _name(context: Context, service: Service, key: str) -> str:
    option = service.option(key.partition("+")[0])
    return context.words.name(option.title if option else service.title)


def _line(context: Context, service: Service, key: str, years: tuple[int, ...]) -> Line:
    periods = context.book.periods(key, context.customer)
    last = periods[-1].held.price
    unit = context.price(last).unit
    cells = []
    for year in years:
        first, end = date(year, 1, 1), date(year, 12, 31)
        cell = []
        for period in periods:
            if period.start > end or (period.until is not None and period.until < first):
                continue
            text = context.price(period.held.price, max(period.start, first))
            amount = text.amount if text.unit == unit else text.line
            cell.append((amount, context.words.day(period.start) if period.start > first else ""))
        cells.append(tuple(cell))
    name = _name(context, service, key)
    label = context.words.said(context.book.text(key, context.customer, date.max)) if "+" in key else None
    return Line(f"{name}, {unit}" if unit else name, label, tuple(cells))
