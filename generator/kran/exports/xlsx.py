"""XLSX with real numbers: exact in the file, formatted by type, ready to filter and to print."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from kran.exports.cells import digits, neutral
from kran.exports.table import NUMERIC, Cell, Type
from kran.text import N_, Said

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from kran.exports.table import Table

_LONGEST = 32_767  # characters Excel takes in a cell; XlsxWriter would pass a longer text over
_SIGNS = 1.1  # characters of our size in a column as wide as one
_LINE, _TALLEST = 13.5, 400.0  # points
_PATTERNS = {Type.MONEY: "#,##0.00##", Type.PERCENT: "0.0##", Type.NUMBER: "#,##0", Type.DATE: "yyyy-mm-dd"}
_RULE = {"bottom": 1, "bottom_color": "#d5dde1"}
_SUM = {"bold": True, "top": 1}
_FONT = {"font_name": "Calibri", "font_size": 10, "valign": "top"}


def write(table: Table) -> bytes:
    """Return a workbook: the table on its first sheet, further ones on theirs, and what it all is on the last."""
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    _properties(book, table)
    formats = _Formats(book, table)
    for part in (table, *table.more):
        _rows(book.add_worksheet(_sheet_name(part.name)), part, formats)
    _about(book.add_worksheet(_sheet_name(table.about.language.gettext(N_("About the list")))), table, formats)
    book.close()
    return file.getvalue()


def _properties(book: Workbook, table: Table) -> None:
    about = table.about
    book.set_properties(
        {
            "title": table.title,
            "subject": table.subtitle,
            "author": about.organisation,
            "company": about.organisation,
            "keywords": ", ".join(filter(None, (about.stamp, about.marking))),
            "created": datetime(about.day.year, about.day.month, about.day.day),  # noqa: DTZ001  Excel has no zones
        }
    )


class _Formats:
    """The cell formats in use, each made once."""

    def __init__(self, book: Workbook, table: Table) -> None:
        self.book = book
        self.made: dict[tuple[str, bool], Format] = {}
        head = {"bold": True, "font_color": "#ffffff", "bg_color": table.about.colour, "text_wrap": True}
        self.head: Format = book.add_format(_FONT | head | {"align": "left", "indent": 1})
        self.head_right: Format = book.add_format(_FONT | head | {"align": "right"})
        self.title: Format = book.add_format(_FONT | {"bold": True, "font_size": 16, "font_color": table.about.colour})
        self.stamp: Format = book.add_format(_FONT | {"bold": True, "font_size": 14, "font_color": "#a33b00"})

    def of(self, kind: Type, cell: Cell = None, *, is_sum: bool = False) -> Format:
        """Return the format of a cell by its type; a number with decimals shows those it has."""
        pattern = _PATTERNS.get(kind)
        if kind is Type.NUMBER and isinstance(cell, Decimal) and cell != cell.to_integral_value():
            pattern = "#,##0.0####"
        name = pattern or "", is_sum
        if name not in self.made:
            shown = {"num_format": pattern} if pattern else {"text_wrap": True, "align": "left", "indent": 1}
            self.made[name] = self.book.add_format(_FONT | _RULE | shown | (_SUM if is_sum else {}))
        return self.made[name]


def _rows(sheet: Worksheet, table: Table, formats: _Formats) -> None:
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width, formats.of(column.type))
        head = formats.head_right if column.type in NUMERIC else formats.head
        _text(sheet, 0, index, table.heading(column), head)
    sheet.set_row(0, 30)
    for number, row in enumerate(table.rows, 1):
        sheet.set_row(number, _height(table, row))
        for index, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            if cell is not None:
                style = formats.of(column.type, cell, is_sum=table.summed and row is table.rows[-1])
                _cell(sheet, (number, index), cell, style, table)
    last_row, last_column = max(1, len(table.rows)), len(table.columns) - 1
    sheet.autofilter(0, 0, max(1, last_row - table.summed), last_column)
    sheet.freeze_panes(1, 1)
    printed = [index for index, column in enumerate(table.columns) if column.printed]
    if printed:
        sheet.print_area(0, printed[0], last_row, printed[-1])
    _print_setup(sheet, table)
    sheet.repeat_rows(0)


def _height(table: Table, row: tuple[Cell, ...]) -> float:
    """Return the height (points) of a row whose texts wrap: not every program works it out when it opens the file."""
    lines = 1
    for column, cell in zip(table.columns, row, strict=True):
        if column.printed and isinstance(cell, str | Said):
            lines = max(lines, ceil(len(str(cell)) / (_SIGNS * column.width)))
    return min(_LINE * lines, _TALLEST)


def _cell(sheet: Worksheet, at: tuple[int, int], cell: Cell, style: Format, table: Table) -> None:
    if isinstance(cell, Decimal | int):
        sheet.write_number(*at, _exact(cell), style)
    elif isinstance(cell, date):
        sheet.write_datetime(*at, cell, style)
    elif isinstance(cell, tuple):
        number = table.about.language.number
        _text(sheet, *at, "; ".join(f"{name}: {number(value)}" for name, value in cell), style)
    else:
        _text(sheet, *at, str(cell), style)


def _exact(number: Decimal | int) -> Decimal:
    """Return the number without trailing zeros, so that 289.10 is 289.1 in the file and never 289.10000000000002.

    XlsxWriter writes a Decimal's own digits; of a float it would write those of the nearest binary number.
    """
    return Decimal(digits(number))


def _text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    text = neutral(text)
    sheet.write_string(row, column, text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…", style)


def _about(sheet: Worksheet, table: Table, formats: _Formats) -> None:
    sheet.set_column(0, 0, 110)
    about = table.about
    made = about.language.gettext(N_("Made {day}")).format(day=about.language.date(about.day))
    style = formats.of(Type.TEXT)
    lines = [
        *([(about.stamp, formats.stamp)] if about.stamp else []),
        (table.title, formats.title),
        *((line, style) for line in (about.organisation, table.subtitle, about.decision, *table.notes) if line),
        *((line, style) for line in (*table.closing, about.marking, made) if line),
    ]
    for row, (line, line_style) in enumerate(lines):
        _text(sheet, row, 0, line, line_style)
    _print_setup(sheet, table)


def _print_setup(sheet: Worksheet, table: Table) -> None:
    about = table.about
    page = about.language.gettext(N_("Page {page} of {pages}")).format(page="&P", pages="&N")
    marking = " · ".join(filter(None, (about.stamp, about.marking)))
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
    sheet.set_header(
        _running(f"&L{_escaped(about.organisation)}", f'&C&"-,Bold"{_escaped(table.title)}', f"&R{_escaped(marking)}")
    )
    sheet.set_footer(
        _running(f"&L{_escaped(about.decision)}", f"&C{_escaped(about.language.date(about.day))}", f"&R{page}")
    )


def _running(left: str, middle: str, right: str) -> str:
    """Return a page header or footer: Excel takes 255 characters, so the longest part gives way."""
    while len(left + middle + right) > 255:  # noqa: PLR2004
        longest = max((left, middle, right), key=len)
        short = longest[:-20]
        left, middle, right = (short if part is longest else part for part in (left, middle, right))
    return left + middle + right


def _escaped(text: str) -> str:
    """Return text for a page header, where & begins a command."""
    return text.replace("&", "&&")


def _sheet_name(name: str) -> str:
    """Return a name Excel allows: 31 characters, some signs refused, no apostrophe at its ends."""
    return "".join("-" if sign in "[]:*?/\\" else sign for sign in name)[:31].strip("' ") or "1"
