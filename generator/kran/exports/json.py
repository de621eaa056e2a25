"""JSON for programs: what table.schema.json says. Every number is text, so that no reader rounds it."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

from kran.exports.cells import digits, plain

if TYPE_CHECKING:
    from kran.exports.table import Cell, Table, Type


def write(table: Table) -> bytes:
    """Return the table as one JSON object; a cell that is absent is no key."""
    about, shown = table.about, table.without_words()
    columns = [table.columns[index] for index in shown]
    content = {
        "version": 1,
        "title": table.title,
        "subtitle": table.subtitle,
        "organisation": about.organisation,
        "example": about.example,
        "proposal": bool(about.stamp),
        "language": about.language.code,
        "day": about.day.isoformat(),
        "decision": about.decision,
        "notes": list(table.notes),
        "columns": [{"id": c.id, "title": table.heading(c), "type": c.type.value} for c in columns],
        "rows": [
            {
                table.columns[index].id: _value(row[index], table.columns[index].type)
                for index in shown
                if row[index] is not None
            }
            for row in table.rows
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def schema() -> dict[str, Any]:
    """Return the JSON Schema that every file of this format fits."""
    content: dict[str, Any] = json.loads((resources.files(__package__) / "table.schema.json").read_text("utf-8"))
    return content


def _value(cell: Cell, kind: Type) -> str | dict[str, str]:
    if isinstance(cell, tuple):
        return {name: digits(value) for name, value in cell}
    return plain(cell, kind)
