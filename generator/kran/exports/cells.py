"""How a cell becomes text: exact numbers, and no text that a spreadsheet would take for a formula."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kran.exports.table import Type
from kran.text import Said

if TYPE_CHECKING:
    from kran.exports.table import Cell
    from kran.text import Language

_FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])")
_NEUTRALISED = re.compile(r"'+(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])")


def neutral(text: str) -> str:
    """Return text with an apostrophe before it where a spreadsheet could take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def original(text: str) -> str:
    """Return the text that `neutral` was given."""
    return text[1:] if _NEUTRALISED.match(text) else text


def digits(value: Decimal | int, decimals: int = 0) -> str:
    """Return a number in plain digits with a decimal point and at least so many decimals, never an exponent."""
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0").ljust(decimals, "0")
    return f"{whole}.{fraction}" if fraction else whole


def plain(cell: Cell, kind: Type, decimal: str = ".") -> str:
    """Return a cell as the text of a file for machines; empty for what is absent. Text is not neutralised here."""
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return "; ".join(f"{name}: {digits(value)}".replace(".", decimal) for name, value in cell)
    if isinstance(cell, Decimal | int):
        return digits(cell, 2 if kind is Type.MONEY else 0).replace(".", decimal)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def said(cell: Cell, kind: Type, language: Language, *, signed: bool = False) -> str:
    """Return a cell as people read it; empty for what is absent."""
    if cell is None:
        return ""
    if isinstance(cell, str | Said):
        return str(cell)
    if isinstance(cell, tuple):
        return ", ".join(f"{key}: {language.number(value)}" for key, value in cell)
    if isinstance(cell, date):
        return language.date(cell)
    if signed and not cell and kind is Type.MONEY:
        return ""
    text = _number(cell, kind, language)
    return f"+{text}" if signed and cell > 0 else text


def _number(value: Decimal | int, kind: Type, language: Language) -> str:
    if kind is Type.MONEY:
        return language.money(Decimal(value), currency=False)
    if kind is Type.PERCENT:  # one decimal throughout, so that they stand under each other
        from babel.numbers import format_decimal

        return format_decimal(value, "#,##0.0#", locale=language.locale).replace("-", "\N{MINUS SIGN}")
    return language.number(value)
