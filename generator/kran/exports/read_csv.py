"""From a spreadsheet of the shape that `kran prices --format csv` writes to the rows of a price list.

Nothing is guessed: the separator tells the decimal sign, every cell must mean one thing, and what is worked out from
other cells (names, changes, words) is passed over.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kran.diagnostics import Place, Spot, complain
from kran.exports import read_cells as cells
from kran.exports.price_columns import KEY, TERMS, price_columns
from kran.exports.read_codes import (
    BAD_CELL,
    DISAGREE,
    NOT_A_TABLE,
    ROW_TWICE,
    UNKNOWN_COLUMN,
    UNKNOWN_NAME,
)
from kran.model import price_list
from kran.model.document import Document
from kran.source import schemas
from kran.source.bytes import LARGEST_FILE
from kran.text import N_, SOURCE_LANGUAGE, Language, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kran.diagnostics import Code, Diagnostic
    from kran.exports.table import Column
    from kran.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` and `levels` as a price list's YAML holds them; `passed_over` the headings that were not read."""

    rows: Mapping[str, Mapping[str, Any]]
    levels: Mapping[str, str]
    passed_over: tuple[str, ...]


def read(data: bytes, file: str, catalogue: Catalogue, start: date) -> tuple[Sheet | None, list[Diagnostic]]:
    """Return the rows of a spreadsheet for a list that begins on `start`; None where anything is unclear."""
    text, found = _decode(data, file)
    if text is None:
        return None, found
    reader = _Reader(text, file, catalogue)
    sheet = reader.sheet(start)
    return (sheet, []) if sheet else (None, sorted(reader.found, key=_place))


def _place(diagnostic: Diagnostic) -> tuple[int, int]:
    where = diagnostic.where
    return (where.line, where.column) if isinstance(where, Spot) else (0, 0)


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


