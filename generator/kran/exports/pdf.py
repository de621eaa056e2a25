"""PDF/UA-1 by typst: tagged, with title and language, header rows on every page, fonts of our own.

The table goes to the template as data; nothing in it is ever read as markup.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kran.exports.cells import said
from kran.exports.table import NUMERIC
from kran.text import N_, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.exports.table import Cell, PaperColumn, Table

COVERED = (
    r"\u0020-\u007e\u00a0-\u00ac\u00ae-\u0148\u014a-\u017f\u018f\u0192\u01a0-\u01a1\u01af-\u01b0\u01b7"
    r"\u01cd-\u01dc\u01e4-\u01ef\u01fa-\u021b\u0237\u0259\u0292\u02bc\u02c6-\u02c7\u02d8-\u02dd\u0300-\u0304"
    r"\u0306-\u030a\u030c\u0323\u0326-\u0328\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f"
    r"\u0490-\u0491\u1e80-\u1e85\u1e9e\u1ef2-\u1ef3\u2000-\u200b\u2010-\u2027\u202f-\u203a\u2044\u2070-\u2071"
    r"\u2074-\u208e\u20ac\u2116\u2122\u2126\u212e\u2153-\u215e\u2190-\u2199\u2202\u2205-\u2206\u220f\u2211-\u2212"
    r"\u221a\u221e\u222b\u2236\u2248\u2260\u2264-\u2265\u2295-\u2298\u25a0-\u25a2\u25aa\u25b2-\u25b3\u25b6-\u25b7"
    r"\u25ba-\u25bd\u25c0-\u25c1\u25c4-\u25c7\u25ca-\u25cb\u25cf\u2605-\u2606\u2713\u2717"
)
"""The characters of the fonts we ship, as the inside of a regular expression's class."""
BECOMES = " → "
_UNCOVERED = re.compile(rf"[^{COVERED}\n]")


def write(table: Table) -> bytes:
    """Return the table as a PDF/UA-1 document on standing A4.

    Raises typst's error for what the template cannot typeset, and AssertionError for its warnings: both are our faults.
    """
    import typst

    data = _data(table)
    try:
        return _compile(data, table)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
    # A sign that no font has (an emoji) is refused by PDF/UA: a square stands for it, as in any browser.
    return _compile(_covered(data), table)


def _covered(data: Any) -> Any:  # noqa: ANN401  any JSON value
    """Return the data with a square for each sign that our fonts do not have."""
    if isinstance(data, str):
        return _UNCOVERED.sub("□", data)
    if isinstance(data, dict):
        return {name: _covered(value) for name, value in data.items()}
    return [_covered(value) for value in data] if isinstance(data, list) else data


def _compile(data: dict[str, Any], table: Table) -> bytes:
    import typst

    day = table.about.day
    here = Path(str(resources.files(__package__)))
    content: bytes
    content, warnings = typst.compile_with_warnings(
        str(here / "table.typ"),
        root=str(here),
        font_paths=[str(here / "fonts")],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"data": json.dumps(data)},
        timestamp=int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()),
    )
    if warnings:
        raise AssertionError("; ".join(warning.message for warning in warnings))
    return content


def _data(table: Table) -> dict[str, Any]:
    about = table.about
    gettext = about.language.gettext
    return {
        "lang": about.language.code,
        "title": table.title,
        "subtitle": table.subtitle,
        "organisation": about.organisation,
        "stamp": about.stamp,
        "marking": about.marking,
        "decision": about.decision,
        "keywords": [word for word in (about.stamp, about.marking) if word],
        "date": {"year": about.day.year, "month": about.day.month, "day": about.day.day},
        "day": about.language.date(about.day),
        "colour": about.colour,
        "becomes": BECOMES,
        "notes": list(table.notes),
        "page": gettext(N_("Page {page} of {pages}")),
        "parts": [_sheet(part) for part in (table, *table.more)],
        "closing_title": gettext(N_("Decisions behind the prices")),
        "closing": list(table.closing),
    }


