"""The example catalogue agrees with itself where no rule can: a price, a text and a promise say the same."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue

LATE = date(2027, 6, 1)


def test_every_part_of_a_price_says_what_it_is(osby: Catalogue) -> None:
    """``+start`` and the like have a text of their own in every language."""
    nameless = {
        f"{prices.id}: {row.key}"
        for prices in osby.price_lists.values()
        for row in prices.rows.values()
        if "+" in row.key and (row.price.text is None or row.price.text.missing(osby.settings.languages))
    }
    assert nameless == set()


def test_a_fee_paid_once_is_named_as_not_included(osby: Catalogue) -> None:
    charged = {
        key.partition("+")[0].partition("/")[0] for key in osby.price_lists["2027"].rows if key.endswith("+start")
    }
    named = {
        service.id
        for service in osby.services.values()
        if any("engångsavgift" in str(content.text) for content in service.not_included)
    }
    assert named == charged


@pytest.mark.parametrize("level", ["guld", "silver"])
def test_the_service_desk_answers_when_it_is_promised_to(osby: Catalogue, level: str) -> None:
    promised = osby.levels[level].support
    hours = osby.settings.service_desk.hours
    assert promised is not None
    assert hours is not None
    spans = sorted(
        tuple(span.split("-"))
        for support in promised.on(LATE) or ()
        if not support.priorities
        for span in support.hours.days.get("weekday", ())
    )
    assert all(end == start for (_, end), (start, _) in pairwise(spans))
    assert hours.days == {"weekday": (f"{spans[0][0]}-{spans[-1][1]}",)}


def test_more_data_never_costs_less(osby: Catalogue) -> None:
    """A card with data only is cheaper than a subscription with calls and more data."""
    for prices in (osby.price_lists["2026"], osby.price_lists["2027"]):
        data, calls = (prices.rows[f"mobilabonnemang/{option}"].price for option in ("data", "surf-100"))
        assert calls.amount is not None
        assert all(step.amount < calls.amount for step in data.steps)