class _Reader:
    """One pass over the spreadsheet, collecting every fault on the way."""

    def __init__(self, text: str, file: str, catalogue: Catalogue) -> None:
        self.file = file
        self.catalogue = catalogue
        self.found: list[Diagnostic] = []
        self.text, self.first_line, self.delimiter = _dialect(text)
        self.decimal = "," if self.delimiter == ";" else "."
        self.next_line = self.first_line
        self.columns: list[Column | None] = []
        self.lines: dict[str, tuple[int, list[str]]] = {}
        self.rows: dict[str, dict[str, Any]] = {}
        self.levels: dict[str, tuple[str, str]] = {}

    def sheet(self, start: date) -> Sheet | None:
        passed_over: tuple[str, ...] = ()
        try:
            reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter, strict=True)
            for number, record in enumerate(reader):
                line = self.first_line if number == 0 else self.next_line
                self.next_line = self.first_line + reader.line_num
                if number == 0:
                    passed_over = self._header(record)
                    if self.found:
                        return None
                elif any(cell.strip() for cell in record):
                    self._record(line, record)
        except csv.Error as error:
            self._complain(
                NOT_A_TABLE,
                Spot(self.file, self.next_line),
                N_("the row cannot be read: {problem}"),
                N_("Quotes within a cell are doubled, and each row is one line."),
                problem=str(error),
            )
        if not self.rows and not self.found:
            self._complain(
                NOT_A_TABLE,
                Spot(self.file),
                N_("the file has no rows"),
                N_("Write a header, and one line for each price."),
            )
        if not self.found:
            self._fits(start)
        return None if self.found else Sheet(self.rows, self._levels(), passed_over)

    def _header(self, record: list[str]) -> tuple[str, ...]:
        """Find out what each column is; return the headings of those that are worked out from others."""
        known = _headings(self.catalogue)
        passed_over = []
        for index, heading in enumerate(record):
            name = heading.strip()
            column = known.get(name.casefold())
            self.columns.append(column)
            if not name:
                continue
            if column is None:
                close = nearest(name.casefold(), known)
                self._complain(
                    UNKNOWN_COLUMN,
                    self._spot(self.first_line, record, index),
                    N_("the column “{name}” is not known"),
                    N_("Did you mean “{close}”? Otherwise take the column away.")
                    if close
                    else N_("Take the column away."),
                    name=name,
                    close=close,
                )
            elif column in self.columns[:-1]:
                self._complain(
                    UNKNOWN_COLUMN,
                    self._spot(self.first_line, record, index),
                    N_("the column “{name}” stands twice"),
                    N_("Keep one of them."),
                    name=name,
                )
            elif not _is_read(column):
                passed_over.append(name)
        if not self.found and KEY not in self.columns:
            self._complain(
                UNKNOWN_COLUMN,
                Spot(self.file, self.first_line),
                N_("there is no column “{name}”"),
                N_("Take the header from a file that kran prices --format csv wrote."),
                name=KEY.id,
            )
        return tuple(passed_over)

    def _record(self, line: int, record: list[str]) -> None:
        extra = next((i for i, cell in enumerate(record) if cell.strip() and not self._column(i)), None)
        if extra is not None:
            self._complain(
                BAD_CELL,
                self._spot(line, record, extra),
                N_("“{cell}” stands under no heading"),
                N_("Give the column a heading, or take the cell away. A cell that holds the separator needs quotes."),
                cell=record[extra].strip(),
            )
            return
        values: dict[str, Any] = {}
        for index, cell in enumerate(record):
            column = self._column(index)
            if column is None or not cell.strip() or not (_is_read(column) or column.id == "per_text"):
                continue
            value, problem = cells.read(cell.strip(), column, self.decimal)
            if problem:
                self._complain(BAD_CELL, self._spot(line, record, index), *problem, cell=cell.strip())
            else:
                values[column.id] = value
        self._row(line, record, values)

    def _row(self, line: int, record: list[str], values: dict[str, Any]) -> None:
        key = values.pop("row", None)
        if key is None:
            self._complain(
                BAD_CELL,
                Spot(self.file, line),
                N_("the row says nothing of which price it is"),
                N_("Write the service, service/option or service/option+part under “{name}”."),
                name=KEY.id,
            )
            return
        if key in self.lines:
            self._complain(
                ROW_TWICE,
                self._spot_of(line, record, "row"),
                N_("{row} stands twice; the first is on line {line}"),
                N_("Keep the one that is to hold."),
                row=key,
                line=self.lines[key][0],
            )
            return
        self.lines[key] = line, record
        self._agree(line, record, values, key)
        self.rows[key] = _price(values, self.catalogue.settings.main)

    def _agree(self, line: int, record: list[str], values: dict[str, Any], key: str) -> None:
        """See that the measure in words is the measure, and that one item has one level."""
        said, measure = values.pop("per_text", None), self.catalogue.measures.get(values.get("per", ""))
        if said and measure and said not in measure.text.by_language.values():
            self._complain(
                DISAGREE,
                self._spot_of(line, record, "per_text"),
                N_("“{said}” is not the measure {measure}"),
                N_("What counts is the column “{name}”: write the measure’s id there, or empty this cell."),
                said=said,
                measure=values["per"],
                name="per",
            )
        level, item = values.pop("level", None), key.partition("+")[0]
        first = self.levels.setdefault(item, (level, key)) if level else None
        if first and first[0] != level:
            self._complain(
                DISAGREE,
                self._spot_of(line, record, "level"),
                N_("{item} has the level {level} here and {first} in the row {row}"),
                N_("An item has one level, whatever comes on top of it."),
                item=item,
                level=level,
                first=first[0],
                row=first[1],
            )

    def _fits(self, start: date) -> None:
        """See that every price is whole by the schema, and that what it names is there."""
        data = {"title": self.file, "from": start.isoformat(), "prices": self.rows}
        if levels := {item: level for item, (level, _) in self.levels.items()}:
            data["levels"] = levels
        problems = schemas.check("price-list", data, self.file)
        self.found += [replace(problem, where=self._where(problem.where)) for problem in problems]
        if problems:
            return
        document = Document("price-list", "new", self.file, data, main=self.catalogue.settings.main)
        for reference in price_list.read(document).references:
            if not self.catalogue.has(reference.kind, reference.id):
                name = reference.id.rpartition("/")[2] if reference.kind.startswith("cost") else reference.id
                close = nearest(reference.id, self.catalogue.names(reference.kind))
                self._complain(
                    UNKNOWN_NAME,
                    self._where(reference.place),
                    N_("the catalogue has no {name}"),
                    N_("Did you mean {close}?") if close else N_("Write it into the catalogue first."),
                    name=name,
                    close=close,
                )

    def _levels(self) -> dict[str, str]:
        """Return the levels, a service's own where all its items have the same."""
        levels: dict[str, str] = {}
        for item, (level, _) in self.levels.items():
            service = self.catalogue.services.get(item.partition("/")[0])
            held = {self.levels.get(path, ("", ""))[0] for path in service.items} if service else set()
            levels[service.id if service and held == {level} else item] = level
        return levels

    def _column(self, index: int) -> Column | None:
        return self.columns[index] if index < len(self.columns) else None

    def _where(self, where: Spot | Place) -> Spot:
        """Return the cell that a path into the list's data stands for."""
        path = where.path if isinstance(where, Place) else ()
        if len(path) < 2:  # noqa: PLR2004  the list and its row
            return Spot(self.file)
        group, name, *rest = (str(step) for step in path)
        key = self.levels[name][1] if group == "levels" else name
        line, record = self.lines[key]
        field = "level" if group == "levels" else rest[0] if rest else "row"
        return self._spot_of(line, record, f"text_{self.catalogue.settings.main}" if field == "text" else field)

    def _spot_of(self, line: int, record: list[str], name: str) -> Spot:
        index = next((i for i, column in enumerate(self.columns) if column and column.id == name), None)
        return Spot(self.file, line) if index is None else self._spot(line, record, index)

    def _spot(self, line: int, record: list[str], index: int) -> Spot:
        if index >= len(record):
            return Spot(self.file, line)
        before = io.StringIO(newline="")
        csv.writer(before, delimiter=self.delimiter, lineterminator="").writerow([*record[:index], ""])
        return Spot(self.file, line, len(before.getvalue()) + 1, max(1, len(record[index])))

    def _complain(self, kind: Code, where: Spot, message: str, remedy: str, **values: Any) -> None:  # noqa: ANN401  shown
        self.found.append(complain(kind, where, message, remedy, **values))


