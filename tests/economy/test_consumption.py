"""What units hold on a day, folded from events, and what they used in the twelve months before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kran.economy.consumption import Used, consumption, delivered, figures, held, used, year_before

from .world import event, prices, starts, use, world

EVENTS = [
    event("start", "s-1", "2026-01-01", unit="a", item="x", quantity=4),
    event("change", "s-1", "2026-02-01", quantity=6),
    event("change", "s-1", "2026-03-01", quantity=6, item="y"),
    event("move", "s-1", "2026-04-01", unit="b"),
    event("pause", "s-1", "2026-05-01"),
    event("change", "s-1", "2026-05-02", quantity=8),
    event("resume", "s-1", "2026-06-01"),
    event("end", "s-1", "2026-07-01", quantity=3),
    event("end", "s-1", "2026-08-01"),
    event("end", "s-1", "2026-09-01"),  # out of turn: the check says so, and nothing comes of it
    event("start", "s-2", "2026-02-01", unit="a", item="x", quantity=Decimal("0.5")),
    event("start", "s-2", "2026-03-01", unit="b", item="y", quantity=9),
]


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (date(2025, 12, 31), {}),
        (date(2026, 1, 1), {"a": {"x": 4}}),
        (date(2026, 2, 1), {"a": {"x": Decimal("6.5")}}),
        (date(2026, 3, 1), {"a": {"x": Decimal("0.5"), "y": 6}}),
        (date(2026, 4, 1), {"a": {"x": Decimal("0.5")}, "b": {"y": 6}}),
        (date(2026, 5, 1), {"a": {"x": Decimal("0.5")}}),
        (date(2026, 6, 1), {"a": {"x": Decimal("0.5")}, "b": {"y": 8}}),
        (date(2026, 7, 1), {"a": {"x": Decimal("0.5")}, "b": {"y": 5}}),
        (date(2026, 8, 1), {"a": {"x": Decimal("0.5")}}),
    ],
)
def test_events_are_followed_up_to_the_day(day: date, wanted: object) -> None:
    assert held(world({}, EVENTS), day) == wanted


def test_the_order_of_the_rows_counts_on_one_day_only() -> None:
    assert held(world({}, reversed(EVENTS[:9])), date(2026, 7, 1)) == {"b": {"y": 5}}


def test_a_void_undoes_its_event() -> None:
    events = [*starts(("a", "x", 4)), event("end", "s-0", "2026-02-01"), event("void", "s-0", source="h-3")]
    assert held(world({}, events), date(2026, 3, 1)) == {"a": {"x": 4}}


def test_a_unit_that_ended_lives_on_in_what_it_became() -> None:
    catalogue = world(
        {},
        starts(("gone", "x", 4), ("a", "x", 1), ("closed", "x", 2)),
        [use("gone", "x", 3, "2026-05-01"), use("a", "x", 4, "2026-09-01"), use("closed", "x", 5)],
    )
    assert held(catalogue, date(2026, 6, 30)) == {"gone": {"x": 4}, "a": {"x": 1}, "closed": {"x": 2}}
    assert held(catalogue, date(2026, 7, 1)) == {"a": {"x": 5}, "closed": {"x": 2}}
    found = used(catalogue, date(2025, 11, 1), date(2026, 10, 31))
    assert found["a", "x", None] == Used((Decimal(3), Decimal(4)), None)
    assert used(catalogue, date(2026, 5, 1), date(2026, 5, 31))["gone", "x", None].quantity == 3
    assert used(catalogue, date(2026, 5, 1), date(2026, 5, 31), date(2026, 7, 1))["a", "x", None].quantity == 3
    assert set(consumption(catalogue, date(2026, 7, 1)).units) == {"a", "b", "c"}


def test_units_that_become_each_other_end_somewhere() -> None:
    catalogue = world({}, starts(("gone", "x", 1)))
    gone = catalogue.units["gone"]
    for name in ("a", "b"):
        object.__setattr__(catalogue.units[name], "until", date(2026, 6, 30))
        object.__setattr__(catalogue.units[name], "becomes", {"a": "b", "b": "gone"}[name])
    assert gone.becomes == "a"
    assert sum(items["x"] for items in held(catalogue, date(2026, 9, 1)).values()) == 1


def test_use_is_summed_by_unit_row_and_time_of_day() -> None:
    catalogue = world(
        {},
        (),
        [
            use("a", "x", 1, "2026-05-01"),
            use("a", "x", Decimal("2.5"), "2026-05-31", cost=Decimal("10.00")),
            use("a", "x", 4, "2026-05-02", rate="kvall"),
            use("a", "x+lagring", 8, "2026-05-02"),
            use("b", "x", 16, "2026-05-02", cost=Decimal("1.00")),
            use("b", "x", 32, "2026-05-02", cost=Decimal("2.00")),
            use("a", "x", 64, "2026-04-30"),
            use("a", "x", 128, "2026-06-01"),
        ],
    )
    assert used(catalogue, date(2026, 5, 1), date(2026, 5, 31)) == {
        ("a", "x", None): Used((Decimal(1), Decimal("2.5")), None),  # one row does not say what it cost
        ("a", "x", "kvall"): Used((Decimal(4),), None),
        ("a", "x+lagring", None): Used((Decimal(8),), None),
        ("b", "x", None): Used((Decimal(16), Decimal(32)), Decimal("3.00")),
    }


def test_the_year_before_is_twelve_whole_months() -> None:
    assert year_before(date(2026, 11, 24)) == (date(2025, 11, 1), date(2026, 10, 31))
    assert year_before(date(2027, 1, 1)) == (date(2026, 1, 1), date(2026, 12, 31))


def test_what_was_there_from_the_beginning_was_not_delivered() -> None:
    events = [
        *starts(("a", "x", 4)),
        event("start", "s-1", "2026-03-01", unit="gone", item="x", quantity=2, source="o-1#1"),
        event("start", "s-2", "2026-03-02", unit="gone", item="x", quantity=1, source="o-2#1"),
        event("void", "s-2", "2026-03-03", source="h-4"),
    ]
    assert delivered(world({}, events), date(2025, 11, 1), date(2026, 10, 31)) == {("a", "x"): 2}


def test_the_figures_are_those_of_the_day_and_of_units_that_exist() -> None:
    catalogue = world(
        {}, figures=[("a", "employees", 40), ("a", "employees", 41), ("gone", "employees", 5), ("a", "pupils", 9)]
    )
    assert figures(catalogue, date(2026, 7, 1)) == {"a": {"employees": 41, "pupils": 9}}
    assert figures(catalogue, date(2026, 6, 30))["gone"] == {"employees": 5}
    assert figures(catalogue, date(2025, 12, 31)) == {}


def test_former_names_are_said_as_they_are_today() -> None:
    catalogue = world(
        prices({}), starts(("a", "old", 4), ("a", "new", 1)), [use("a", "old+mer", 2)], formerly={"new": "old"}
    )
    assert held(catalogue, date(2026, 7, 1)) == {"a": {"new": 5}}
    assert list(used(catalogue, date(2026, 1, 1), date(2026, 12, 31))) == [("a", "new+mer", None)]
