"""When to look at the catalogue again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchfiles import watch

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_QUIET = 15
"""Milliseconds without a further change: many files saved at once are one change."""
_TICK = 250
"""Milliseconds between two looks at whether the folders themselves came or went."""


def changes(folders: Sequence[Path], stop: threading.Event) -> Iterator[None]:
    """Yield once when the watching has begun, and then whenever something in the folders changed, until stopped.

    A folder may come, go and be replaced meanwhile, as when git changes branches.
    """
    while not stop.is_set():
        there = _present(folders)
        watching = watch(
            *there,
            stop_event=stop,
            yield_on_timeout=True,
            step=_QUIET,
            rust_timeout=_TICK,
            ignore_permission_denied=True,  # a link out of docs/ is followed; that it is wrong is told by the check
        )
        begun = False
        for changed in watching:
            is_other = _present(folders) != there
            if changed or not begun or is_other:
                begun = True
                yield
            if is_other:
                break
        else:
            return


def _present(folders: Sequence[Path]) -> dict[Path, int]:
    """Return the folders that are there, each with what tells it from another of the same name."""
    return {folder: folder.stat().st_ino for folder in folders if folder.is_dir()}
