"""Two histories side by side: every day is told as it is, and stretches are as long as they can be."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from kran.changes.timeline import Stretch, side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = date(2026, 1, 1)
HISTORY = st.dictionaries(st.integers(0, 12), st.sampled_from([None, "a", "b"]), max_size=5)


def _on(history: dict[int, str | None]) -> Callable[[date], str | None]:
    def on(day: date) -> str | None:
        held = None
        for start in sorted(history):
            if FIRST + timedelta(start) <= day:
                held = history[start]
        return held

    return on


def _days(*histories: dict[int, str | None]) -> list[date]:
    return [FIRST + timedelta(day) for history in histories for day in history]


@given(HISTORY, HISTORY)
@settings(deadline=None, max_examples=200)
def test_every_day_is_told_as_it_is(before: dict[int, str | None], after: dict[int, str | None]) -> None:
    found = list(side_by_side(_days(before, after), _on(before), _on(after)))
    for offset in range(15):
        day = FIRST + timedelta(offset)
        told = [s for s in found if s.start <= day and (s.until is None or day <= s.until)]
        old, new = _on(before)(day), _on(after)(day)
        assert [(s.before, s.after) for s in told] == ([(old, new)] if old != new else [])
    for one, other in pairwise(found):
        assert one.until is not None
        assert one.until < other.start
        follows = one.until + timedelta(1) == other.start
        assert not follows or (one.before, one.after) != (other.before, other.after)
    back = list(side_by_side(_days(before, after), _on(after), _on(before)))
    assert back == [Stretch(s.start, s.until, s.after, s.before) for s in found]


def test_what_is_alike_is_one_stretch_and_no_difference() -> None:
    before: dict[int, str | None] = {0: "a", 3: "A", 6: "b"}
    after: dict[int, str | None] = {0: "A", 6: "a", 9: "A"}
    found = list(side_by_side(_days(before, after), _on(before), _on(after), alike=lambda said: (said or "").lower()))
    assert found == [Stretch(FIRST + timedelta(6), None, "b", "a")]


def test_no_days() -> None:
    assert list(side_by_side([], _on({}), _on({0: "a"}))) == []
