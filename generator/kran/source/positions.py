"""Where things stand in a YAML text: looked up only when a place in it has to be shown."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

import yaml
from yaml.cyaml import CBaseLoader

if TYPE_CHECKING:
    from collections.abc import Sequence

_Nodes = tuple[yaml.Node | None, yaml.Node | None]


class Positions:
    """Where things stand in one YAML text: composed once, asked often."""

    def __init__(self, text: str, line_offset: int = 0) -> None:
        """Take a text that was parsed before."""
        self._root: yaml.Node | None = CBaseLoader(text).get_single_node()
        self._lines = text.split("\n")
        self._line_offset = line_offset
        self._fields: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = {}

    def find(self, path: Sequence[str | int], *, key: bool, sought: str = "", nth: int = 0) -> tuple[int, int, int]:
        """Return line, column (from 1) and length of what `path` leads to, or of the nearest there is on the way.

        Of a text that holds `sought`, where that stands for the `nth` time, from 0, if it is written there as it reads.
        """
        node, name = self._root, None
        for step in path:
            found_name, found = self._step(node, step)
            if found is None:
                key = True
                break
            name, node = found_name, found
        shown = name if name is not None and (key or not isinstance(node, yaml.ScalarNode)) else node
        if shown is None:
            return 1 + self._line_offset, 1, 1
        if sought and (part := self._part(shown, sought, nth)):
            return part
        start, end = shown.start_mark, shown.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return start.line + 1 + self._line_offset, start.column + 1, max(1, length)

    def _part(self, node: yaml.Node, sought: str, nth: int) -> tuple[int, int, int] | None:
        """Return where a part of a text stands; a space in it may be the end of a line that the text was broken at."""
        start, end = node.start_mark, node.end_mark
        written = "\n".join([*self._lines[start.line : end.line], self._lines[end.line][: end.column]])[start.column :]
        pattern = r"\s+".join(re.escape(word) for word in re.split(r"[ \n]", sought))
        found = next(islice(re.finditer(pattern, written), nth, None), None)
        if found is None:
            return None
        before = written[: found.start()]
        line, column = before.count("\n"), found.start() - (before.rfind("\n") + 1)
        return (
            start.line + line + 1 + self._line_offset,
            column + 1 + (0 if line else start.column),
            len(found.group().partition("\n")[0]),
        )

    def _step(self, node: yaml.Node | None, step: str | int) -> _Nodes:
        if isinstance(node, yaml.MappingNode):
            if id(node) not in self._fields:
                self._fields[id(node)] = {name.value: (name, value) for name, value in node.value}
            return self._fields[id(node)].get(str(step), (None, None))
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            return None, node.value[step]
        return None, None
