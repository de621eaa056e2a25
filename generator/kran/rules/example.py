"""The files of a rule's example: what is laid over the small sound catalogue in `kran/start` to show a complaint."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kran.diagnostics import Example

_BEGINS = re.compile(r"^# ((?:catalog|docs)/.*)\n?", re.MULTILINE)
_HEAD = re.compile(
    r"(?P<path>(?:catalog|docs)/.*?)(?: -> (?P<target>\S+)|(?P<latin> latin-1)| \* (?P<size>[0-9]+)|(?P<deleted> -))?"
)


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """A file of an example. `target` makes it a symbolic link, `size` fills it up to so many bytes."""

    path: str
    text: str
    target: str | None = None
    encoding: str = "utf-8"
    size: int | None = None
    deleted: bool = False


def files(example: Example) -> tuple[ExampleFile, ...]:
    """Return the files of an example, each begun by a line ``# catalog/path.yaml``.

    After the path may stand `` -> target`` (a link), `` latin-1`` (the encoding), `` * 1000001`` (filled up to so many
    bytes) or `` -`` (taken away). Raises ValueError for text before the first such line.
    """
    before, *parts = _BEGINS.split(example.text)
    if before:
        raise ValueError(f"an example begins with the line of a file, not with {before!r}")
    return tuple(_file(head, text) for head, text in zip(parts[::2], parts[1::2], strict=True))


def _file(head: str, text: str) -> ExampleFile:
    found = _HEAD.fullmatch(head)
    assert found is not None  # noqa: S101  every line that begins a file matches
    return ExampleFile(
        path=found["path"],
        text=text,
        target=found["target"],
        encoding="latin-1" if found["latin"] else "utf-8",
        size=int(found["size"]) if found["size"] else None,
        deleted=found["deleted"] is not None,
    )
