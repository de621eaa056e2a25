"""A spreadsheet's cells with the line each row stands on, before anything is known of what they mean."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.diagnostics import Spot, complain
from kran.exports.read_codes import NOT_A_TABLE
from kran.source.bytes import LARGEST_FILE
from kran.text import N_

if TYPE_CHECKING:
    from kran.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Line:
    """A row of cells and its line in the file, counted from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A header and the rows below it that hold anything; `delimiter` is what stood between the cells."""

    file: str
    delimiter: str
    header: Line
    rows: tuple[Line, ...]

    @property
    def decimal(self) -> str:
        """The decimal sign that goes with the delimiter: nothing is guessed from the numbers."""
        return "," if self.delimiter == ";" else "."

    def spot(self, line: Line, index: int | None = None) -> Spot:
        """Return where a cell stands; the line alone where it has no such cell."""
        if index is None or index >= len(line.cells):
            return Spot(self.file, line.number)
        before = io.StringIO(newline="")
        if index:  # a row of nothing but an empty cell would be written as two quotes
            csv.writer(before, delimiter=self.delimiter, lineterminator="").writerow([*line.cells[:index], ""])
        return Spot(self.file, line.number, len(before.getvalue()) + 1, max(1, len(line.cells[index])))


def read(data: bytes, file: str) -> tuple[Grid | None, list[Diagnostic]]:
    """Return the cells of a CSV file, separated by semicolons or commas; None and why where it is no such file."""
    text, problems = _decode(data, file)
    if text is None:
        return None, problems
    text, first_line, delimiter = _dialect(text)
    lines: list[Line] = []
    number = first_line
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append(Line(number, tuple(cells)))
            number = first_line + reader.line_num
    except csv.Error as error:
        message = N_("the row cannot be read: {problem}")
        remedy = N_("Quotes within a cell are doubled, and each row is one line.")
        return None, [complain(NOT_A_TABLE, Spot(file, number), message, remedy, problem=str(error))]
    if len(lines) < 2:  # noqa: PLR2004  a header and a row
        remedy = N_("Write a header, and one line for each price.")
        return None, [complain(NOT_A_TABLE, Spot(file), N_("the file has no rows"), remedy)]
    return Grid(file, delimiter, lines[0], tuple(lines[1:])), []


def _decode(data: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    try:
        if len(data) <= LARGEST_FILE:
            return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        remedy = N_("In Excel, save it as “CSV UTF-8”.")
        return None, [complain(NOT_A_TABLE, Spot(file, line), N_("the file is not UTF-8"), remedy)]
    message = N_("the file is {size} bytes, at most {limit} are allowed")
    remedy = N_("Split it into several lists.")
    return None, [complain(NOT_A_TABLE, Spot(file), message, remedy, size=len(data), limit=LARGEST_FILE)]


def _dialect(text: str) -> tuple[str, int, str]:
    """Return the text without a ``sep=`` line, the line it begins on, and what separates its cells."""
    first, _, rest = text.partition("\n")
    if first.strip() in {"sep=;", "sep=,"}:
        return rest, 2, first.strip()[-1]
    return text, 1, ";" if ";" in first else ","
