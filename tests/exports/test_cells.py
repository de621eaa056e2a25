"""Cells as text: exact numbers, and text that no spreadsheet runs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kran.exports.cells import digits, neutral, original, plain
from kran.exports.table import Type
from kran.text import Said


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "  =1", "\uff1d1", "\uff20x"]
)
def test_text_that_looks_like_a_formula_is_neutralised(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Dator", "it's", "a=b", "e-post+lagring", "'nej", "14″"])
def test_other_text_is_left_alone(text: str) -> None:
    assert neutral(text) == text == original(text)


@given(st.text())
def test_what_was_neutralised_comes_back(text: str) -> None:
    assert original(neutral(text)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_digits_are_the_number(number: Decimal) -> None:
    assert Decimal(digits(number)) == number
    assert "E" not in digits(number)


def test_each_type_has_its_way() -> None:
    assert plain(Decimal("289.1"), Type.MONEY) == "289.10"
    assert plain(Decimal("289.1"), Type.MONEY, ",") == "289,10"
    assert plain(Decimal("1E+3"), Type.MONEY) == "1000.00"
    assert plain(Decimal("15.50"), Type.PERCENT) == "15.5"
    assert plain(36, Type.NUMBER) == "36"
    assert plain(date(2027, 1, 1), Type.DATE) == "2027-01-01"
    assert plain((("0", Decimal("1.5")), ("1000", 1)), Type.PAIRS, ",") == "0: 1,5; 1000: 1"
    assert plain(Said("Dator", "sv"), Type.TEXT) == "Dator"
    assert plain(None, Type.MONEY) == ""
