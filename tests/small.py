"""The small sound catalogue of `kran/start` with other files laid over it, and what the check finds there."""

from __future__ import annotations

import shutil
from datetime import date
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from kran import report, rules
from kran.diagnostics import Example
from kran.rules.example import files
from kran.source.memory import Memory
from kran.text import Language

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue
    from kran.report import Finding

START = Path(str(resources.files("kran"))) / "start" / "catalog"
AT = date(2026, 12, 1)
ENGLISH = Language("en")
MEMORY = Memory()
"""Most tests change a file or two of the small catalogue: the others are read once."""


def lay_out(root: Path, text: str = "") -> Path:
    """Copy the small catalogue below `root` and lay the files of an example's text over it; return `root`."""
    shutil.copytree(START, root / "catalog", copy_function=shutil.copyfile)
    for file in files(Example(text)):
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if file.target is not None:
            path.symlink_to(file.target)
        elif not file.deleted:
            data = file.text.encode(file.encoding)
            path.write_bytes(data + b"#" * ((file.size or 0) - len(data)))
    return root


def found(root: Path, language: Language = ENGLISH) -> list[Finding]:
    """Return what the check finds below `root`."""
    loaded = rules.examine(root, AT, MEMORY)
    return report.findings(loaded.diagnostics, loaded.files, language)


def catalogue(root: Path, text: str = "") -> Catalogue:
    """Return the small catalogue with the files of an example's text laid over it; it must be sound."""
    loaded = rules.examine(lay_out(root, text), AT, MEMORY)
    assert not loaded.diagnostics, report.findings(loaded.diagnostics, loaded.files, ENGLISH)
    assert loaded.catalogue is not None
    return loaded.catalogue
