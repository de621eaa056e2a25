"""A plain scalar means what YAML 1.2's core schema says, or it is refused."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kran.source.scalars import LONGEST_NUMBER, Ambiguous, Missing, plain

# The regular expressions of YAML 1.2.2, section 10.3.2.
NULL = re.compile(r"null|Null|NULL|~|")
BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
INT = re.compile(r"[-+]?[0-9]+")
OTHER_INT = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
NOT_FINITE = re.compile(r"[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN")


def core(text: str) -> Any:  # noqa: ANN401  any scalar
    """Return what the core schema says of a scalar, None where it says that it is null or no finite number."""
    if NULL.fullmatch(text) or NOT_FINITE.fullmatch(text):
        return None
    if BOOL.fullmatch(text):
        return text.lower() == "true"
    if INT.fullmatch(text):
        return int(text)
    if OTHER_INT.fullmatch(text):
        return int(text, 0)
    if FLOAT.fullmatch(text):
        return Decimal(text)
    return text


NUMBER_LIKE = st.text("0123456789+-._eExobnaifNAI~:truflsTRUE ", max_size=12)


@settings(max_examples=200, deadline=None)
@given(st.one_of(NUMBER_LIKE, st.from_regex(FLOAT, fullmatch=True), st.text(max_size=12)))
@example("no")
@example("16:30")
@example("2026-01-01")
@example("-0")
@example("0.10")
@example("٣")
def test_it_means_what_the_core_schema_says_or_is_refused(text: str) -> None:
    try:
        value = plain(text)
    except Missing:
        assert NULL.fullmatch(text)
    except Ambiguous:
        assert re.search(r"[0-9]|\.(inf|nan)|\+[.]", text, re.IGNORECASE)
    else:
        assert (value, type(value)) == ((meant := core(text)), type(meant))


@pytest.mark.parametrize(
    "text",
    ["08", "010", "03100", "-01", "1e3", "1E-3", "1.5e3", "0x10", "0o17", "0b1", "1_000", "+1", "+1.5", ".5", "5.",
     "-.5", ".inf", "-.Inf", ".nan", ".NaN", "00.5", "9" * (LONGEST_NUMBER + 1), f"0.{'1' * LONGEST_NUMBER}"],
)  # fmt: skip
def test_what_other_readers_take_for_something_else_is_refused(text: str) -> None:
    with pytest.raises(Ambiguous):
        plain(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("no", "no"), ("yes", "yes"), ("on", "on"), ("y", "y"), ("16:30", "16:30"), ("12.30", Decimal("12.30")), ("0", 0),
     ("-5", -5), ("2026-01-01", "2026-01-01"), ("2026-02-30", "2026-02-30"), ("true", True), ("1.4 kg", "1.4 kg"),
     ("1.2.3", "1.2.3"), ("NaN", "NaN"), ("--5", "--5"), ("-", "-"), (".", "."), ("...", "..."), ("5-7", "5-7")],
)  # fmt: skip
def test_what_it_means(text: str, value: object) -> None:
    assert plain(text) == value
    assert type(plain(text)) is type(value)


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_what_says_nothing_is_missing(text: str) -> None:
    with pytest.raises(Missing):
        plain(text)


def test_a_decimal_keeps_its_zeros() -> None:
    assert str(plain("289.00")) == "289.00"
