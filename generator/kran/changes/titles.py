"""What a change is about, by the titles that the catalogue gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kran.model.dated import Dated
from kran.model.kinds import KINDS
from kran.text import Text

if TYPE_CHECKING:
    from kran.changes.change import Change
    from kran.changes.pair import Pair
    from kran.model.catalogue import Catalogue

TABLES = {kind.folder: kind.field for kind in KINDS}
"""Where the documents of each folder lie in a catalogue."""


def held(catalogue: Catalogue, document: str) -> Any:  # noqa: ANN401  a document of any kind
    """Return what a decision calls by a name (``prices/2027``); None where there is none, or it is a key of a file."""
    folder, _, name = document.partition("/")
    table = getattr(catalogue, TABLES.get(folder, ""), None)
    return table.get(name) if isinstance(table, Mapping) else None


def titles(pair: Pair, change: Change) -> tuple[Text, ...]:
    """Return the title of what changes, and of its option if it has one; empty where it has no title.

    It is called as the later catalogue calls it; what is gone, as the earlier did.
    """
    for catalogue in (pair.after, pair.before):
        if found := _item(catalogue, change.of) or _document(catalogue, change):
            return found
    return ()


def title(pair: Pair, change: Change) -> str:
    """Return the titles in the catalogue's main language, joined by a comma; the id where there is none."""
    return ", ".join(map(str, titles(pair, change))) or change.of


def _item(catalogue: Catalogue, of: str) -> tuple[Text, ...]:
    path = catalogue.canonical(of).partition("+")[0]
    service = catalogue.services.get(path.partition("/")[0])
    if service is None:
        return ()
    option = service.option(path) if "/" in path else None
    return (service.title, option.title) if option else (service.title,)


def _document(catalogue: Catalogue, change: Change) -> tuple[Text, ...]:
    folder, _, name = change.document.partition("/")
    table: Any = getattr(catalogue, TABLES.get(folder, ""), None)
    if not isinstance(table, Mapping):
        return ()
    # Of a list many things change: its own title says nothing of which.
    found = table.get(change.of) or (None if folder == "prices" else table.get(name))
    called = getattr(found, "title", None) or getattr(found, "name", None)
    if isinstance(called, Dated):
        called = called.values[-1][1]
    return (called,) if isinstance(called, Text) else ()
