"""Every text of the catalogue with its place, for rules that look for something in all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kran.diagnostics import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kran.model.catalogue import Catalogue

Path = tuple[str | int, ...]


def strings(catalogue: Catalogue, test: Callable[[str], object]) -> Iterator[tuple[str, Place]]:
    """Yield every text of each document whose source passes `test`: values and keys, and Markdown by line.

    The test only passes over documents that cannot hold what is looked for; who asks looks at each text itself.
    """
    for document in catalogue.documents:
        if not document.may_hold(test):
            continue
        rows = document.data if isinstance(document.data, list) else None
        if rows is None:
            yield from _within(document.data, document.file)
        else:
            for row in rows:
                yield from ((value, Place(document.file, (row[""], name)))
                            for name, value in row.items() if isinstance(value, str))  # fmt: skip


def _within(node: Any, file: str) -> Iterator[tuple[str, Place]]:  # noqa: ANN401  any YAML value
    stack: list[tuple[Any, Path]] = [(node, ())]
    while stack:
        value, path = stack.pop()
        if isinstance(value, str):
            yield value, Place(file, path)
        elif isinstance(value, dict):
            for key, child in value.items():
                yield key, Place(file, (*path, key), key=True)
                stack.append((child, (*path, key)))
        elif isinstance(value, list):
            stack.extend((child, (*path, index)) for index, child in enumerate(value))
