"""From a spreadsheet of the shape that `kran prices --format csv` writes to the rows of a price list.

Nothing is guessed: every cell must mean one thing, and what is worked out from other cells (names, changes, words) is
passed over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kran.diagnostics import Place, Spot, complain
from kran.exports import grid, read_cells
from kran.exports.price_columns import KEY, TERMS, price_columns
from kran.exports.read_codes import BAD_CELL, DISAGREE, MIXED, ROW_TWICE, UNKNOWN_COLUMN, UNKNOWN_NAME
from kran.exports.whom import COLUMNS, Whom
from kran.model import price_list
from kran.model.document import Document
from kran.periods import iso_day
from kran.source import schemas
from kran.text import N_, SOURCE_LANGUAGE, Language, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from kran.diagnostics import Code, Diagnostic
    from kran.exports.grid import Grid, Line
    from kran.exports.table import Column
    from kran.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` and `levels` as a price list's YAML holds them; `passed_over` the headings that were not read.

    `customers` are the kinds that every row is for, empty where the sheet does not say; a `unit` is the only one that
    all of it is for, until `until`.
    """

    rows: Mapping[str, Mapping[str, Any]]
    levels: Mapping[str, str]
    passed_over: tuple[str, ...]
    customers: tuple[str, ...] = ()
    unit: str | None = None
    until: date | None = None


def read(
    data: bytes, file: str, catalogue: Catalogue, start: date, customers: tuple[str, ...] = ()
) -> tuple[Sheet | None, list[Diagnostic]]:
    """Return the rows of a spreadsheet for a list that begins on `start`; None where anything is unclear.

    It must not say that it is for other kinds of customer than `customers`, where these are asked for.
    """
    cells, problems = grid.read(data, file)
    if cells is None:
        return None, problems
    reader = _Reader(cells, catalogue, customers)
    sheet = reader.sheet(start)
    return (sheet, []) if sheet else (None, sorted(reader.found, key=_place))


def _place(diagnostic: Diagnostic) -> tuple[int, int]:
    where = diagnostic.where
    return (where.line, where.column) if isinstance(where, Spot) else (0, 0)


