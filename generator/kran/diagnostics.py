"""What is wrong, where, and what to do about it.

A stage of the program returns its value together with diagnostics; it never prints, exits or raises for bad input.
A diagnostic says where it points in one of two ways: a `Spot` knows its line and column already (the reader of YAML
met the fault there), a `Place` is a path into a document (a rule met it in the data) and becomes a line and column
only when it is shown. That keeps loading thousands of files cheap: no position is stored for what is right.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from kran.text import Language

_LONGEST_SOUGHT = 200
"""More signs than this are not looked for in a text."""


class Severity(Enum):
    """How grave a diagnostic is. Only errors stop a build; `--strict` lets warnings do so too."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Example:
    """Files laid over a small sound catalogue: ``# catalog/…`` names each, the text below is its content."""

    text: str


NO_EXAMPLE = Example("")
"""Of what no single catalogue shows: it lies in how two differ, or in what another program answers."""


@dataclass(frozen=True, slots=True)
class Code:
    """One thing the program can complain about, and what the page of rules says of it.

    `code` is stable (``K203``), `name` readable (``unknown-reference``). `title` and `why` are msgids.
    `bad` is an example that gives this complaint and no other; `good` is the same, mended.
    """

    code: str
    name: str
    severity: Severity
    title: str
    why: str
    bad: Example
    good: Example


@dataclass(frozen=True, slots=True)
class Spot:
    """A line and column in a file, both counted from 1; `length` characters are underlined."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """A path into a document: ``("prices", "tangentbord", "amount")``; `key` points at the key, not its value.

    `sought` is the part of the text there that is meant, where it stands for the `nth` time, from 0.
    """

    file: str
    path: tuple[str | int, ...] = ()
    key: bool = False
    sought: str = ""
    nth: int = 0

    def at(self, *steps: str | int, key: bool = False) -> Place:
        """Return the place further in, below this one."""
        return Place(self.file, self.path + steps, key)

    def within(self, found: re.Match[str]) -> Place:
        """Return the place of what was found in the text here; of something endless, where it begins."""
        sought = found.group()[:_LONGEST_SOUGHT]
        return replace(self, sought=sought, nth=found.string.count(sought, 0, found.start()))


@dataclass(frozen=True, slots=True)
class Message:
    """A msgid with its values; a value may itself be a message."""

    msgid: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def render(self, language: Language) -> str:
        """Return the text in `language`, values filled in."""
        text = language.gettext(self.msgid)
        if not self.values:
            return text
        return text.format(**{k: v.render(language) if isinstance(v, Message) else v for k, v in self.values.items()})


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One complaint: what kind, where, what is wrong and what to do.

    `severity` differs from the code's own only for drafts, where what is unfinished is a note.
    """

    kind: Code
    where: Spot | Place
    message: Message
    remedy: Message
    severity: Severity

    @property
    def code(self) -> str:
        """The stable code, as in ``K203``."""
        return self.kind.code


def complain(
    kind: Code,
    where: Spot | Place,
    message: str,
    remedy: str,
    *,
    severity: Severity | None = None,
    **values: object,
) -> Diagnostic:
    """Return a diagnostic; `message` and `remedy` are msgids that share `values`."""
    return Diagnostic(kind, where, Message(message, values), Message(remedy, values), severity or kind.severity)
