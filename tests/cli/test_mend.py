"""A site that a killed run left beside its place is put back by whatever command comes next."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kran.cli import main

pytestmark = pytest.mark.whole

START = Path(__file__).resolve().parents[2] / "generator" / "kran" / "start"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(START, tmp_path, dirs_exist_ok=True)
    api = tmp_path / ".site.kran-old/api/v1"
    api.mkdir(parents=True)
    (api / "catalogue.json").write_text("{}")
    (tmp_path / ".site.kran-next-999999999").mkdir()
    return tmp_path


def kran(root: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--lang", "en", "--at", "2026-11-24", *args])


@pytest.mark.parametrize("command", ["check", "prices 2026", "show dator", "pages out", "prices 2031", "build --out b"])
def test_the_next_command_mends(root: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    kran(root, *command.split())
    assert (root / "site/api/v1/catalogue.json").is_file()
    assert not list(root.glob(".site.kran-*"))


def test_so_does_a_build_that_fails(root: Path) -> None:
    (root / "catalog/suppliers.yaml").write_text("no: such\n")
    assert kran(root, "build").exit_code == 1
    assert (root / "site/api/v1/catalogue.json").is_file()


def test_a_site_in_its_place_is_not_touched(root: Path) -> None:
    (root / "site").mkdir()
    assert kran(root, "check").exit_code == 0
    assert list((root / "site").iterdir()) == []
    assert (root / ".site.kran-old").is_dir()


def test_somebody_elses_folder_is_not_moved(root: Path) -> None:
    (root / ".site.kran-old/api/v1/catalogue.json").unlink()
    assert kran(root, "check").exit_code == 0
    assert not (root / "site").exists()


def test_a_tree_that_cannot_be_written_is_still_checked(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "rename", refuse)
    done = kran(root, "check")
    assert (done.exit_code, done.output) == (0, "The catalogue is sound.\n")


def test_what_a_killed_build_left_beside_a_whole_site_is_taken_away(root: Path) -> None:
    shutil.rmtree(root / ".site.kran-old")
    (root / "site").mkdir()
    mine = root / f".site.kran-next-{os.getpid()}"
    others = root / ".site.kran-next-mine"
    for folder in (mine, others):
        folder.mkdir()
    assert kran(root, "check").output == "The catalogue is sound.\n"
    assert sorted(root.glob(".site.kran-*")) == sorted([mine, others])
