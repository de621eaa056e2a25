from __future__ import annotations

from dataclasses import replace
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
        (date(2027, 3, 31), date(2027, 4, 1)),  # the day after a service's last
        (date(2027, 11, 1), date(2027, 11, 3)),  # a service should be read again, which the page on health says
        (date(2027, 11, 15), date(2027, 11, 16)),  # a decision is no longer news
        (date(2100, 1, 1), date(2101, 1, 1)),  # nothing is decided, but this year's price list is another
    ],
)
def test_the_next_day_on_which_something_published_differs(osby: Catalogue, at: date, following: date) -> None:
    assert next_change(osby, at) == following


def test_a_draft_changes_nothing(osby: Catalogue) -> None:
    draft = osby.price_lists["2028-utkast"]
    assert draft.draft
    soon = replace(draft, start=date(2027, 6, 2))
    with_it = replace(osby, price_lists={**osby.price_lists, draft.id: soon})
    assert next_change(with_it, date(2027, 6, 1)) != soon.start
    decided = replace(osby, price_lists={**osby.price_lists, draft.id: replace(soon, draft=False)})
    assert next_change(decided, date(2027, 6, 1)) == soon.start
