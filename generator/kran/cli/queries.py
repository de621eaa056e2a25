"""What people search for and the service they mean: a file of tab-separated values with a header."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.diagnostics import Message
from kran.text import N_, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kran.model.catalogue import Catalogue

QUERY, SERVICE = COLUMNS = ("query", "service")
"""The columns there must be; others may stand beside them."""


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types and the id of the service that somebody means."""

    text: str
    service: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a line of the file, counted from 1."""

    line: int
    message: Message


def read(file: Path, catalogue: Catalogue) -> tuple[list[Query], list[Fault]]:
    """Return the queries of a file and all that is wrong with it; a former id stands for the present one."""
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return [], [Fault(line, Message(N_("This is not UTF-8. Save the file as UTF-8.")))]
    rows = [(at, line.rstrip("\r").split("\t")) for at, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        return [], [Fault(1, Message(N_("The file is empty. Begin it with the header query ⇥ service (⇥ is a tab).")))]
    (first, header), *rows = rows
    header = [name.strip() for name in header]
    if missing := [name for name in COLUMNS if name not in header]:
        message = N_("The header lacks the column “{name}”. Begin the file with query ⇥ service (⇥ is a tab).")
        return [], [Fault(first, Message(message, {"name": name})) for name in missing]
    if not rows:
        return [], [Fault(first, Message(N_("The file has a header but no query.")))]
    found, faults = [], []
    for line, cells in rows:
        row = _query(header, cells, catalogue)
        if isinstance(row, Query):
            found.append(row)
        else:
            faults.append(Fault(line, row))
    return found, faults


def _query(header: Sequence[str], cells: Sequence[str], catalogue: Catalogue) -> Query | Message:
    values = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
    for name in COLUMNS:
        if not values.get(name):
            return Message(N_("There is nothing in the column “{name}”."), {"name": name})
    said = values[SERVICE]
    service = catalogue.services.get(catalogue.canonical(said))
    if service is None:
        meant = nearest(said, catalogue.services)
        text = N_("“{id}” is unknown. Did you mean “{meant}”?") if meant else N_("“{id}” is unknown.")
        return Message(text, {"id": said, "meant": meant})
    if service.draft:
        return Message(N_("“{id}” is a draft: it is not on the site and can't be found there."), {"id": said})
    return Query(values[QUERY], service.id)
