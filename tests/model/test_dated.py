from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kran.model import dated
from kran.model.dated import ALWAYS, Dated

days = st.dates(date(2000, 1, 1), date(2050, 12, 31))
values = st.dictionaries(days, st.integers(), min_size=1, max_size=6)


def test_a_plain_value_has_always_held() -> None:
    value = dated.read("Parkskolan", str)
    assert value == Dated(((ALWAYS, "Parkskolan"),))
    assert value.on(date(1900, 1, 1)) == "Parkskolan"
    assert value.days == ()


def test_a_text_in_languages_is_no_dated_value() -> None:
    assert not dated.is_dated({"sv": "Parkskolan", "en": "Park school"})
    assert not dated.is_dated({})
    assert dated.is_dated({"2027-01-01": "Parkskolan"})


@given(values, days)
def test_the_latest_that_has_begun_holds(given_values: dict[date, int], day: date) -> None:
    value = dated.read({start.isoformat(): number for start, number in given_values.items()}, int)
    begun = [start for start in given_values if start <= day]
    assert value.on(day) == (given_values[max(begun)] if begun else None)
    assert dict(value.after(day)) == {start: number for start, number in given_values.items() if start > day}
    assert value.days == tuple(sorted(given_values))
    assert value.first == given_values[min(given_values)]
