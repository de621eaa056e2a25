"""`kran check --base`: what may be changed, and what must be decided first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kran.changes import revisions as read
from kran.cli import main
from tests.revisions import START, commit, git, lay_out, lay_over
from tests.small import MEMORY

if TYPE_CHECKING:
    from pathlib import Path

LIST = "catalog/prices/2027.yaml"
DEAR = {
    LIST: "title: Prislista\nfrom: 2027-01-01\ndecision: kf-2026-1\nprices:\n  skarm: {amount: 66.00, per: month}\n"
}
DECIDED = {
    "catalog/decisions/2026/kf-2026-1.yaml": (
        'title: Priser 2027\nbody: kf\ndate: 2026-11-16\nreference: "§ 2"\ndecides: [prices/2027]\n'
    )
}


@pytest.fixture(autouse=True)
def _remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "Memory", lambda: MEMORY)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path, START)


def check(root: Path, *args: str, base: str = "HEAD") -> Result:
    """Run the check; a crash is no result."""
    command = ["--root", str(root), "--lang", "en", "--at", "2026-11-24", "check", "--base", base, *args]
    done = CliRunner().invoke(main, command)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def found(root: Path, base: str = "HEAD") -> list[tuple[str, str, int]]:
    told = json.loads(check(root, "--format", "json", base=base).stdout)
    return [(it["code"], it["file"], it["line"]) for it in told["findings"]]


def test_nothing_has_changed(root: Path) -> None:
    done = check(root)
    assert (done.exit_code, done.output) == (0, "The catalogue is sound.\n")


def test_a_price_with_a_decision(root: Path) -> None:
    lay_over(root, DEAR, DECIDED)
    assert check(root).exit_code == 0
    assert found(root) == []


def test_a_price_that_no_decision_covers(root: Path) -> None:
    lay_over(root, {LIST: DEAR[LIST].replace("decision: kf-2026-1\n", "decision: kf-2025-1\n")})
    codes = found(root)
    assert ("K821", LIST, 5) in codes
    assert all(code in {"K821", "K402"} for code, _, _ in codes)


def test_a_decided_list_that_is_edited(root: Path) -> None:
    name = "catalog/prices/2026.yaml"
    lay_over(root, {name: (root / name).read_text("utf-8").replace("60.00", "61.00")})
    done = check(root)
    assert done.exit_code == 1
    assert found(root) == [("K811", name, 10)]
    assert "prices/2026 is decided, and is edited here" in done.output
    assert check(root, "--format", "github").output.startswith(f"::error file={name},line=10,")


def test_a_list_that_is_gone_names_the_file_it_was(root: Path) -> None:
    commit(root, DEAR, DECIDED)
    lay_over(root, {LIST: None, next(iter(DECIDED)): None})
    done = check(root)
    assert done.exit_code == 1
    assert done.output.count("K812") == 2
    assert "prices/2027 was decided, and is gone; it was catalog/prices/2027.yaml" in done.output
    assert "K82" not in done.output


def test_a_catalogue_that_cannot_be_read_is_told_once(root: Path) -> None:
    lay_over(root, {"catalog/catalog.yaml": "version: [\n"})
    done = check(root)
    assert done.exit_code == 1
    assert done.output.count("catalog/catalog.yaml:") == 1


def test_what_others_decided_since_is_not_told_as_gone(root: Path) -> None:
    git(root, "switch", "--quiet", "--create", "branch")
    git(root, "switch", "--quiet", "main")
    commit(root, DEAR, DECIDED)
    git(root, "switch", "--quiet", "branch")
    assert found(root, "main") == []


def test_a_broken_file_of_the_base_is_a_warning(tmp_path: Path) -> None:
    screen = "catalog/services/arbetsplats/skarm.yaml"
    root = lay_out(tmp_path, START, {screen: "title: [\n"})
    lay_over(root, START)
    done = check(root)
    assert done.exit_code == 0
    assert "warning K803" in done.output
    assert check(root, "--strict").exit_code == 1


@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_a_revision_that_is_not_there(root: Path, style: str) -> None:
    done = check(root, "--format", style, base="nothing")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "There is no revision nothing" in done.stderr


def test_a_base_without_a_catalogue(tmp_path: Path) -> None:
    root = lay_out(tmp_path, {"readme": "x"})
    commit(root, START)
    done = check(root, base="HEAD~1")
    assert done.exit_code == 1
    assert "K802" in done.output
    begins = git(root, "rev-parse", "HEAD")
    settings = (root / "catalog/catalog.yaml").read_text("utf-8")
    lay_over(root, {"catalog/catalog.yaml": f'{settings}history_from: "{begins}"\n'}, DEAR, DECIDED)
    assert check(root, base="HEAD~1").exit_code == 0
