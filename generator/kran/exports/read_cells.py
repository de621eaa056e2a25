"""One cell of a spreadsheet: what it means, or why that is unclear."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kran.exports.cells import original
from kran.exports.table import Type
from kran.money import exact, too_precise
from kran.source.bytes import unseen
from kran.source.scalars import LONGEST_NUMBER
from kran.text import N_

if TYPE_CHECKING:
    from kran.exports.table import Column

Problem = tuple[str, str]
"""What is wrong and what to do, as msgids with ``{cell}``."""

ORDER = ("form", "amount", "per", "text", "term", "after_term", "notice", "count", "free", "over", "steps", "rates",
         "split", "markup", "terms", "about", "carried_by")  # fmt: skip
"""The fields of a price in the order they are written."""

_NUMBER = re.compile(r"(?:[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]+)(?:(?P<sign>[.,])(?P<fraction>[0-9]+))?")
_COMMA: Problem = (
    N_("“{cell}” is no number in a file separated by semicolons"),
    N_("Write digits and a decimal comma: 1289,50. Nothing else: no point, kr, % or exponent."),
)
_POINT: Problem = (
    N_("“{cell}” is no number in a file separated by commas"),
    N_("Write digits and a decimal point: 1289.50. Nothing else: no comma, kr, % or exponent."),
)
_TOO_PRECISE: Problem = (N_("“{cell}” has parts of an öre"), N_("Write at most two decimals."))
_PAIRS: Problem = (
    N_("“{cell}” is no list of names and numbers"),
    N_("Write each name, a colon and its number, with semicolons between: 0: 2; 1000: 1"),
)
_SIGN: Problem = (
    N_("“{cell}” holds a sign that cannot be seen"),
    N_("Write the text again by hand."),
)


def read(cell: str, column: Column, decimal: str) -> tuple[Any, Problem | None]:
    """Return what a cell of a column means as a value of YAML, or the problem; `decimal` is the file's sign."""
    if column.type in {Type.TEXT, Type.DATE}:
        text = original(cell)
        return (None, _SIGN) if unseen(text) or "\t" in text else (text, None)
    if column.type is Type.PAIRS:
        return _pairs(cell, column, decimal)
    number = _number(cell, decimal)
    if number is None:
        return None, _COMMA if decimal == "," else _POINT
    if column.type is not Type.MONEY:
        return _whole(number), None
    return (None, _TOO_PRECISE) if too_precise(number) else (exact(number), None)


def _number(text: str, decimal: str) -> Decimal | None:
    found = _NUMBER.fullmatch(text)
    if found is None or len(text) > LONGEST_NUMBER or found["sign"] not in {None, decimal}:
        return None
    return Decimal(re.sub(r"[ \u00a0\u202f]", "", text).replace(",", "."))


def _whole(number: Decimal) -> Decimal | int:
    return int(number) if number == number.to_integral_value() else number


def _pairs(cell: str, column: Column, decimal: str) -> tuple[Any, Problem | None]:
    pairs: dict[str, Decimal] = {}
    for part in cell.rstrip("; ").split(";"):
        name, colon, value = (piece.strip() for piece in part.rpartition(":"))
        number = _number(value, decimal)
        if not colon or not name or number is None or name in pairs:
            return None, _PAIRS
        pairs[name] = number
    if column.id == "rates":
        return {name: _whole(number) for name, number in pairs.items()}, None
    if any(too_precise(amount) for amount in pairs.values()):
        return None, _TOO_PRECISE
    starts = {name: _number(name, decimal) for name in pairs}
    steps = [
        {"from": _whole(start), "amount": exact(pairs[name])} for name, start in starts.items() if start is not None
    ]
    return (steps, None) if len(steps) == len(pairs) else (None, _PAIRS)
