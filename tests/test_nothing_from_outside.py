"""However the site is made, nothing that lies outside docs/ is copied into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from kran.cli import main
from tests.small import lay_out

if TYPE_CHECKING:
    from pathlib import Path

OUTSIDE = "what lies outside is never shown"
LINKS = {
    "git.md": "../.git/config",
    "git.txt": "../.git/config",
    "catalogue.md": "../catalog/intern.svg",
    "folder": "../.git",
    "upwards.txt": "../../beside.txt",
}


@pytest.fixture(params=[*LINKS, "docs"])
def root(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    root = lay_out(tmp_path / "root")
    (root / ".git").mkdir()
    for path in (
        root / ".git" / "config",
        root / ".git" / "a.md",
        root / "catalog" / "intern.svg",
        tmp_path / "beside.txt",
    ):
        path.write_text(OUTSIDE)
    if request.param == "docs":
        (root / "docs").symlink_to(".git")
    else:
        (root / "docs").mkdir()
        (root / "docs" / "a.md").write_text("# Sida\n")
        (root / "docs" / request.param).symlink_to(LINKS[request.param])
    return root


def _copied(root: Path) -> list[Path]:
    made = (path for folder in ("site", "build") for path in (root / folder).rglob("*"))
    return [path for path in made if path.is_file() and OUTSIDE in path.read_text("utf-8", "replace")]


@pytest.mark.parametrize("command", [["build"], ["pages", "build/pages"]])
def test_by_our_own_commands(root: Path, command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    done = CliRunner().invoke(main, ["--root", str(root), "--at", "2026-11-24", *command])

    assert done.exit_code == 1
    assert "K001" in done.output
    assert _copied(root) == []


def test_by_mkdocs_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "mkdocs.yml").write_text("site_name: x\nsite_dir: build/mkdocs\nplugins: [{kran: {at: 2026-11-24}}]\n")

    with pytest.raises(Abort):
        mkdocs_build(load_config(str(root / "mkdocs.yml")))

    assert "K001" in capsys.readouterr().err
    assert _copied(root) == []


@pytest.mark.parametrize("name", ["index.html", "Tjanster/Dator.html", "assets/kran.css", "api/v1/catalogue.json"])
@pytest.mark.parametrize("command", [["build"], ["pages", "build/pages"]])
def test_a_file_that_would_replace_a_made_one_is_refused(
    tmp_path: Path, command: list[str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lay_out(tmp_path) / "docs" / name
    path.parent.mkdir(parents=True)
    path.write_text("x")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["--root", str(tmp_path), "--at", "2026-11-24", *command])

    assert done.exit_code == 1
    assert done.output.count("K024") == 1
    assert not (tmp_path / "site").exists()
    assert not (tmp_path / "build").exists()
