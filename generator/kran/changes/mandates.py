"""Mandates that differ: what a body or a role may decide, within which limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.changes import things

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.changes.change import Change
    from kran.changes.pair import Pair


def changes(pair: Pair) -> Iterator[Change]:
    """Yield every mandate that is new or gone, and each aspect that differs (``may``, ``limit.year``)."""
    yield from things.each(pair, "mandates", "mandate-changed")
