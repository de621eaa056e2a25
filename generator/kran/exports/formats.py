"""Who writes each format of `kran.site.file_format`. Adding one is a module, a line there and one here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.exports import csv, json, pdf, xlsx
from kran.site.file_format import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kran.exports.table import Table

_WRITERS: dict[str, Callable[[Table], bytes]] = {
    "pdf": pdf.write,
    "xlsx": xlsx.write,
    "csv-excel": csv.write_excel,
    "csv": csv.write,
    "json": json.write,
}
WRITERS = {entry.name: _WRITERS[entry.name] for entry in FORMATS}
"""By the format's name. A format that nobody writes is our fault and stops here."""
