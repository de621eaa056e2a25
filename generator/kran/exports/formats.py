"""The formats a table can be written in. Adding one is a module and a line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.exports import csv, json, pdf, xlsx
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from kran.exports.table import Table


@dataclass(frozen=True, slots=True)
class Format:
    """`name` is what the command takes, `ending` comes after a file's base name, `title` (a msgid) tells people."""

    name: str
    ending: str
    media_type: str
    title: str
    write: Callable[[Table], bytes]


FORMATS: tuple[Format, ...] = (
    Format("pdf", ".pdf", "application/pdf", N_("PDF, to read and print"), pdf.write),
    Format("xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
           N_("Excel"), xlsx.write),
    Format("csv-excel", "-excel.csv", "text/csv; charset=utf-8", N_("CSV for a Swedish Excel"), csv.write_excel),
    Format("csv", ".csv", "text/csv; charset=utf-8", N_("CSV for programs"), csv.write),
    Format("json", ".json", "application/json", N_("JSON"), json.write),
)  # fmt: skip
BY_NAME = {entry.name: entry for entry in FORMATS}
