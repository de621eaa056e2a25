"""A table for a terminal: its title and notes, then its columns on paper under each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.exports.cells import said
from kran.exports.table import NUMERIC

if TYPE_CHECKING:
    from kran.exports.table import Table


def write(table: Table) -> str:
    """Return the table, and the further ones of the same file, as aligned text."""
    about = table.about
    head = (table.title, *filter(None, (table.subtitle, about.marking)))
    blocks = ["\n".join(head), "\n".join(table.notes), *(_aligned(part) for part in (table, *table.more))]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _aligned(table: Table) -> str:
    shown = [(table.index(column.show[0]), column) for column in table.paper.columns]
    lines = [[column.title for _, column in shown]]
    for row in table.rows:
        cells = ((row[index], table.columns[index].type, column.signed) for index, column in shown)
        lines.append([said(cell, kind, table.about.language, signed=signed) for cell, kind, signed in cells])
    widths = [max(len(line[place]) for line in lines) for place in range(len(shown))]
    right = [table.columns[index].type in NUMERIC for index, _ in shown]
    aligned = (
        "  ".join(
            text.rjust(width) if number else text.ljust(width)
            for text, width, number in zip(line, widths, right, strict=True)
        ).rstrip()
        for line in lines
    )
    return "\n".join((table.name, *aligned))
