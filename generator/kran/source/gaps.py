"""The parts of a document that are left out because they are wrong, so that the rest of it can be checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kran.diagnostics import Place

Path = tuple[str | int, ...]
_Tree = dict[str | int, Any]  # a step → the tree below it, or None where the value itself is left out


@dataclass(frozen=True, slots=True)
class Gaps:
    """Where something is left out, as `paths` into the document as it is written."""

    paths: frozenset[Path] = frozenset()

    def with_(self, paths: Iterable[Path]) -> Gaps:
        """Return these gaps and some more."""
        return Gaps(self.paths | frozenset(paths))

    def rest(self, value: Any) -> Any:  # noqa: ANN401  any YAML value
        """Return `value` without what is left out; the parts that stay are not copied."""
        return _rest(value, self._tree())

    def place(self, place: Place) -> Place:
        """Return where in the document as written a place in the rest is: entries of a list have moved up there."""
        return replace(place, path=self._written(place.path)) if self.paths else place

    def _written(self, path: Path) -> Path:
        tree: _Tree = self._tree()
        found: list[str | int] = []
        for step in path:
            place = step
            if isinstance(place, int):
                for gone in sorted(key for key, below in tree.items() if below is None and isinstance(key, int)):
                    place += gone <= place
            found.append(place)
            tree = tree.get(place) or {}
        return tuple(found)

    def within(self, path: Path) -> bool:
        """Say whether something is left out at or below a path: what is there is not all there was."""
        return any(gap[: len(path)] == path for gap in self.paths)

    def beside(self, path: Path) -> bool:
        """Say whether the path lies in the same part of the document as something left out, or holds it."""
        return self.within(path) or any(len(gap) > 1 and path[: len(gap) - 1] == gap[:-1] for gap in self.paths)

    def _tree(self) -> _Tree:
        tree: _Tree = {}
        for path in sorted(self.paths, key=len):
            node: _Tree | None = tree
            for step in path[:-1]:
                node = None if node is None else node.setdefault(step, {})
            if node is not None:
                node[path[-1]] = None
        return tree


def _rest(value: Any, tree: _Tree) -> Any:  # noqa: ANN401  any YAML value
    if isinstance(value, dict):
        return {key: _rest(child, tree[key]) if key in tree else child
                for key, child in value.items() if tree.get(key, tree) is not None}  # fmt: skip
    if isinstance(value, list):
        return [_rest(child, tree[index]) if index in tree else child
                for index, child in enumerate(value) if tree.get(index, tree) is not None]  # fmt: skip
    return value