def _dialect(text: str) -> tuple[str, int, str]:
    """Return the text without a ``sep=`` line, the line it begins on, and what separates its cells."""
    first, _, rest = text.partition("\n")
    if first.strip() in {"sep=;", "sep=,"}:
        return rest, 2, first.strip()[-1]
    return text, 1, ";" if ";" in first else ","


def _headings(catalogue: Catalogue) -> dict[str, Column]:
    """Return every heading a column may have: its id, and its title in each language."""
    columns = price_columns(catalogue.settings.languages)
    languages = [Language(code) for code in dict.fromkeys((SOURCE_LANGUAGE, *catalogue.settings.languages, "sv"))]
    titles = {language.gettext(c.title).casefold(): c for c in columns for language in languages}
    return titles | {column.id: column for column in columns}


def _is_read(column: Column) -> bool:
    return column.id in TERMS or column.id in {"row", "level"} or column.id.startswith("text_")


def _price(values: dict[str, Any], main: str) -> dict[str, Any]:
    """Return a row as its YAML has it: the fields in their order, a fixed price without saying so."""
    texts = {name.removeprefix("text_"): values.pop(name) for name in list(values) if name.startswith("text_")}
    if texts:
        values["text"] = texts[main] if set(texts) == {main} else texts
    if values.get("form") == "fixed":
        del values["form"]
    return {name: values[name] for name in cells.ORDER if name in values}
