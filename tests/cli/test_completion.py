"""What a shell completes: commands, ids of the catalogue, years. With an unsound catalogue it is silent."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kran.cli import main

START = Path(__file__).resolve().parents[2] / "generator" / "kran" / "start"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(START, tmp_path, dirs_exist_ok=True)
    return tmp_path


def _completed(root: Path, line: str) -> list[str]:
    """Return what bash is offered for the last word of a line."""
    words = ["kran", "--root", str(root), *line.split(" ")]
    env = {"_KRAN_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    done = CliRunner().invoke(main, prog_name="kran", env=env)
    assert done.stderr == ""
    return [entry.partition(",")[2] for entry in done.stdout.splitlines() if entry]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("show ", ["dator", "dator/kraftfull", "dator/standard", "servicedesk", "skarm"]),
        ("show dator/", ["dator/kraftfull", "dator/standard"]),
        ("show nosuch", []),
        ("show dator --for c", ["company"]),
        ("show dator --unit ", ["forvaltningen", "skolan"]),
        ("prices ", ["2026"]),
        ("prices 2026 --for i", ["internal"]),
        ("prices 2026 --format x", ["xlsx"]),
        ("check --format g", ["github"]),
        ("next", ["next-change"]),
    ],
)
def test_ids_years_and_formats_are_completed(root: Path, line: str, offered: list[str]) -> None:
    assert _completed(root, line) == offered


def test_a_drafts_year_is_completed_too(root: Path) -> None:
    (root / "catalog/prices/2027.yaml").write_text(
        "title: Förslag\nstatus: draft\nfrom: 2027-01-01\nprices:\n  skarm: {amount: 7777.00, per: month}\n"
    )
    assert _completed(root, "prices ") == ["2026", "2027"]


@pytest.mark.parametrize("broken", ["catalog/catalog.yaml", "catalog/suppliers.yaml"])
def test_an_unsound_catalogue_completes_what_it_can_and_is_silent(root: Path, broken: str) -> None:
    (root / broken).write_text("a: [\n")
    assert _completed(root, "show sk") in ([], ["skarm"])


def test_no_catalogue_completes_nothing(tmp_path: Path) -> None:
    assert _completed(tmp_path, "show ") == []
    assert _completed(tmp_path / "nosuch", "prices ") == []


def test_completing_loads_nothing_heavy(root: Path) -> None:
    code = (
        "import sys, kran.cli\n"
        "try: kran.cli.main(prog_name='kran')\n"
        "except SystemExit: print(*(m for m in ('mkdocs', 'typst', 'xlsxwriter', 'jinja2', 'kran.rules') "
        "if m in sys.modules))"
    )
    env = {"_KRAN_COMPLETE": "bash_complete", "COMP_WORDS": f"kran --root {root} show sk", "COMP_CWORD": "4"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          env=os.environ | env)  # fmt: skip
    assert done.stdout == "plain,skarm\n\n"
    assert done.stderr == ""
