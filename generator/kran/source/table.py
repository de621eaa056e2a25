"""Strict CSV: a ledger's rows, with the line each stands on. UTF-8, comma, a fixed header, nothing guessed."""

from __future__ import annotations

import csv
import io
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from kran.diagnostics import Code, Diagnostic, Example, Severity, Spot, complain
from kran.source.bytes import EMPTY
from kran.source.most import MOST, first
from kran.source.scalars import Ambiguous, Missing, plain
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

SHAPE = Code(
    "K018",
    "csv-shape",
    Severity.ERROR,
    N_("A ledger does not have its columns"),
    N_("A row that is read one column off charges the wrong unit."),
    Example("# catalog/ledger/figures.csv\nunit;figure;from;value\nskolan;employees;2026-01-01;40\n"),
    Example("# catalog/ledger/figures.csv\nunit,figure,from,value\nskolan,employees,2026-01-01,40\n"),
)

Row = dict[str, Any]
_CELL = re.compile(r'("(?:[^"]|"")*"|[^,]*)(?:,|$)')


def parse(
    text: str, file: str, columns: Sequence[str], numbers: Sequence[str] = ()
) -> tuple[list[Row] | None, list[Diagnostic]]:
    """Return the rows of a CSV text as dicts, `numbers` read as int or Decimal; an empty cell is absent.

    `columns` is the exact header. A row with a fault is left out; the rows are None where the rest of them cannot be
    told. Each row's line is under ``""``.
    """
    if not text.strip():
        return None, [complain(EMPTY, Spot(file), N_("the file is empty"), N_("Write the header: {header}"),
                               header=",".join(columns))]  # fmt: skip
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    found: list[Diagnostic] = []
    lines = text.split("\n")
    line = 1
    try:
        for number, cells in enumerate(reader):
            if number == 0:
                if cells != list(columns):
                    return None, [_wrong_header(file, columns)]
            elif len(cells) != len(columns):
                found.append(_wrong_width(file, line, len(cells), len(columns)))
            else:
                row, problems = _cells(cells, columns, numbers, file, line, lines[line - 1])
                rows += [] if problems else [row]
                found += problems
            line = reader.line_num + 1
    except csv.Error as error:
        return None, [*first(found), _unreadable(file, line, str(error))]
    return (None if len(found) > MOST else rows), first(found)


def locate(lines: Sequence[str], path: Sequence[str | int], columns: Sequence[str]) -> tuple[int, int, int]:
    """Return line, column (from 1) and length of a cell; `path` is the row's line and, if given, its column's name."""
    line = int(path[0]) if path else 1
    if len(path) < 2 or line > len(lines) or str(path[1]) not in columns:  # noqa: PLR2004  line and column
        return line, 1, 1
    column, length = _where(lines[line - 1].rstrip("\r"), list(columns).index(str(path[1])))
    return line, column, length


def _where(line: str, index: int) -> tuple[int, int]:
    """Return column (from 1) and length of a cell in a line, quotes included."""
    cells = list(islice(_CELL.finditer(line), index + 1))
    if len(cells) <= index:  # the row goes on on the next line, within quotes
        return 1, 1
    return cells[index].start(1) + 1, max(1, len(cells[index].group(1)))


def _cells(
    cells: Sequence[str], columns: Sequence[str], numbers: Sequence[str], file: str, line: int, raw: str
) -> tuple[Row, list[Diagnostic]]:
    row: Row = {"": line}
    found = []
    for index, (name, cell) in enumerate(zip(columns, cells, strict=True)):
        if not cell:
            continue
        row[name] = cell
        if name in numbers:
            try:
                row[name] = plain(cell)
            except (Ambiguous, Missing):
                found.append(
                    complain(
                        SHAPE,
                        Spot(file, line, *_where(raw, index)),
                        N_("{value} is no plain number"),
                        N_("Write digits and a decimal point, without leading zeros, spaces or exponent."),
                        value=cell,
                    )
                )
    return row, found


def _wrong_header(file: str, columns: Sequence[str]) -> Diagnostic:
    return complain(
        SHAPE,
        Spot(file),
        N_("the first line is not the header"),
        N_("Write it exactly like this, separated by commas: {header}"),
        header=",".join(columns),
    )


def _unreadable(file: str, line: int, problem: str) -> Diagnostic:
    remedy = N_("Quotes within a cell are doubled, and each row is one line.")
    if "expected after" in problem or "unexpected end" in problem:
        return complain(SHAPE, Spot(file, line), N_("the quotes in this row do not fit together"), remedy)
    return complain(SHAPE, Spot(file, line), N_("the row cannot be read: {problem}"), remedy, problem=problem)


def _wrong_width(file: str, line: int, cells: int, columns: int) -> Diagnostic:
    if not cells:
        return complain(SHAPE, Spot(file, line), N_("an empty line is not allowed"), N_("Take it away."))
    return complain(
        SHAPE,
        Spot(file, line),
        N_("the row has {cells} cells, the header {columns}"),
        N_("Put a cell that holds a comma in quotes, and write every comma."),
        cells=cells,
        columns=columns,
    )
