"""CSV twice: for machines (comma, decimal point, ids as header) and for a Swedish Excel (semicolon, decimal comma)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kran.exports.cells import neutral, plain
from kran.exports.table import Type

if TYPE_CHECKING:
    from kran.exports.table import Table


def write(table: Table) -> bytes:
    """Return the table as RFC 4180 says: comma, CRLF, UTF-8; columns by id, dates as ISO 8601, a decimal point."""
    return _write(table, [column.id for column in table.columns], ",", ".").encode()


def write_excel(table: Table) -> bytes:
    """Return the table as a Swedish Excel opens it: semicolon, decimal comma, titles in the table's language.

    A byte order mark tells Excel that it is UTF-8. There is no ``sep=`` line: with one, Excel forgets the mark.
    """
    return _write(table, [table.heading(column) for column in table.columns], ";", ",").encode("utf-8-sig")


def _write(table: Table, header: list[str], delimiter: str, decimal: str) -> str:
    shown = table.without_words()
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([header[index] for index in shown])
    types = [column.type for column in table.columns]
    for row in table.rows:
        cells = ((types[index], plain(row[index], types[index], decimal)) for index in shown)
        writer.writerow([neutral(text) if kind is Type.TEXT else text for kind, text in cells])
    return text.getvalue()
