"""A folder that is written whole or not at all: beside the one that is there, then exchanged by two renames.

A run that is killed leaves the old folder as it was; one killed between the two renames is mended by `mend`.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

NEW = "site"
"""The name, in the folder that `whole` hands over, of what is put in place when all of it is there."""


class Unpublishable(Exception):  # noqa: N818  it says what the folder is
    """What was to be written cannot be put where it was asked for, or not be made; the message says why."""


@contextmanager
def whole(out: Path, root: Path, mark: str) -> Iterator[Path]:
    """Hand over an empty folder beside `out`; when the block ends well, its `NEW` takes the place of `out`.

    `mark` is the file by which a folder of ours is known; nothing else that holds files is replaced, nor anything of
    the catalogue below `root`. Raises Unpublishable, before anything is made, when `out` is such a place.
    """
    out = out.resolve()
    mend(out)
    _may_replace(out, root.resolve(), mark)
    out.parent.mkdir(parents=True, exist_ok=True)
    staging = out.parent / f"{out.name}.next-{os.getpid()}"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    try:
        yield staging
        _swap(staging / NEW, out)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def mend(out: Path) -> None:
    """Put right what a killed run left beside `out`: the old site back in its place, unfinished ones away."""
    old = _old(out)
    if old.is_dir():
        if out.exists():
            shutil.rmtree(old)
        else:
            old.rename(out)
    for left in out.parent.glob(f"{out.name}.next-*"):
        if not _runs(left.name.rpartition("-")[2]):
            shutil.rmtree(left, ignore_errors=True)


def write_all(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write each file, named by its path below `folder`; text as UTF-8 with plain line ends."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def _swap(new: Path, out: Path) -> None:
    old = _old(out)
    if out.exists():
        out.rename(old)
    new.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _old(out: Path) -> Path:
    return out.parent / f"{out.name}.old"


def _runs(pid: str) -> bool:
    if not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _may_replace(out: Path, root: Path, mark: str) -> None:
    if (
        out == root
        or out in root.parents
        or out in {root / "catalog", root / "docs"}
        or root / "catalog" in out.parents
    ):
        raise Unpublishable(N_("The site cannot lie there: the catalogue itself would be replaced."))
    if out.is_dir() and any(out.iterdir()) and not (out / mark).is_file():
        raise Unpublishable(N_("The folder holds something else than a site. Name an empty or a new one."))
    if out.exists() and not out.is_dir():
        raise Unpublishable(N_("A file lies where the site should be. Name another folder."))
