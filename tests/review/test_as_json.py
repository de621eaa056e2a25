"""The review as JSON: what a program reads, without what no side says."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from kran.changes.change import REVERSED, Change
from kran.diagnostics import Place
from kran.model.price_list import Form, Price
from kran.review.as_json import as_json, change_document, plain
from kran.text import Text
from tests.review.proposals import PROPOSALS
from tests.review.test_comment import proposal


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (3, 3),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.50"), "0.50"),
        (date(2027, 1, 2), "2027-01-02"),
        (Form.FIXED, "fixed"),
        (Text("sv", {"sv": "Å", "en": "A"}), {"sv": "Å", "en": "A"}),
        (("a", Decimal(1)), ["a", "1"]),
        ({"a": (date(2027, 1, 2),)}, {"a": ["2027-01-02"]}),
        (Price(Form.FIXED, Decimal("60.00"), "month", rates=(("kvall", 2),)),
         {"form": "fixed", "amount": "60.00", "per": "month", "rates": [["kvall", 2]]}),
        (Place("f", ("a", 1)), {"file": "f", "path": ["a", 1], "key": False, "nth": 0}),
    ],
)  # fmt: skip
def test_any_value(value: object, expected: object) -> None:
    assert plain(value) == expected


def test_what_a_change_does_not_say_is_left_out() -> None:
    small = Change("unit-changed", "units/a", "a", where_after=Place("units.yaml", ("units", "a")))
    assert change_document(small) == {
        "name": "unit-changed",
        "document": "units/a",
        "of": "a",
        "where": {"before": None, "after": "units.yaml/#/units/a"},
    }
    off = Change("settings-changed", "catalog", "catalog", True, False, "organisation.example")  # noqa: FBT003  a value of the catalogue
    assert (change_document(off)["before"], change_document(off)["after"]) == (True, False)


@pytest.mark.parametrize("name", PROPOSALS)
def test_every_proposal(name: str) -> None:
    made, _ = proposal(name)
    told = json.loads(as_json(made))
    assert list(told) == ["version", "base", "head", "changes", "effect", "decisions"]
    assert [change["name"] for change in told["changes"]] == [change.name for change in made.changes]
    assert {change["name"] for change in told["changes"]} <= set(REVERSED)
    total = Decimal(told["effect"]["difference"])
    assert total == sum((Decimal(unit["difference"]) for unit in told["effect"]["units"]), Decimal(0))
    assert total == sum((Decimal(row["difference"]) for row in told["effect"]["rows"]), Decimal(0))
    assert len(told["decisions"]) == len(made.needs)
    assert as_json(made).endswith("\n")
