"""Laws of money: rounding is to the nearest öre, half away from zero, and parts add up to their whole."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kran.money import ORE, exact, split, to_ore, too_precise

amounts = st.decimals(-(10**15), 10**15, places=6)
whole_ore = st.decimals(-(10**15), 10**15, places=2)
parts = st.lists(st.integers(0, 10**9), min_size=1, max_size=40).filter(any)


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("0.005", "0.01"), ("-0.005", "-0.01"), ("0.0049", "0.00"), ("2.675", "2.68"), ("1.005", "1.01"), ("12", "12.00")],
)
def test_half_up_away_from_zero(value: str, rounded: str) -> None:
    assert str(to_ore(Decimal(value))) == rounded


@given(amounts)
def test_rounding_moves_at_most_half_an_ore(value: Decimal) -> None:
    assert abs(to_ore(value) - value) <= ORE / 2


@given(amounts)
def test_a_credit_rounds_as_its_charge(value: Decimal) -> None:
    assert to_ore(-value) == -to_ore(value)


@given(amounts)
def test_rounding_twice_is_rounding_once(value: Decimal) -> None:
    assert to_ore(to_ore(value)) == to_ore(value)


def test_exact_writes_two_decimals_and_drops_none() -> None:
    assert [str(exact(v)) for v in (12, Decimal("12.5"), Decimal("12.50"), Decimal("0.125"))] == [
        "12.00",
        "12.50",
        "12.50",
        "0.125",
    ]


def test_too_precise() -> None:
    assert [too_precise(v) for v in (12, Decimal("0.55"), Decimal("0.125"), Decimal("0.100"))] == [
        False,
        False,
        True,
        True,
    ]


@given(whole_ore, parts)
def test_shares_add_up(total: Decimal, keys: list[int]) -> None:
    assert sum(split(total, keys)) == total


@given(whole_ore, parts)
def test_a_share_is_less_than_an_ore_from_its_part(total: Decimal, keys: list[int]) -> None:
    for share, part in zip(split(total, keys), keys, strict=True):
        assert abs(share * sum(keys) - total * part) < ORE * sum(keys)


@given(whole_ore, parts)
def test_no_part_no_share(total: Decimal, keys: list[int]) -> None:
    assert all(share == 0 for share, part in zip(split(total, keys), keys, strict=True) if not part)


@given(whole_ore, parts)
def test_a_credit_is_split_as_its_charge(total: Decimal, keys: list[int]) -> None:
    assert split(-total, keys) == [-share for share in split(total, keys)]


def test_the_larger_remainder_takes_the_ore_then_the_earlier_part() -> None:
    assert split(Decimal("100.00"), [1, 2]) == [Decimal("33.33"), Decimal("66.67")]
    assert split(Decimal("0.05"), [1, 1, 1]) == [Decimal("0.02"), Decimal("0.02"), Decimal("0.01")]


@pytest.mark.parametrize("keys", [[], [0, 0], [2, -1]])
def test_parts_that_split_nothing(keys: list[int]) -> None:
    with pytest.raises(ValueError, match="parts must"):
        split(Decimal("1.00"), keys)


def test_parts_of_an_ore_cannot_be_split() -> None:
    with pytest.raises(ValueError, match="whole öre"):
        split(Decimal("0.001"), [1])
