"""A document: one file of the catalogue, parsed and sound by its schema, before it becomes an object."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kran.diagnostics import Place
from kran.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """`data` fits the schema of `kind`; `main` is the first language.

    `body` is the Markdown after front matter and `body_line` the line it begins on. `source` is the whole file as
    written: a rule that looks for something rare asks it before it walks the data.
    """

    kind: str
    id: str
    file: str
    data: Any
    body: str = ""
    body_line: int = 1
    main: str = "sv"
    source: str = ""

    @property
    def place(self) -> Place:
        """Where the document begins."""
        return Place(self.file)

    def may_hold(self, test: Callable[[str], object]) -> bool:
        """Say whether the document can hold what `test` looks for: its source does, or hides signs behind escapes."""
        return "\\" in self.source or bool(test(self.source))

    @property
    def draft(self) -> bool:
        """Whether it says ``status: draft``: checked kindly, never published."""
        return isinstance(self.data, dict) and self.data.get("status") == "draft"

    def text(self, data: Mapping[str, Any], name: str) -> Text | None:
        """Return a text field of `data`, if it is there."""
        return Text.read(data[name], self.main) if name in data else None

    def texts(self, data: Mapping[str, Any], name: str) -> tuple[Text, ...]:
        """Return a list of texts of `data`, empty when it is not there."""
        return tuple(Text.read(value, self.main) for value in data.get(name, ()))


def day(data: Mapping[str, Any], name: str) -> date | None:
    """Return a date field of `data`, if it is there."""
    return date.fromisoformat(data[name]) if name in data else None
