"""A service's prices over the years, drawn: a line of steps per option, for a price holds until it becomes another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from kran.model.price_list import Form
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kran.model.in_force import Period
    from kran.model.price_list import Price
    from kran.site.context import Context

MOST_LINES = 4
HEIGHT = 190
"""The drawing's height in pixels; across it is in per cent, so that text keeps its size on a phone."""

_TOP, _FLOOR, _APART = 24, 160, 17
_LEFT, _RIGHT = 9, 88


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line: per cent across, pixels down."""

    x1: str
    y1: int
    x2: str
    y2: int


@dataclass(frozen=True, slots=True)
class Label:
    """An amount beside the line it belongs to, or a year below the axis."""

    x: str
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One option: `said` (``Standard 14″: 299 → 289 kr``), its strokes, its first and its last amount."""

    said: str
    strokes: tuple[Stroke, ...]
    first: Label
    last: Label


@dataclass(frozen=True, slots=True)
class PriceChart:
    """The drawing: `title` names its measure and years, `spoken` says all of it in one phrase."""

    title: str
    spoken: str
    lines: tuple[Line, ...]
    years: tuple[Label, ...]
    height: int = HEIGHT
    floor: int = _FLOOR


def price_chart(
    context: Context, rows: Iterable[tuple[str, Sequence[Period]]], years: Sequence[int]
) -> PriceChart | None:
    """Return a drawing of the rows (name and periods) whose amount changed in these years; None where none did.

    All lines count the same measure: that of the first row that changed. Of a row that was counted per something else
    before, only what came after is drawn. At most four are.
    """
    if not years:
        return None
    first, after = date(years[0], 1, 1), date(years[-1] + 1, 1, 1)
    changed: list[tuple[str, Price, list[tuple[date, date, Decimal]]]] = []
    for name, periods in rows:
        steps = _steps(periods, first, after)
        if len({price.amount for _, _, price in steps}) > 1:
            changed.append(
                (name, steps[-1][2], [(start, end, price.amount or Decimal()) for start, end, price in steps])
            )
    alike = [it for it in changed if (it[1].per, it[1].count) == (changed[0][1].per, changed[0][1].count)][:MOST_LINES]
    if not alike:
        return None
    most = max(amount for _, _, steps in alike for _, _, amount in steps)
    scale = _Scale(first, (after - first).days, most)
    ends = _apart([scale.y(steps[-1][2]) for _, _, steps in alike])
    starts = _apart([scale.y(steps[0][2]) for _, _, steps in alike])
    lines = tuple(_line(context, name, steps, scale, starts[at], ends[at]) for at, (name, _, steps) in enumerate(alike))
    words = context.words
    title = words.gettext(
        N_("Kronor {unit}, {first}–{last}"), unit=context.prices.measure(alike[0][1]), first=years[0], last=years[-1]
    )
    return PriceChart(
        title=title,
        spoken=words.gettext(N_("Chart. {title}. {lines}."), title=title, lines="; ".join(line.said for line in lines)),
        lines=lines,
        years=tuple(Label(scale.x(date(year, 7, 2)), _FLOOR + 20, str(year)) for year in years),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days across and kronor down; kronor begin at 0."""

    first: date
    days: int
    most: Decimal

    def x(self, day: date) -> str:
        hundredths = _LEFT * 100 + (day - self.first).days * (_RIGHT - _LEFT) * 100 // self.days
        return f"{hundredths // 100}.{hundredths % 100:02d}%"

    def y(self, amount: Decimal) -> int:
        return _FLOOR - int(amount * (_FLOOR - _TOP) / self.most) if self.most else _FLOOR


def _steps(periods: Sequence[Period], first: date, after: date) -> list[tuple[date, date, Price]]:
    """Return the fixed prices that are counted as the last of them, within the years shown.

    Each comes with the day it begins and the day after its last.
    """
    found: list[tuple[date, date, Price]] = []
    for period in periods:
        end = period.until + timedelta(days=1) if period.until and period.until < after else after
        price = period.held.price
        if price.form is Form.FIXED and price.amount is not None and end > first and period.start < after:
            found.append((max(period.start, first), end, price))
    return [step for step in found if (step[2].per, step[2].count) == (found[-1][2].per, found[-1][2].count)]


def _line(
    context: Context, name: str, steps: list[tuple[date, date, Decimal]], scale: _Scale, first_y: int, last_y: int
) -> Line:
    strokes = []
    for at, (start, end, amount) in enumerate(steps):
        y = scale.y(amount)
        if at and steps[at - 1][1] == start:
            strokes.append(Stroke(scale.x(start), scale.y(steps[at - 1][2]), scale.x(start), y))
        strokes.append(Stroke(scale.x(start), y, scale.x(end), y))
    number = context.language.kronor
    before, now = number(steps[0][2], currency=False), number(steps[-1][2])
    said = context.words.gettext(N_("{name}: {before} → {now}"), name=name, before=before, now=now)
    return Line(
        said,
        tuple(strokes),
        Label(f"{_LEFT - 1}%", first_y + 5, before),
        Label(f"{_RIGHT + 1}%", last_y + 5, number(steps[-1][2], currency=False)),
    )


def _apart(places: list[int]) -> list[int]:
    """Return the places moved so that no two labels lie over each other; their order is kept."""
    order = sorted(range(len(places)), key=lambda at: (-places[at], at))
    moved, lowest = list(places), _FLOOR
    for at in order:
        moved[at] = min(places[at], lowest)
        lowest = moved[at] - _APART
    return moved