def _sheet(table: Table) -> dict[str, Any]:
    """Return one of the tables of a file."""
    return {
        "columns": [
            {"title": column.title, "share": _share(table, column), "right": _numeric(table, column)}
            for column in table.paper.columns
        ],
        "groups": list(_groups(table)),
    }


def _numeric(table: Table, column: PaperColumn) -> bool:
    return table.columns[table.index(column.show[0])].type in NUMERIC


def _share(table: Table, column: PaperColumn) -> int:
    """Return a column's part of the width: a number never wraps, so its column is as wide as the longest."""
    if not _numeric(table, column):
        return column.share
    longest = max((len(_text(_part(table, column, row))) for row in table.rows), default=0)
    return max(column.share, 2 * max(longest, len(column.title)) - 1)


def _groups(table: Table) -> Iterator[dict[str, Any]]:
    if not table.paper.group:
        yield {"title": table.name, "rows": _lines(table, list(table.rows))}
        return
    group = table.index(table.paper.group)
    for title, rows in groupby(table.rows, key=lambda row: row[group]):
        yield {"title": str(title or ""), "rows": _lines(table, list(rows))}


def _lines(table: Table, rows: list[tuple[Cell, ...]]) -> list[list[dict[str, Any]]]:
    """Return the rows of a group; a merged value stands in the first of its rows only and says how many they are."""
    lines: list[list[dict[str, Any]]] = [[] for _ in rows]
    lead = next((column for column in table.paper.columns if column.merge), table.paper.columns[0])
    firsts = _starts(table, lead, rows)
    for column in table.paper.columns:
        starts = _starts(table, column, rows) if column.merge else list(range(len(rows)))
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
            part = _part(table, column, rows[start])
            about = {"rows": end - start, "first": start in firsts, "lead": column.merge}
            lines[start].append(part | about | {"changed": column.signed and _changes(table, column, rows[start])})
    if table.summed and rows and rows[-1] is table.rows[-1]:
        lines[-1] = [part | {"first": True, "lead": True} for part in lines[-1]]
    return lines


def _starts(table: Table, column: PaperColumn, rows: list[tuple[Cell, ...]]) -> list[int]:
    values = [[row[table.index(name)] for name in (*column.show, *column.below)] for row in rows]
    return [index for index, value in enumerate(values) if index == 0 or value != values[index - 1]]


def _part(table: Table, column: PaperColumn, row: tuple[Cell, ...]) -> dict[str, Any]:
    """Return one cell on paper: its pieces side by side and in small print, each with its language if it is another."""
    pieces = [_piece(table, name, row, signed=column.signed) for name in column.show]
    pieces = [piece for piece in pieces if piece["text"]]
    quiet = False
    if not pieces and column.instead and (instead := _piece(table, column.instead, row))["text"]:
        quiet = True
        pieces = [instead]
    below = [piece for name in column.below if (piece := _piece(table, name, row))["text"]]
    small = [piece for piece, former in zip(below, [None, *below], strict=False) if piece != former]
    return {"pieces": pieces, "small": small, "quiet": quiet}


def _changes(table: Table, column: PaperColumn, row: tuple[Cell, ...]) -> bool:
    """Say whether a column of changes has one in a row: a number other than 0, or words other than for none."""
    if any(row[table.index(name)] for name in column.show):
        return True
    return bool(column.instead) and row[table.index(column.instead)] not in {None, column.same}


def _text(part: dict[str, Any]) -> str:
    return ", ".join(piece["text"] for piece in part["pieces"])


def _piece(table: Table, name: str, row: tuple[Cell, ...], *, signed: bool = False) -> dict[str, str]:
    index = table.index(name)
    cell, language = row[index], table.about.language
    lang = cell.lang if isinstance(cell, Said) else language.code
    return {"text": said(cell, table.columns[index].type, language, signed=signed), "lang": lang}
