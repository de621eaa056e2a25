"""Days, months and years as the catalogue writes and counts them."""

from __future__ import annotations

import calendar
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_GAP = 10
"""So many years may lie between two price lists; a longer gap is a mistyped year."""


def iso_day(text: str) -> date:
    """Return the day of a text as the catalogue writes it (YYYY-MM-DD); raises ValueError for any other form."""
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def add_months(day: date, months: int) -> date:
    """Return the same day of the month `months` later, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def years_of(years: Iterable[int]) -> tuple[int, ...]:
    """Return the years and those between two of them, rising; a gap longer than LONGEST_GAP stays open."""
    known = sorted(set(years))
    between = {y for a, b in pairwise(known) if b - a <= LONGEST_GAP for y in range(a + 1, b)}
    return tuple(sorted({*known, *between}))
