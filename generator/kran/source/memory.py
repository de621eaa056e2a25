"""What was made of the files when they were last read, so that a long-lived run makes only what changed anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


@dataclass(slots=True)
class Memory:
    """The latest thing made under each key, and what it was made from. What is made must depend on nothing else."""

    _made: dict[Hashable, tuple[object, Any]] = field(default_factory=dict)

    def of(self, key: Hashable, source: object, make: Callable[[], T]) -> T:
        """Return what `make` gives; the same thing again while `source` is equal to what it was."""
        known = self._made.get(key)
        if known is None or known[0] != source:
            known = self._made[key] = (source, make())
        found: T = known[1]
        return found