class _Reader:
    """One pass over the spreadsheet, collecting every fault on the way."""

    def __init__(self, cells: Grid, catalogue: Catalogue, customers: tuple[str, ...]) -> None:
        self.grid = cells
        self.catalogue = catalogue
        self.asked = customers
        self.found: list[Diagnostic] = []
        self.columns: list[Column | None] = []
        self.lines: dict[str, Line] = {}
        self.values: dict[str, dict[str, Any]] = {}
        self.rows: dict[str, dict[str, Any]] = {}
        self.levels: dict[str, tuple[str, str]] = {}
        self.whom: dict[str, Whom] = {}

    def sheet(self, start: date) -> Sheet | None:
        passed_over = self._header(self.grid.header)
        if not self.found:
            for line in self.grid.rows:
                self._line(line)
        if not self.found:
            self._for_the_same()
        if not self.found:
            self._fits(start)
        if self.found:
            return None
        whom = next((whom for whom in self.whom.values() if whom.customers or whom.unit), Whom())
        customers = tuple(kind for kind in self.catalogue.settings.customers if kind in whom.customers)
        until = iso_day(whom.until) if whom.unit and whom.until else None
        return Sheet(self.rows, self._levels(), passed_over, () if whom.unit else customers, whom.unit, until)

    def _header(self, header: Line) -> tuple[str, ...]:
        """Find out what each column is; return the headings of those that are worked out from others."""
        known = _headings(self.catalogue)
        passed_over = []
        for index, heading in enumerate(header.cells):
            name = heading.strip()
            column = known.get(name.casefold())
            self.columns.append(column)
            where = self.grid.spot(header, index)
            if not name:
                continue
            if column is None:
                close = nearest(name.casefold(), known)
                self._complain(
                    UNKNOWN_COLUMN,
                    where,
                    N_("the column “{name}” is not known"),
                    N_("Did you mean “{close}”? Otherwise take the column away.")
                    if close
                    else N_("Take the column away."),
                    name=name,
                    close=close,
                )
            elif column in self.columns[:-1]:
                message, remedy = N_("the column “{name}” stands twice"), N_("Keep one of them.")
                self._complain(UNKNOWN_COLUMN, where, message, remedy, name=name)
            elif not _is_read(column):
                passed_over.append(name)
        if not self.found and KEY not in self.columns:
            self._complain(
                UNKNOWN_COLUMN,
                self.grid.spot(header),
                N_("there is no column “{name}”"),
                N_("Take the header from a file that kran prices --format csv wrote."),
                name=KEY.id,
            )
        return tuple(passed_over)

    def _line(self, line: Line) -> None:
        extra = next((i for i, cell in enumerate(line.cells) if cell.strip() and not self._column(i)), None)
        if extra is not None:
            self._complain(
                BAD_CELL,
                self.grid.spot(line, extra),
                N_("“{cell}” stands under no heading"),
                N_("Give the column a heading, or take the cell away. A cell that holds the separator needs quotes."),
                cell=line.cells[extra].strip(),
            )
            return
        values: dict[str, Any] = {}
        for index, cell in enumerate(line.cells):
            column = self._column(index)
            if column is None or not cell.strip() or not (_is_read(column) or column.id == "per_text"):
                continue
            value, problem = read_cells.read(cell.strip(), column, self.grid.decimal)
            if problem:
                self._complain(BAD_CELL, self.grid.spot(line, index), *problem, cell=cell.strip())
            else:
                values[column.id] = value
        self._row(line, values)

    def _row(self, line: Line, values: dict[str, Any]) -> None:
        key, whom = values.pop("row", None), Whom.take(values)
        if key is None:
            self._complain(
                BAD_CELL,
                self._spot(line, "row"),
                N_("the row says nothing of which price it is"),
                N_("Write the service, service/option or service/option+part under “{name}”."),
                name=KEY.id,
            )
        elif self.values.get(key) == values:  # said again for another kind of customer, as a proposal has it
            self.whom[key] = self.whom[key].joined(whom)
        elif key in self.lines and not self.whom[key].agrees(whom):
            self._mixed(line, whom, self.whom[key])
        elif key in self.lines:
            self._complain(
                ROW_TWICE,
                self._spot(line, "row"),
                N_("{row} stands twice; the first is on line {line}"),
                N_("Keep the one that is to hold."),
                row=key,
                line=self.lines[key].number,
            )
        else:
            self.lines[key] = line
            self.values[key] = dict(values)
            self.whom[key] = whom
            self._agree(line, key, values)
            self.rows[key] = _price(values, self.catalogue.settings.main)

    def _agree(self, line: Line, key: str, values: dict[str, Any]) -> None:
        """See that the measure in words is the measure, and that one item has one level."""
        said, measure = values.pop("per_text", None), self.catalogue.measures.get(values.get("per", ""))
        if said and measure and said not in measure.text.by_language.values():
            self._complain(
                DISAGREE,
                self._spot(line, "per_text"),
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
                self._spot(line, "level"),
                N_("{item} has the level {level} here and {first} in the row {row}"),
                N_("An item has one level, whatever comes on top of it."),
                item=item,
                level=level,
                first=first[0],
                row=first[1],
            )

    def _for_the_same(self) -> None:
        """See that all rows are for the same customers, that these are known, and those that were asked for."""
        first = next((whom for whom in self.whom.values() if whom.says_anything), Whom())
        for key, whom in self.whom.items():
            line = self.lines[key]
            for name, kind, column in whom.names:
                if not self.catalogue.has(kind, name):
                    self._unknown(self._spot(line, column), name, name, self.catalogue.names(kind))
                    return  # what is misspelt once is most likely so in every row
            if not whom.agrees(first):
                self._mixed(line, whom, first)
                return
        line = next(iter(self.lines.values()))
        if first.unit and first.until and not _is_day(first.until):
            message, remedy = N_("“{cell}” is no day"), N_("Write it as 2027-01-31.")
            self._complain(BAD_CELL, self._spot(line, "until"), message, remedy, cell=first.until)
        if self.asked and first.says_anything and (first.unit or first.customers != frozenset(self.asked)):
            self._complain(
                DISAGREE,
                self._spot(line, "unit" if first.unit else "customer"),
                N_("the sheet is for {said}, but --for says {asked}"),
                N_("Leave --for out, or take the sheet of those that the list is for."),
                said=first,
                asked=", ".join(self.asked),
            )

    def _mixed(self, line: Line, whom: Whom, first: Whom) -> None:
        """Complain once that two rows are not for the same: a list's rows are."""
        if any(problem.kind is MIXED for problem in self.found):
            return
        column = next((name for name in ("unit", "customer", "until") if whom.differs(first, name)), "customer")
        self._complain(
            MIXED,
            self._spot(line, column),
            N_("the row is for {one}, others are for {other}"),
            N_("Make a sheet and a list of each."),
            one=whom,
            other=first,
        )

    def _unknown(self, where: Spot, name: str, shown: str, known: Iterable[str]) -> None:
        close = nearest(name, known)
        self._complain(
            UNKNOWN_NAME,
            where,
            N_("the catalogue has no {name}"),
            N_("Did you mean {close}?") if close else N_("Write it into the catalogue first."),
            name=shown,
            close=close,
        )

    def _fits(self, start: date) -> None:
        """See that every price is whole by the schema, and that what it names is there."""
        data = {"title": self.grid.file, "from": start.isoformat(), "prices": self.rows}
        if levels := {item: level for item, (level, _) in self.levels.items()}:
            data["levels"] = levels
        problems = schemas.check("price-list", data, self.grid.file)
        self.found += [replace(problem, where=self._where(problem.where)) for problem in problems]
        if problems:
            return
        document = Document("price-list", "new", self.grid.file, data, main=self.catalogue.settings.main)
        unknown: set[str] = set()
        for reference in price_list.read(document).references:
            if self.catalogue.has(reference.kind, reference.id):
                continue
            if reference.place.path[0] == "levels" and reference.place.path[1] in unknown:
                continue  # the row itself is told of: its level names the same
            if reference.kind == "priced-item":
                unknown.add(reference.id)
            shown = reference.id.rpartition("/")[2] if reference.kind.startswith("cost") else reference.id
            self._unknown(self._where(reference.place), reference.id, shown, self.catalogue.names(reference.kind))

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
        group, name, *rest = (str(step) for step in getattr(where, "path", ()) or ("", ""))
        key = self.levels[name][1] if group == "levels" else name
        if key not in self.lines:
            return Spot(self.grid.file)
        field = "level" if group == "levels" else rest[0] if rest else "row"
        return self._spot(self.lines[key], f"text_{self.catalogue.settings.main}" if field == "text" else field)

    def _spot(self, line: Line, name: str) -> Spot:
        index = next((i for i, column in enumerate(self.columns) if column and column.id == name), None)
        return self.grid.spot(line, index)

    def _complain(self, kind: Code, where: Spot, message: str, remedy: str, **values: Any) -> None:  # noqa: ANN401  shown
        self.found.append(complain(kind, where, message, remedy, **values))


def _headings(catalogue: Catalogue) -> dict[str, Column]:
    """Return every heading a column may have: its id, and its title in each language."""
    columns = price_columns(catalogue.settings.languages)
    languages = [Language(code) for code in dict.fromkeys((SOURCE_LANGUAGE, *catalogue.settings.languages, "sv"))]
    titles = {language.gettext(c.title).casefold(): c for c in columns for language in languages}
    return titles | {column.id: column for column in columns}


def _is_day(text: str) -> bool:
    try:
        iso_day(text)
    except ValueError:
        return False
    return True


def _is_read(column: Column) -> bool:
    return column.id in TERMS or column.id in {"row", "level", *COLUMNS} or column.id.startswith("text_")


def _price(values: dict[str, Any], main: str) -> dict[str, Any]:
    """Return a row as its YAML has it: the fields in their order, a fixed price without saying so."""
    texts = {name.removeprefix("text_"): values.pop(name) for name in list(values) if name.startswith("text_")}
    if texts:
        values["text"] = texts[main] if set(texts) == {main} else texts
    if values.get("form") == "fixed":
        del values["form"]
    return {name: values[name] for name in read_cells.ORDER if name in values}
