"""A language that the catalogue declares is taken by every command, though the program has no words in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kran.cli import main

START = Path(__file__).resolve().parents[2] / "generator" / "kran" / "start"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(START, tmp_path, dirs_exist_ok=True)
    settings = tmp_path / "catalog/catalog.yaml"
    settings.write_text(settings.read_text().replace("languages: [sv, en]", "languages: [sv, en, fi]"))
    return tmp_path


def kran(root: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--at", "2026-11-24", *args])


@pytest.mark.parametrize(
    "command", ["prices 2026 --lang fi", "show dator --lang fi", "--lang fi check", "check --lang fi"]
)
def test_a_declared_language_is_taken(root: Path, command: str) -> None:
    assert kran(root, *command.split()).exit_code == 0


def test_words_the_program_lacks_are_english(root: Path) -> None:
    assert "Service level: " in kran(root, "show", "dator/standard", "--lang", "fi").output


def test_another_language_is_refused_with_those_there_are(root: Path) -> None:
    done = kran(root, "prices", "2026", "--lang", "de")
    assert done.exit_code == 2
    assert "'de' is none of en, sv, fi" in done.output


@pytest.mark.parametrize("settings", ["", "languages: fi\n", "languages: [[fi]]\n", "- fi\n", "a: [\n", "\xff"])
def test_settings_that_cannot_be_read_declare_nothing(root: Path, settings: str) -> None:
    (root / "catalog/catalog.yaml").write_bytes(settings.encode("latin-1"))
    done = kran(root, "check", "--lang", "fi")
    assert (done.exit_code, "'fi' is none of en, sv" in done.output) == (2, True)


def test_a_missing_catalogue_declares_nothing(tmp_path: Path) -> None:
    assert kran(tmp_path, "check", "--lang", "fi").exit_code == 2
