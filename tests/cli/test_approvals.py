"""`kran approvals` and `kran codeowners`, on a repository of two revisions."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from kran.cli import main
from tests.small import lay_out

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).resolve().parents[2]
BODIES = """\
# catalog/organisation/bodies.yaml
bodies:
  kf: {title: {sv: Kommunfullmäktige, en: The municipal council}, kind: assembly, from: 1971-01-01}
  rad:
    title: {sv: "It-rådet @alla", en: "The council @all"}
    kind: council
    from: 2020-01-01
    seats: {enhetschef: 2}
    quorum: 1
# catalog/organisation/mandates.yaml
mandates:
  priser: {title: Priser, body: rad, may: [price-raised], given_by: kf-2025-1}
"""
RISE = """\
title: Prishöjning
from: 2027-06-01
for: [internal]
decision: rad-2026-1
prices:
  skarm: {amount: 65.00, per: month}
"""
DECISION = "title: Prishöjning\nbody: rad\ndate: 2026-11-01\nreference: § 1\ndecides: [prices/2027-juni]\n"


def _git(root: Path, *command: str) -> str:
    identity = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(["git", "-C", str(root), *command], env=os.environ | identity, check=True,
                          capture_output=True, text=True)  # fmt: skip
    return done.stdout.strip()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository: `main` and, in HEAD, a raised price."""
    root = lay_out(tmp_path / "r", BODIES)
    _git(root, "init", "--quiet", "--initial-branch=main")
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "-m", "a")
    _git(root, "switch", "--quiet", "-c", "proposal")
    (root / "catalog/prices/2027-juni.yaml").write_text(RISE, encoding="utf-8")
    (root / "catalog/decisions/2026").mkdir()
    (root / "catalog/decisions/2026/rad-2026-1.yaml").write_text(DECISION, encoding="utf-8")
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "-m", "b")
    return root


def _asked(root: Path, *more: str, reviews: object = (), teams: object = None, author: str = "someone") -> Result:
    files = []
    for name, value in (("reviews", reviews), ("teams", {"rektor": ["Hubot"]} if teams is None else teams)):
        files.append(root.parent / f"{name}.json")
        files[-1].write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    command = ["--root", str(root), "--lang", "en", "--at", "2026-11-24", "approvals", "--base", "main",
               "--reviews", str(files[0]), "--teams", str(files[1]), "--author", author, *more]  # fmt: skip
    return CliRunner().invoke(main, command)


def _yes(root: Path, **fields: Any) -> list[dict[str, Any]]:  # noqa: ANN401  whatever JSON holds
    return [{"user": {"login": "hubot"}, "state": "APPROVED", "commit_id": _git(root, "rev-parse", "HEAD")} | fields]


def test_a_proposal_without_approvals_waits(root: Path) -> None:
    done = _asked(root)
    assert done.exit_code == 1, done.output
    assert "is not approved yet." in done.stdout
    assert "❌ The council @all, about prices/2027-juni" in done.stdout
    assert "0 approved, 1 are needed" in done.stdout
    assert "1 seat: rektor" in done.stdout


def test_it_is_approved_by_who_sits(root: Path) -> None:
    done = _asked(root, reviews=_yes(root))
    assert done.exit_code == 0, done.output
    assert ", by hubot" in done.stdout
    told = json.loads(_asked(root, "--format", "json", reviews=[_yes(root)]).stdout)
    assert told["approved"] is True
    [need] = told["needs"]
    assert need["approved_by"] == [{"post": "rektor", "role": "enhetschef", "login": "hubot", "stands_in": None}]
    assert (need["body"], need["mandate"], need["state"], need["missing"]) == ("rad", "priser", "approved", 0)


def test_a_comment_at_the_code_host_mentions_nobody(root: Path) -> None:
    done = _asked(root, "--format", "markdown", "--lang", "sv", reviews=_yes(root, commit_id="b" * 40))
    assert done.exit_code == 1
    assert "### `" in done.stdout
    assert "@alla" not in done.stdout
    assert "`hubot`: godkände en äldre version och behöver godkänna igen (`bbbbbbbbbbbb`)" in done.stdout


