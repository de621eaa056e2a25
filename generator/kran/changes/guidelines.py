"""Guidelines that differ: their text, and whom they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.changes import things

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.changes.change import Change
    from kran.changes.pair import Pair


def changes(pair: Pair) -> Iterator[Change]:
    """Yield every guideline that is new or gone, and each aspect that differs; the text's own aspect is empty."""
    yield from things.each(pair, "guidelines", "guideline-changed")
