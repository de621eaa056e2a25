"""What is published differs on the days that `next_change` names, and on no other."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from kran.model.next_change import next_change
from kran.site import api
from kran.site.build import Build
from kran.site.site import site
from kran.text import Language
from tests.small import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kran.model.catalogue import Catalogue

pytestmark = pytest.mark.whole

_DAY = timedelta(days=1)
_MORE = """\
# catalog/services/arbetsplats/skarm.yaml
title: {sv: Skärm, en: Screen}
summary: {sv: En skärm till skrivbordet., en: A screen for the desk.}
owner: it-chef
orderable: {from: 2026-02-03, until: 2026-10-14}
works: {until: 2028-03-31}
replaced_by: dator
notices:
  - {from: 2026-06-01, until: 2026-06-12, text: {sv: Sommarstängt, en: Closed for summer}, stop: true}
"""


def _published(catalogue: Catalogue, at: date) -> str:
    """Return a sum of every page, of the search and of the API, but for the day it was made."""
    build = Build(languages=("sv", "en"))
    made = [site(catalogue, Language(lang), at=at, build=build) for lang in build.languages]
    documents = api.documents(catalogue, at)
    undated = {name: document | {"date": None} for name, document in documents.items()}
    return sha256(repr((made, undated)).encode()).hexdigest()


def _days(catalogue: Catalogue, first: date, last: date) -> Iterator[date]:
    day = next_change(catalogue, first)
    while day <= last:
        yield day
        day = next_change(catalogue, day)


def _assert_nothing_forgotten(catalogue: Catalogue, first: date, last: date) -> dict[date, bool]:
    """Assert that nothing differs from a day told until the eve of the next; return each, and whether it differs."""
    told = {}
    before = _published(catalogue, first)
    for day in _days(catalogue, first, last):
        assert _published(catalogue, day - _DAY) == before, f"something differs before {day}"
        now = _published(catalogue, day)
        told[day] = now != before
        before = now
    return told


@pytest.mark.parametrize(
    ("more", "days"),
    [
        ("", ["2026-11-17", "2027-01-01", "2028-01-01"]),  # news of the decision ends; two new years
        (
            _MORE,
            [
                *("2026-02-03", "2026-06-01", "2026-06-13", "2026-10-15", "2026-11-17"),
                *("2027-01-01", "2027-02-03", "2027-06-01", "2027-10-15", "2028-01-01"),
            ],
        ),
    ],
)
def test_every_day_on_which_the_small_catalogue_differs_is_told(tmp_path: Path, more: str, days: list[str]) -> None:
    told = _assert_nothing_forgotten(catalogue(tmp_path, more), date(2026, 1, 1), date(2028, 1, 1))
    assert [day.isoformat() for day in told] == days
    assert all(told.values())


def test_so_is_every_day_where_there_is_more_of_everything(small: Catalogue) -> None:
    told = _assert_nothing_forgotten(small, date(2025, 11, 1), date(2029, 1, 1))
    # Unseen: the end of what could no longer be ordered anyway.
    assert [day.isoformat() for day, differs in told.items() if not differs] == ["2027-04-01"]


def test_nothing_differs_on_a_day_between(tmp_path: Path) -> None:
    sound = catalogue(tmp_path)
    days = [date(2026, 11, 17) + timedelta(days=n) for n in (0, 1, 9, 30, 44)]
    first, *others = [_published(sound, day) for day in days]
    assert all(other == first for other in others)
