"""What a row costs a year, for each form of price: the figures are counted by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from kran.economy.consumption import consumption
from kran.economy.yearly import Cost, Why, yearly
from kran.model.in_force import PriceBook

from .world import AT, DAY, cost, costs_of, event, prices, starts, use, world

if TYPE_CHECKING:
    from collections.abc import Mapping

D = Decimal


def amount(price: dict[str, Any], quantity: Any = None, *used: dict[str, Any], **more: Any) -> Decimal | None:  # noqa: ANN401
    return cost(price, quantity, used, **more).amount


@pytest.mark.parametrize(
    ("price", "quantity", "wanted"),
    [
        ({"amount": D("299.00"), "per": "month"}, 3, "10764.00"),  # 299 × 3 × 12
        ({"amount": D("400.00"), "per": "quarter"}, 2, "3200.00"),  # 400 × 2 × 4
        ({"amount": D("4950.00"), "per": "year"}, 2, "9900.00"),
        ({"amount": D("57.00"), "per": "half-ghz-month"}, D("2.3"), "3420.00"),  # 5 halves × 57 × 12
        ({"amount": D("1.90"), "per": "gb-month"}, 100, "2280.00"),
        ({"amount": D("0.35"), "per": "gb-month"}, D("0.001"), "0.00"),  # 0.0042, rounded once
        ({"amount": D("10.00"), "per": "month", "free": 2, "over": "unit"}, 5, "360.00"),  # (5 − 2) × 10 × 12
        ({"amount": D("10.00"), "per": "month", "free": 9, "over": "unit"}, 5, "0.00"),
        ({"form": "included", "carried_by": "y"}, 7, "0.00"),
        ({"amount": D("10.00"), "per": "month", "term": 36, "after_term": D("5.00")}, 1, "120.00"),
    ],
)
def test_what_is_held(price: dict[str, Any], quantity: object, wanted: str) -> None:
    assert amount(price, quantity) == D(wanted)


@pytest.mark.parametrize(
    ("price", "used", "wanted"),
    [
        ({"amount": D("0.60"), "per": "page"}, [use("a", "x", 1001), use("a", "x", 2000)], "1800.60"),
        ({"amount": D("310.00"), "per": "item"}, [use("a", "x", 3)], "930.00"),
        # Two visits of half an hour are two started hours.
        ({"amount": D("780.00"), "per": "started-hour"}, [use("a", "x", D("0.5")), use("a", "x", D("0.5"))], "1560.00"),
        # 2 hours at 100 and 3 in the evening at 150
        (
            {"amount": D("100.00"), "per": "hour", "rates": {"kvall": D("1.5")}},
            [use("a", "x", 2), use("a", "x", 3, rate="kvall")],
            "650.00",
        ),
        # 1,200 GB a month for half a year are 600 on average: 60 tens
        (
            {"amount": D("440.00"), "per": "10-gb-year", "count": "meter"},
            [use("a", "x", 1200, f"2026-0{month}-28") for month in range(1, 7)],
            "26400.00",
        ),
        # 20,000 / 12 = 1,666.67 GB: 1,000 at 1.50 and 666.67 at 1.00, twelve times
        (
            {
                "form": "graduated", "per": "gb-month", "count": "meter", "over": "unit",
                "steps": [{"from": 0, "amount": D("1.50")}, {"from": 1000, "amount": D("1.00")}],
            },
            [use("a", "x", 20000)],
            "26000.00",
        ),
        ({"form": "at-cost", "markup": 15}, [use("a", "x", 2, cost=D("840.00")), use("a", "x", 1, cost=D("10.33"))],
         "977.88"),  # 850.33 × 1.15 = 977.8795
        ({"form": "at-cost"}, [use("a", "x", 2, cost=D("840.00"))], "840.00"),
    ],
)  # fmt: skip
def test_what_is_used(price: dict[str, Any], used: list[dict[str, Any]], wanted: str) -> None:
    assert amount(price, None, *used) == D(wanted)


def test_a_volume_price_is_the_step_that_the_whole_has_come_to() -> None:
    price = {"form": "volume", "per": "month", "over": "unit"} | {
        "steps": [{"from": 0, "amount": D("14.00")}, {"from": 200, "amount": D("11.00")}]
    }
    assert amount(price, 199) == D("33432.00")  # 199 × 14 × 12
    assert amount(price, 200) == D("26400.00")  # 200 × 11 × 12


def test_free_over_each_subscription_held() -> None:
    lists = prices({"x": {"amount": D("10.00"), "per": "month", "free": 2, "over": "subscription"}})
    found = costs_of(world(lists, starts(("a", "x", 5), ("a", "x", 1))))
    assert found["a", "x"].amount == D("360.00")  # (3 + 0) × 10 × 12: the second has one to spare, and loses it


def test_free_over_each_piece_where_it_is_metered() -> None:
    row = {"amount": D("95.00"), "per": "gb-year", "count": "meter", "free": 1, "over": "subscription"}
    lists = prices({"x": {"amount": D("65.00"), "per": "month"}, "x+lagring": row})
    found = costs_of(world(lists, starts(("a", "x", 10)), [use("a", "x+lagring", 360)]))
    assert found["a", "x+lagring"].quantity == 30  # 360 GB in one month are 30 on average
    assert found["a", "x+lagring"].amount == D("1900.00")  # 3 GB each, 2 beyond what is free, × 10 × 95


def test_a_figure_of_the_unit_counts_where_the_unit_has_it() -> None:
    price = {"amount": D("3850.00"), "per": "year", "count": "employees"}
    lists = prices({"x": price})
    catalogue = world(lists, starts(("a", "x", 1), ("b", "x", 1)), figures=[("a", "employees", 41)])
    assert costs_of(catalogue) == {
        ("a", "x"): Cost(D(41), D("157850.00"), PriceBook(catalogue).price("x", "internal", DAY).price),  # type: ignore[union-attr]
        ("b", "x"): Cost(D(1), None, PriceBook(catalogue).price("x", "internal", DAY).price, Why.NO_FIGURE),  # type: ignore[union-attr]
    }


def test_what_is_paid_once_at_the_start() -> None:
    lists = prices({"x": {"amount": D("4950.00"), "per": "year"}, "x+start": {"amount": D("1200.00"), "per": "start"}})
    events = [
        *starts(("a", "x", 7)),
        event("start", "s-late", "2026-03-01", unit="a", item="x", quantity=2, source="o-2026-02-20-aa11#1"),
        event("end", "s-late", "2026-10-01"),
        event("start", "s-long-ago", "2025-10-31", unit="a", item="x", quantity=9, source="o-2025-10-20-aa11#1"),
        event("end", "s-long-ago", "2025-12-01"),
    ]
    found = costs_of(world(lists, events))
    assert found["a", "x"].amount == D("34650.00")
    assert found["a", "x+start"].amount == D("2400.00")


def test_what_was_delivered_and_returned_within_the_year_was_delivered() -> None:
    lists = prices({"x+start": {"amount": D("1200.00"), "per": "start"}})
    events = [
        event("start", "s-1", "2026-03-01", unit="a", item="x", quantity=2, source="o-2026-02-20-aa11#1"),
        event("end", "s-1", "2026-10-01"),
    ]
    assert costs_of(world(lists, events))["a", "x+start"].amount == D("2400.00")


def test_everyone_reaches_the_step_together_and_the_parts_add_up() -> None:
    steps = [{"from": 0, "amount": D("69.00")}, {"from": 500, "amount": D("59.01")}]
    lists = prices({"x": {"form": "volume", "per": "month", "over": "everyone", "steps": steps}})
    found = costs_of(world(lists, starts(("a", "x", 333), ("b", "x", 100), ("c", "x", 67))))
    amounts = [found[unit, "x"].amount for unit in "abc"]
    assert amounts == [D("235803.96"), D("70812.00"), D("47444.04")]  # 333, 100 and 67 × 59.01 × 12


def test_steps_over_everyone_are_shared_in_proportion() -> None:
    steps = [{"from": 0, "amount": D("10.00")}, {"from": 10, "amount": D("4.00")}]
    lists = prices({"x": {"form": "graduated", "per": "year", "over": "everyone", "steps": steps}})
    found = costs_of(world(lists, starts(("a", "x", 1), ("b", "x", 19))))
    assert (found["a", "x"].amount, found["b", "x"].amount) == (D("7.00"), D("133.00"))  # 140 together


def test_rates_over_everyone_weigh() -> None:
    row = {"amount": D("100.00"), "per": "hour", "free": 2, "over": "everyone", "rates": {"kvall": 3}}
    found = costs_of(world(prices({"x": row}), used=[use("a", "x", 2), use("b", "x", 2, rate="kvall")]))
    # Of 4 hours 2 are free: 200 kr for 4 hours, of which one half counts three times: 400 kr, shared 1 : 3.
    assert (found["a", "x"].amount, found["b", "x"].amount) == (D("100.00"), D("300.00"))


def test_nothing_used_by_anyone_costs_no_one_anything() -> None:
    row = {"amount": D("1.00"), "per": "page", "free": 1, "over": "everyone"}
    assert amount(row, 3) == D("0.00")


def test_a_price_that_is_split_is_shared_by_its_key() -> None:
    lists = prices({"bas": {"amount": D("1000.00"), "per": "year", "split": "bas"}})
    catalogue = world(
        lists,
        figures=[("a", "inhabitants", 100), ("b", "inhabitants", 200)],
        keys={"bas": {"equal": 1, "inhabitants": 2}},
    )
    found = costs_of(catalogue)
    # A third in equal halves, two thirds 1 : 2: a has 1/6 + 2/9 and b 1/6 + 4/9; c has no inhabitants.
    assert {unit: c.amount for (unit, _), c in found.items()} == {"a": D("388.89"), "b": D("611.11")}


def test_equal_parts_alone_are_shared_by_all_that_have_the_price() -> None:
    lists = prices({"bas": {"amount": D("100.00"), "per": "month", "split": "lika"}})
    found = costs_of(world(lists, keys={"lika": {"equal": 1}}))
    assert [c.amount for c in found.values()] == [D("400.00")] * 3


@pytest.mark.parametrize(
    ("keys", "why"), [({"bas": {"inhabitants": 1}}, Why.NO_FIGURE), ({"other": {"equal": 1}}, Why.NO_KEY)]
)
def test_a_split_that_cannot_be_made_is_told(keys: Mapping[str, Mapping[str, int]], why: Why) -> None:
    found = costs_of(world(prices({"bas": {"amount": D("100.00"), "per": "month", "split": "bas"}}), keys=keys))
    assert {(c.amount, c.why) for c in found.values()} == {(None, why)}


@pytest.mark.parametrize(
    ("price", "used", "why"),
    [
        ({"form": "rent", "terms": "verktyg"}, (), Why.RENT),
        ({"form": "quoted", "about": D(40000)}, (), Why.QUOTED),
        ({"form": "at-cost"}, [use("a", "x", 1, cost=D(5)), use("a", "x", 1)], Why.NO_COST),
        ({"amount": D(1), "per": "hour"}, [use("a", "x", 1, rate="helg")], Why.NO_RATE),
    ],
)
def test_what_cannot_be_counted_is_told_and_never_0(
    price: dict[str, Any], used: list[dict[str, Any]], why: Why
) -> None:
    found = cost(price, 2, used)
    assert (found.amount, found.why) == (None, why)
    assert found.quantity == 2


def test_what_has_no_price_is_not_priced() -> None:
    lists = prices({"y": {"form": "ended"}})
    found = costs_of(world(lists, starts(("a", "x", 4), ("a", "y", 1)), [use("a", "z", 9), use("a", "x", 1)]))
    assert {row: (c.quantity, c.amount, c.why) for (_, row), c in found.items()} == {
        "x": (D(4), None, Why.NO_PRICE),
        "y": (D(1), None, Why.NO_PRICE),
        "z": (D(9), None, Why.NO_PRICE),
    }


def test_a_units_own_price_beats_the_others_while_it_holds() -> None:
    own = prices(
        {"x": {"amount": D("8.00"), "per": "year"}, "x+mer": {"amount": D("1.00"), "per": "year"}},
        "own", for_unit="a", until="2027-03-31",
    )  # fmt: skip
    lists = prices({"x": {"amount": D("10.00"), "per": "year"}, "z": {"amount": D("1.00"), "per": "page"}}) | own
    catalogue = world(lists, starts(("a", "x", 1), ("b", "x", 1)), [use("a", "z", 3)])
    then, later = costs_of(catalogue), costs_of(catalogue, date(2027, 4, 1))
    assert {key: c.amount for key, c in then.items()} == {
        ("a", "x"): D("8.00"), ("a", "x+mer"): D("1.00"), ("a", "z"): D("3.00"), ("b", "x"): D("10.00"),
    }  # fmt: skip
    assert {key: c.amount for key, c in later.items()} == {
        ("a", "x"): D("10.00"), ("a", "z"): D("3.00"), ("b", "x"): D("10.00"),
    }  # fmt: skip


def _for(*customers: str) -> dict[str, Any]:
    return {"for": list(customers)}


def test_each_kind_of_customer_has_its_own_prices() -> None:
    lists = prices({"x": {"amount": D("10.00"), "per": "year"}}, **_for("internal")) | prices(
        {"x": {"amount": D("12.00"), "per": "year"}}, "others", **_for("company")
    )
    found = costs_of(world(lists, starts(("a", "x", 1), ("c", "x", 1))))
    assert (found["a", "x"].amount, found["c", "x"].amount) == (D("10.00"), D("12.00"))


def test_items_that_had_another_name_in_the_book() -> None:
    lists = prices(
        {
            "old": {"amount": D("10.00"), "per": "year"},
            "old+start": {"amount": D("3.00"), "per": "start"},
            "pot": {"amount": D("9.00"), "per": "year", "split": "lika"},
        }
    )
    own = prices({"old": {"amount": D("7.00"), "per": "year"}}, "own", for_unit="b")
    catalogue = world(lists | own, starts(("a", "new", 2), ("b", "new", 1)), keys={"lika": {"equal": 1}})
    found = yearly(PriceBook(catalogue), consumption(catalogue, AT), DAY, {"new": "old", "kettle": "pot"})
    assert {key: c.amount for key, c in found.items()} == {
        ("a", "new"): D("20.00"), ("a", "new+start"): D("0.00"), ("b", "new"): D("7.00"), ("b", "new+start"): D("0.00"),
        ("a", "kettle"): D("3.00"), ("b", "kettle"): D("3.00"), ("c", "kettle"): D("3.00"),
    }  # fmt: skip
