"""`make` sets up its own Python environment, and again where it was stopped halfway."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# A Python whose `-m venv` only makes the folder: what is tested is when it is made.
PYTHON = """\
#!/bin/sh
[ "$1" = -c ] && exit 0
[ -e refuse ] && { mkdir -p "$3"; exit 1; }
mkdir -p "$3/bin" && touch "$3/pyvenv.cfg" && echo made >> runs
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "Makefile", tmp_path)
    python = tmp_path / "python"
    python.write_text(PYTHON)
    python.chmod(0o755)
    return tmp_path


def _make(root: Path) -> int:
    command = ["make", "--no-print-directory", "PYTHON=./python", ".venv/venv.stamp"]
    return subprocess.run(command, cwd=root, capture_output=True, check=False).returncode


def test_it_is_made_once(root: Path) -> None:
    assert _make(root) == 0
    assert _make(root) == 0
    assert (root / "runs").read_text() == "made\n"


def test_a_half_made_one_is_made_again(root: Path) -> None:
    (root / ".venv/bin").mkdir(parents=True)
    (root / ".venv/pyvenv.cfg").touch()
    (root / ".venv/bin/half").touch()
    assert _make(root) == 0
    assert not (root / ".venv/bin/half").exists()
    assert (root / "runs").read_text() == "made\n"


def test_one_that_was_used_is_kept(root: Path) -> None:
    (root / ".venv").mkdir()
    (root / ".venv/runtime.stamp").touch()
    assert _make(root) == 0
    assert not (root / "runs").exists()


def test_nothing_is_left_of_one_that_cannot_be_made(root: Path) -> None:
    (root / "refuse").touch()
    assert _make(root) != 0
    assert not (root / ".venv").exists()
