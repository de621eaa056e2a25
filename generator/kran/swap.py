"""A folder that is written whole or not at all: beside the one that is there, then exchanged by two renames.

A run that is killed leaves the old folder as it was; one killed between the two renames is mended by `mend`.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

NEW = "site"
"""The name, in the folder that `whole` hands over, of what is put in place when all of it is there."""
SITE_MARK = "api/v1/catalogue.json"
"""A folder that holds this file is a site of ours and may be replaced."""
SETTINGS = "catalog/catalog.yaml"
"""A folder that holds this file is the root of a catalogue."""
_KEPT = ("catalog", "docs", "locale", "schemas", ".git", ".github")


class Unpublishable(Exception):  # noqa: N818  it says what the folder is
    """What was to be written cannot be put where it was asked for, or not be made; the message says why."""


@contextmanager
def whole(out: Path, root: Path, mark: str) -> Iterator[Path]:
    """Hand over an empty folder beside `out`; when the block ends well, its `NEW` takes the place of `out`.

    `mark` is the file by which a folder of ours is known; nothing else that holds files is replaced, nor anything of
    the catalogue below `root`. Raises Unpublishable, before anything is made, when `out` is such a place.
    """
    out = out.resolve()
    _may_replace(out, root.resolve(), mark)
    mend(out, mark)
    out.parent.mkdir(parents=True, exist_ok=True)
    staging = out.parent / f"{_next(out)}{os.getpid()}"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    try:
        yield staging
        with _alone(out.parent):
            _tidy(out, mark)
            _swap(staging / NEW, out)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def mend(out: Path, mark: str) -> None:
    """Put right what a killed run left beside `out`: the old folder back in its place, unfinished ones away.

    Only folders with names of ours are looked at, and an old one only when it holds `mark`.
    """
    if out.parent.is_dir():
        with _alone(out.parent):
            _tidy(out, mark)


def restore(out: Path, mark: str) -> None:
    """Mend where a killed run left nothing at `out`, and take away what it left beside a folder that is there.

    Where that cannot be written, all stays as it is.
    """
    with suppress(OSError):
        if not out.exists() and (_old(out) / mark).is_file():
            mend(out, mark)
        else:
            _sweep(out)


def is_kept(place: Path, root: Path) -> bool:
    """Say whether a place is of the catalogue below `root` (or of a git repository), where nothing made is put."""
    place = place.resolve()
    return ".git" in place.parts or any((root / name).resolve() in (place, *place.parents) for name in _KEPT)


def is_taken(place: Path) -> bool:
    """Say whether a place lies in a site of ours, which the next build replaces, or in some catalogue's own folders."""
    place = place.resolve()
    return any(
        (folder / SITE_MARK).is_file() or ((folder / SETTINGS).is_file() and is_kept(place, folder))
        for folder in (place, *place.parents)
    )


def _tidy(out: Path, mark: str) -> None:
    old = _old(out)
    if (old / mark).is_file():
        if out.exists():
            shutil.rmtree(old)
        else:
            old.rename(out)
    _sweep(out)


def _sweep(out: Path) -> None:
    """Take away the unfinished folders beside `out` whose run has ended."""
    for left in out.parent.glob(f"{_next(out)}*"):
        pid = left.name.removeprefix(_next(out))
        if pid.isdigit() and not _runs(int(pid)):
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other runs from exchanging anything in `folder` meanwhile, where the system can lock a folder."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def write_all(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write each file, named by its path below `folder`; text as UTF-8 with plain line ends."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def _swap(new: Path, out: Path) -> None:
    if not out.exists():
        new.rename(out)
        return
    old = _old(out)
    out.rename(old)  # fails where somebody else's folder has that name: nothing is lost
    new.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _old(out: Path) -> Path:
    return out.parent / f".{out.name}.kran-old"


def _next(out: Path) -> str:
    return f".{out.name}.kran-next-"


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _may_replace(out: Path, root: Path, mark: str) -> None:
    if out == root or out in root.parents or is_kept(out, root):
        raise Unpublishable(N_("The site cannot lie there: the catalogue itself would be replaced."))
    if (out / ".git").exists():
        raise Unpublishable(N_("The folder is a git checkout: its history would be lost. Name another folder."))
    if out.is_dir() and any(out.iterdir()) and not (out / mark).is_file():
        raise Unpublishable(N_("The folder holds something else than a site. Name an empty or a new one."))
    if out.exists() and not out.is_dir():
        raise Unpublishable(N_("A file lies where the site should be. Name another folder."))