def test_who_makes_a_post_for_themselves_gets_no_seat(root: Path) -> None:
    posts = root / "catalog/organisation/posts.yaml"
    posts.write_text(posts.read_text("utf-8") + "  ny: {role: enhetschef, unit: skolan, team: ny}\n", encoding="utf-8")
    _git(root, "commit", "--quiet", "-am", "c")
    done = _asked(root, "--format", "json", reviews=_yes(root), teams={"ny": ["hubot"]})
    assert done.exit_code == 1
    assert json.loads(done.stdout)["uncounted"] == [{"login": "hubot", "why": "no-post"}]


def test_a_revision_with_errors_is_not_approved(root: Path) -> None:
    (root / "catalog/prices/2027-juni.yaml").write_text("title: [\n", encoding="utf-8")
    _git(root, "commit", "--quiet", "-am", "c")
    done = _asked(root, reviews=_yes(root))
    assert done.exit_code == 1
    assert "2027-juni.yaml:" in done.stderr


def test_nothing_to_decide_is_approved(root: Path) -> None:
    done = _asked(root, "--head", "main")
    assert (done.exit_code, done.stdout.endswith("needs a decision.\n")) == (0, True)


@pytest.mark.parametrize(
    ("given", "code"), [({"reviews": "[{]"}, "K841"), ({"reviews": {}}, "K842"), ({"teams": []}, "K843")]
)
def test_a_file_that_the_forge_did_not_send_stops(root: Path, given: dict[str, Any], code: str) -> None:
    done = _asked(root, **given)
    assert done.exit_code == 1
    assert code in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("more", [["--base", "no-such"], ["--head", "no-such"], ["--format", "pdf"], ["--author", " "]])
def test_wrong_use(root: Path, more: list[str]) -> None:
    assert _asked(root, *more).exit_code == 2


def _owners(root: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--lang", "en", "--at", "2026-11-24", "codeowners", *more])


def test_codeowners_is_written_and_then_fresh(root: Path) -> None:
    done = _owners(root, "--check")
    assert done.exit_code == 1
    assert ".github/CODEOWNERS:1:1: error K845" in done.stderr
    assert _owners(root).exit_code == 0
    file = root / ".github/CODEOWNERS"
    assert "/catalog/prices/ @exempelkommun/rektor\n" in file.read_text("utf-8")
    assert _owners(root, "--check").exit_code == 0
    file.write_text("/docs/ @a/b\n" + file.read_text("utf-8").replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert _owners(root, "--check").exit_code == 0
    file.write_text(file.read_text("utf-8") + "/x @y\n", encoding="utf-8")
    assert _owners(root, "--check").exit_code == 1
    assert _owners(root, "-o", "-").stdout.startswith("/docs/ @a/b\n")


def test_codeowners_goes_where_it_is_wanted(root: Path) -> None:
    assert _owners(root, "-o", str(root / "catalog/catalog.yaml")).exit_code == 1
    assert _owners(root, "--check", "-o", "-").exit_code == 2
    assert _owners(root, "-o", str(root / "CODEOWNERS")).exit_code == 0
    assert _owners(root, "--check", "-o", str(root / "CODEOWNERS")).exit_code == 0


def test_codeowners_needs_to_know_whose_repository_it_is(root: Path) -> None:
    file = root / "catalog/catalog.yaml"
    lines = [line for line in file.read_text("utf-8").splitlines() if "repository:" not in line]
    file.write_text("\n".join(lines), encoding="utf-8")
    done = _owners(root, "--check")
    assert done.exit_code == 1
    assert "catalog/catalog.yaml:" in done.stderr
    assert "K846" in done.stderr


def test_the_example_is_fresh() -> None:
    assert _owners(ROOT, "--check").exit_code == 0


def test_a_new_catalogue_is_fresh(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["init", str(tmp_path / "k")]).exit_code == 0
    assert _owners(tmp_path / "k", "--check").exit_code == 0
