"""A git repository made of revisions: each lays files over what the one before it left.

    root = revisions.lay_out(tmp_path, START, {"catalog/prices/2027.yaml": "…"})
    revisions.commit(root, {"catalog/prices/2026.yaml": None}, revisions.FOLDERS / "second")
    revisions.lay_over(root, {…})  # … the folder as it is, not committed

A revision is a folder whose files are copied to where they lie in it, or paths with their texts (None: the file is
taken away). The same revisions give the same commits: author, committer and day are set here, and no configuration of
the machine is read.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from tests.example import ROOT
from tests.small import START as _START

if TYPE_CHECKING:
    from collections.abc import Mapping

    Layer = Path | Mapping[str, str | None]

START = _START.parent
"""The small catalogue, as a revision."""
_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Test"), ("EMAIL", "test@example.invalid"), ("DATE", "2026-11-01T12:00:00+00:00"))
    },
}


def lay_out(root: Path, *layers: Layer) -> Path:
    """Make a repository at `root` whose first commit holds these revisions over each other; return `root`."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, *layers)
    return root


def lay_out_example(root: Path) -> Path:
    """Make a repository whose first commit holds the example catalogue; return `root`."""
    shutil.copytree(ROOT / "catalog", root / "catalog")
    return lay_out(root)


def commit(root: Path, *layers: Layer) -> str:
    """Lay revisions over the folder and commit all of it; return the commit's name."""
    lay_over(root, *layers)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "revision")
    return git(root, "rev-parse", "HEAD")


def lay_over(root: Path, *layers: Layer) -> None:
    """Lay revisions over the folder, without a commit."""
    for layer in layers:
        if isinstance(layer, Path):
            shutil.copytree(layer, root, dirs_exist_ok=True, copy_function=shutil.copyfile)
            continue
        for name, text in layer.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")


def git(root: Path, *command: str) -> str:
    """Run git at `root` and return what it prints."""
    done = subprocess.run(
        ["git", "-C", str(root), *command],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | _ENVIRONMENT,
    )
    return done.stdout.strip()
