"""What wrong names were most likely meant to be: asked once for each, and only for the first of a file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kran.source.most import MOST
from kran.text import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MANY = 3
"""So many places that name the same are right: what they name is missing, or has another name now."""


@dataclass(slots=True)
class Suggestions:
    """One rule's suggestions. After MOST wrong names a file is of another kind, and nothing more is suggested in it."""

    _asked: Counter[str] = field(default_factory=Counter)
    _found: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def nearest(self, name: str, kind: str, file: str, known: Callable[[], Iterable[str]]) -> str | None:
        """Return which of the `known` names of a kind was meant by `name` in `file`, if any comes close."""
        self._asked[file] += 1
        if self._asked[file] > MOST:
            return None
        if (kind, name) not in self._found:
            self._found[kind, name] = nearest(name, known())
        return self._found[kind, name]
