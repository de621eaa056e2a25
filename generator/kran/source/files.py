"""Where the catalogue's bytes come from: a folder; of a commit see revision.py. Paths are relative, with ``/``."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kran.diagnostics import Code, Diagnostic, Example, Severity, Spot, complain
from kran.source.bytes import largest
from kran.text import N_

_FILE = "# catalog/services/arbetsplats/skarm.yaml"
_SOUND = Example(
    f"{_FILE}\ntitle: {{sv: Skärm, en: Screen}}\nsummary: {{sv: En skärm., en: A screen.}}\nowner: it-chef\n"
    "orderable: {from: 2026-01-01}\n"
)

LEAVES_ROOT = Code(
    "K001",
    "leaves-root",
    Severity.ERROR,
    N_("A link leads out of the catalogue"),
    N_("What a build reads must be what was reviewed. A link to a file elsewhere would slip past review."),
    Example(f"{_FILE} -> /etc/hostname\n"),
    _SOUND,
)
UNREADABLE = Code(
    "K002",
    "unreadable-file",
    Severity.ERROR,
    N_("A file cannot be read"),
    N_("A file that the program may not open would silently be missing from the catalogue."),
    Example(f"{_FILE} -> skarm.yaml\n"),
    _SOUND,
)


_OF_FILES = (".yaml", ".yml", ".md", ".csv")
"""What the names of files end with, and no folder's."""


class Files(Protocol):
    """A set of files with their bytes."""

    def names(self) -> list[str]:
        """Return every path, sorted."""

    def read(self, name: str) -> bytes:
        """Return the bytes of one file."""

    def problems(self) -> list[Diagnostic]:
        """Return what was wrong with the set itself."""


@dataclass(slots=True)
class Folder:
    """The files below ``root/top``, read when asked for; a link that leads out of `root` is refused.

    Hidden files are passed over; with `hidden` links to folders are refused below hidden folders too.
    """

    root: Path
    top: str = "catalog"
    hidden: bool = False
    _refused: list[Diagnostic] = field(default_factory=list)

    def names(self) -> list[str]:
        """Return every path below the folder, sorted."""
        self._refused.clear()
        root = self.root.resolve()
        found: list[str] = []
        if (root / self.top).is_symlink() and not self._link_is_sound(root / self.top, root, self.top):
            return []
        for folder, folders, files in os.walk(root / self.top, onerror=self._closed, followlinks=False):
            folders[:] = sorted(f for f in folders if self.hidden or not f.startswith("."))
            for name in [f for f in folders if f.endswith(_OF_FILES)]:
                path = os.path.join(folder, name)  # noqa: PTH118
                if not os.path.islink(path):  # noqa: PTH114
                    folders.remove(name)
                    self._refused.append(_folder(os.path.relpath(path, root).replace(os.sep, "/")))
            for name in [*files, *(f for f in folders if os.path.islink(os.path.join(folder, f)))]:  # noqa: PTH114, PTH118  ten thousand files: Path costs
                if name.startswith(".") and not (self.hidden and name in folders):
                    continue
                path = os.path.join(folder, name)  # noqa: PTH118
                relative = os.path.relpath(path, root).replace(os.sep, "/")
                if os.path.islink(path) and not self._link_is_sound(Path(path), root, relative):  # noqa: PTH114
                    continue
                if not os.path.isdir(path):  # noqa: PTH112
                    found.append(relative)
        return sorted(found)

    def read(self, name: str) -> bytes:
        """Return the bytes of one file, one more than it may have at most; raises OSError when it cannot be read.

        What was refused when the names were listed is not read, and neither is a pipe or a device: they never end.
        """
        if any(refused.where.file == name for refused in self._refused):
            raise PermissionError(name)
        if not name.startswith(f"{self.top}/") and not self._is_inside(name):
            raise PermissionError(name)
        opened = os.open(os.path.join(self.root, name), os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # noqa: PTH118
        with open(opened, "rb") as file:  # noqa: PTH123  the number of an open file, not a path
            if not stat.S_ISREG(os.fstat(opened).st_mode):
                raise PermissionError(name)
            return file.read(largest(name) + 1)

    def problems(self) -> list[Diagnostic]:
        """Return the links that were refused when the names were last listed."""
        return list(self._refused)

    def _closed(self, error: OSError) -> None:
        """Remember a folder that could not be listed; that there is none at all is told elsewhere."""
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            path = os.path.relpath(str(error.filename), self.root.resolve())
            self._refused.append(unreadable(path.replace(os.sep, "/")))

    def _is_inside(self, name: str) -> bool:
        """Say whether a file that was not listed, as one of another folder, lies below `root`."""
        return Path(os.path.realpath(self.root / name)).is_relative_to(os.path.realpath(self.root))

    def _link_is_sound(self, path: Path, root: Path, relative: str) -> bool:
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):
            self._refused.append(unreadable(relative))
            return False
        if target.is_relative_to(root) and (target.is_file() or relative == self.top):
            return True
        self._refused.append(
            complain(
                LEAVES_ROOT,
                Spot(relative),
                N_("{file} is a link, but not to a file of the catalogue"),
                N_("Put the file itself here instead of a link."),
                file=relative,
            )
        )
        return False


def _folder(name: str) -> Diagnostic:
    """Return the complaint of a folder that is named as a file: nothing in it is read."""
    return complain(
        UNREADABLE,
        Spot(name),
        N_("{file} is a folder, not a file"),
        N_("Put the file itself here, or give the folder a name without an ending."),
        file=name,
    )


def unreadable(file: str) -> Diagnostic:
    """Return the complaint that a file cannot be opened."""
    return complain(
        UNREADABLE,
        Spot(file),
        N_("{file} cannot be read"),
        N_("Make sure that the file exists and may be read, or take it away."),
        file=file,
    )
