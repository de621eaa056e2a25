from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kran.periods import add_months, years_of

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 3, 31), -1, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2027, 1, 15), -1, date(2026, 12, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 36, date(2029, 8, 31)),
    ],
)
def test_add_months(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(days, st.integers(-600, 600))
def test_the_month_is_so_many_later_and_the_day_never_later(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


@given(days.filter(lambda day: day.day <= 28), st.integers(0, 600))
def test_back_again(day: date, months: int) -> None:
    assert add_months(add_months(day, months), -months) == day


@pytest.mark.parametrize(
    ("starts", "years"),
    [
        ((), ()),
        ((2026,), (2026,)),
        ((2027, 2024, 2027), (2024, 2025, 2026, 2027)),
        ((2026, 2036), tuple(range(2026, 2037))),
        ((2026, 2037), (2026, 2037)),
        ((2026, 2027, 2999), (2026, 2027, 2999)),
    ],
)
def test_years_between_two_are_counted_unless_the_gap_is_long(starts: tuple[int, ...], years: tuple[int, ...]) -> None:
    assert years_of(starts) == years
