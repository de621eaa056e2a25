"""Where in a document the values stand, as an order: a document read from YAML keeps the order it is written in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True)
class Order:
    """The order of the paths in a value."""

    value: object
    _places: dict[int, dict[object, int]] = field(default_factory=dict)

    def of(self, path: Sequence[str | int]) -> tuple[int, ...]:
        """Return what sorts paths as their values are written, each before what is inside it."""
        node, found = self.value, []
        for step in path:
            children = node if isinstance(node, dict) else dict(enumerate(node)) if isinstance(node, list) else {}
            if id(node) not in self._places:
                self._places[id(node)] = {key: index for index, key in enumerate(children)}
            found.append(self._places[id(node)].get(step, -1))
            node = children.get(step)
        return tuple(found)
