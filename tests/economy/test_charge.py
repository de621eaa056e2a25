"""Laws of the forms of price: more never costs less where steps fall gently, one step is a fixed price."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kran.economy.charge import at_cost, charge, counted, periods, weigh
from kran.model.price_list import Form, Price, Step

from .world import MEASURES, world

MONEY = st.decimals("0.00", "9999.99", places=2)
NUMBER = st.decimals("0.000", "99999.999", places=3)


def stepped(form: Form, *steps: tuple[int, Decimal]) -> Price:
    return Price(form, steps=tuple(Step(start, amount) for start, amount in steps))


@given(amount=MONEY, number=NUMBER)
def test_one_step_is_a_fixed_price(amount: Decimal, number: Decimal) -> None:
    fixed = charge(Price(Form.FIXED, amount), number)
    assert fixed == amount * number
    assert charge(stepped(Form.GRADUATED, (0, amount)), number) == fixed
    assert charge(stepped(Form.VOLUME, (0, amount)), number) == fixed


@given(amount=MONEY, free=st.integers(0, 1000), number=NUMBER)
def test_what_is_free_costs_nothing_and_the_rest_its_price(amount: Decimal, free: int, number: Decimal) -> None:
    found = charge(Price(Form.FIXED, amount, free=free), number)
    assert found == (amount * (number - free) if number > free else 0)


@given(first=MONEY, second=MONEY, at=st.integers(1, 1000), number=NUMBER, more=NUMBER)
def test_a_graduated_price_only_rises_with_the_number(
    first: Decimal, second: Decimal, at: int, number: Decimal, more: Decimal
) -> None:
    price = stepped(Form.GRADUATED, (0, first), (at, second))
    assert charge(price, number) <= charge(price, number + more)
    assert charge(price, number) == first * min(number, Decimal(at)) + second * max(number - at, Decimal(0))


def test_each_step_counts_from_its_number_on() -> None:
    price = stepped(Form.VOLUME, (0, Decimal(9)), (10, Decimal(8)), (20, Decimal(7)))
    assert [charge(price, Decimal(n)) for n in (9, 10, 19, 20)] == [81, 80, 152, 140]


@pytest.mark.parametrize(
    ("name", "quantity", "wanted"),
    [
        ("10-gb-year", "0", 0),
        ("10-gb-year", "0.1", 1),
        ("10-gb-year", "20", 2),
        ("10-gb-year", "20.1", 3),
        ("half-ghz-month", "1.3", 3),
        ("gb-month", "1.3", Decimal("1.3")),
        ("started-hour", "0.25", 1),
        ("page", "7", 7),
    ],
)
def test_quantities_are_counted_in_measures(name: str, quantity: str, wanted: object) -> None:
    assert counted(Decimal(quantity), world({}).measures[name]) == wanted


def test_without_a_measure_a_quantity_is_a_number_and_happens_once() -> None:
    assert counted(Decimal("1.5"), None) == Decimal("1.5")
    assert periods(None) == 1
    assert {name: periods(measure) for name, measure in world({}).measures.items() if MEASURES[name].get("period")} == {
        "month": 12, "quarter": 4, "year": 1, "half-ghz-month": 12, "gb-month": 12, "gb-year": 1, "10-gb-year": 1,
    }  # fmt: skip


@given(cost=MONEY, markup=st.integers(0, 100))
def test_at_cost_is_what_it_cost_and_the_markup(cost: Decimal, markup: int) -> None:
    assert at_cost(Price(Form.AT_COST, markup=markup), cost) * 100 == cost * (100 + markup)
    assert at_cost(Price(Form.AT_COST), cost) == cost


def test_times_of_day_weigh_by_how_much_there_is_of_each() -> None:
    price = Price(Form.FIXED, Decimal(100), rates=(("kvall", Decimal("1.5")), ("beredskap", Decimal("0.5"))))
    assert weigh(price, {}) == 1
    assert weigh(price, {None: Decimal(4)}) == 1
    assert weigh(price, {None: Decimal(1), "kvall": Decimal(1)}) == Decimal("1.25")
    assert weigh(price, {"kvall": Decimal(1), "beredskap": Decimal(1)}) == 1
    assert weigh(price, {"helg": Decimal(1)}) is None
