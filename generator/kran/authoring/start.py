"""A new catalogue: the small sound one, hand-written pages, schemas, and what a repository needs around them."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

from kran.source import schemas

_PACKAGE = Path(str(resources.files("kran")))


class NotEmpty(ValueError):  # noqa: N818  it says what the folder is
    """There is a catalogue already; the message is its path."""


def lay_out(target: Path, version: str) -> list[str]:
    """Write a catalogue that passes its own check into `target`; return the paths, sorted.

    Files that are there already stay as they are. Raises NotEmpty when there is a catalogue.
    """
    if (target / "catalog").exists():
        raise NotEmpty(str(target / "catalog"))
    written: list[str] = []
    for source, below in ((_PACKAGE / "start", ""), (_PACKAGE / "init_files", ""), (_beside("docs"), "docs")):
        for path in sorted(source.rglob("*")):
            relative = path.relative_to(source)
            if path.is_dir() or (below and relative.parts[0] == "development"):
                continue
            place = target / below / relative
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(path.read_bytes().replace(b"@VERSION@", version.encode()))
                written.append(place.relative_to(target).as_posix())
    if not (lock := target / "requirements.lock").exists():
        shutil.copyfile(_beside("requirements.lock"), lock)
        written.append(lock.name)
    folder = target / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(schemas.folder().glob("*.schema.json")):
        if path.name != "ids.schema.json":
            shutil.copyfile(path, folder / path.name)
            written.append(f"schemas/{path.name}")
    return sorted(written)


def _beside(name: str) -> Path:
    """Return what lies outside the package in the source tree, and within it in the wheel."""
    packaged = _PACKAGE / name
    return packaged if packaged.exists() else _PACKAGE.parents[1] / name
