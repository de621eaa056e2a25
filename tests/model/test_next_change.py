from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kran.model.next_change import next_change

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue


@pytest.mark.parametrize(
    ("at", "following"),
    [
        (date(2026, 6, 30), date(2026, 7, 1)),  # a list that changes one price, and the day after the last to order fax
        (date(2026, 12, 31), date(2027, 1, 1)),  # the price list of 2027
        (date(2027, 3, 31), date(2027, 4, 1)),  # the day after a unit's offer ends
        (date(2100, 1, 1), None),
    ],
)
def test_the_next_day_on_which_something_published_differs(osby: Catalogue, at: date, following: date | None) -> None:
    assert next_change(osby, at) == following


def test_a_draft_changes_nothing(osby: Catalogue) -> None:
    draft = osby.price_lists["2028-utkast"]
    assert draft.draft
    assert next_change(osby, date(2027, 12, 31)) != draft.start
