"""`kran forge` with a `gh` that answers from a file and writes down what it was asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from kran.cli import main
from kran.review.comment import MARK
from tests.small import lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

GH = """\
#!{python}
import json, sys
asked, given = sys.argv[1:], sys.stdin.read()
with open({log!r}, "a", encoding="utf-8") as log:
    log.write(json.dumps([asked, given]) + "\\n")
for part, answer, fault in json.load(open({answers!r}, encoding="utf-8")):
    if part in " ".join(asked):
        if fault:
            sys.exit(fault)
        sys.stdout.write(answer)
        break
"""
HEAD, BASE = "a" * 40, "b" * 40
EVENT: dict[str, Any] = {
    "workflow_run": {"head_sha": HEAD, "head_branch": "ändring/1", "head_repository": {"owner": {"login": "fork"}}}
}
PULL: dict[str, Any] = {
    "number": 12,
    "head": {"sha": HEAD},
    "base": {"sha": BASE, "ref": "main"},
    "user": {"login": "octocat"},
}


class Forge:
    """A catalogue in a folder, and a forge with answers: a part of what is asked → what is answered, or the fault."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = lay_out(folder / "r")
        self.log = folder / "log"
        self.answers: list[tuple[str, str, str]] = []

    def says(self, part: str, answer: object = "", fault: str = "") -> None:
        self.answers.append((part, answer if isinstance(answer, str) else json.dumps(answer), fault))

    def run(self, *args: str, at: str = "2026-11-24") -> Result:
        (self.folder / "answers").write_text(json.dumps(self.answers), encoding="utf-8")
        command = ["--root", str(self.root), "--lang", "en", "--at", at, "forge", *args]
        return CliRunner().invoke(main, command, env={"GITHUB_REPOSITORY": "osby/katalog"})

    def write(self, name: str, value: object) -> str:
        path = self.folder / name
        path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
        return str(path)

    @property
    def asked(self) -> list[tuple[list[str], str]]:
        return [tuple(json.loads(line)) for line in self.log.read_text("utf-8").splitlines()]


@pytest.fixture
def forge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Forge:
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    text = GH.format(python=sys.executable, log=str(tmp_path / "log"), answers=str(tmp_path / "answers"))
    gh.write_text(text, encoding="utf-8")
    gh.chmod(0o755)
    monkeypatch.setenv("PATH", f"{gh.parent}{os.pathsep}{os.environ['PATH']}")
    return Forge(tmp_path)


def test_the_proposal_is_told_by_the_event_and_the_forge(forge: Forge) -> None:
    forge.says("repos/osby/katalog/pulls", [PULL | {"number": 11, "head": {"sha": BASE}}, PULL])
    done = forge.run("proposal", forge.write("event", EVENT))
    assert done.stdout == f"number=12\nbase={BASE}\nhead={HEAD}\nauthor=octocat\n"
    assert forge.asked[0][0][-1] == "head=fork:ändring/1"


@pytest.mark.parametrize(
    "pull",
    [
        PULL | {"head": {"sha": BASE}},
        PULL | {"number": "12\nx=1"},
        PULL | {"base": {"sha": "main"}},
        PULL | {"user": {"login": "a\nnumber=1"}},
        PULL | {"user": None},
        "no object",
    ],
)
def test_what_is_odd_becomes_no_output(forge: Forge, pull: object) -> None:
    forge.says("pulls", [pull])
    done = forge.run("proposal", forge.write("event", EVENT))
    assert (done.exit_code, done.stdout) == (1, "")


@pytest.mark.parametrize("event", ["[", "[]", "{}", {"workflow_run": {"head_sha": HEAD}}, {"workflow_run": 3}])
def test_what_is_no_event(forge: Forge, event: object) -> None:
    done = forge.run("proposal", forge.write("event", event))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr


@pytest.mark.parametrize("answer", ["", "{}", "["])
def test_what_is_no_list_of_proposals(forge: Forge, answer: str) -> None:
    forge.says("pulls", answer)
    assert forge.run("proposal", forge.write("event", EVENT)).exit_code == 1


def test_its_commits_are_fetched_and_not_checked_out(forge: Forge) -> None:
    def git(root: Path, *command: str) -> str:
        identity = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        done = subprocess.run(["git", "-C", str(root), *command], check=True, capture_output=True, text=True,
                              env=os.environ | identity)  # fmt: skip
        return done.stdout.strip()

    server = forge.folder / "server"
    server.mkdir()
    for root in (server, forge.root):
        git(root, "init", "--quiet")
        git(root, "commit", "--quiet", "--allow-empty", "-m", root.name)
    git(forge.root, "remote", "add", "origin", str(server))
    head = git(server, "rev-parse", "HEAD")
    git(server, "update-ref", "refs/pull/12/head", head)
    own = git(forge.root, "rev-parse", "HEAD")
    forge.says("pulls", [PULL])
    assert forge.run("proposal", "--fetch", forge.write("event", EVENT)).exit_code == 0
    assert git(forge.root, "cat-file", "-t", head) == "commit"
    assert git(forge.root, "rev-parse", "HEAD") == own


def test_the_teams_of_the_posts_are_asked_for(forge: Forge) -> None:
    forge.says("orgs/osby/teams/rektor/members", "hubot\noctocat\n")
    done = forge.run("teams")
    assert json.loads(done.stdout) == {"rektor": ["hubot", "octocat"]}
    assert not done.stderr


def test_a_team_that_there_is_not_is_empty_and_told(forge: Forge) -> None:
    forge.says("teams/rektor", fault="gh: Not Found (HTTP 404)")
    done = forge.run("teams")
    assert (json.loads(done.stdout), done.exit_code) == ({"rektor": []}, 0)
    assert "rektor" in done.stderr


def test_a_refusal_stops(forge: Forge) -> None:
    forge.says("teams/rektor", fault="gh: Resource not accessible by integration (HTTP 403)")
    done = forge.run("teams")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "HTTP 403" in done.stderr


def test_without_gh_it_says_so(forge: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(forge.folder))
    done = forge.run("teams")
    assert done.exit_code == 1
    assert "gh cannot be run" in done.stderr


def _there(*entries: tuple[int, str, str]) -> str:
    return "".join(json.dumps({"id": n, "login": who, "body": text}) + "\n" for n, who, text in entries)


def test_the_first_comment_is_made(forge: Forge) -> None:
    forge.says("-X POST")
    forge.says("comments?per_page", _there((1, "octocat", MARK), (2, "github-actions[bot]", "other")))
    body = forge.write("c.md", f"{MARK}\n\nHej @alla\n")
    assert forge.run("comment", "12", body).exit_code == 0
    asked, given = forge.asked[-1]
    assert asked[:4] == ["api", "-X", "POST", "repos/osby/katalog/issues/12/comments"]
    assert json.loads(given) == {"body": f"{MARK}\n\nHej @\N{WORD JOINER}alla\n"}


def test_the_one_that_is_there_is_written_over(forge: Forge) -> None:
    forge.says("-X PATCH")
    forge.says("comments?per_page", _there((1, "octocat", MARK), (7, "github-actions[bot]", f"{MARK}\n")))
    assert forge.run("comment", "12", forge.write("c.md", MARK)).exit_code == 0
    assert forge.asked[-1][0][:4] == ["api", "-X", "PATCH", "repos/osby/katalog/issues/comments/7"]


@pytest.mark.parametrize("text", ["", "Godkänt!", f" {MARK}", MARK + "x" * 70_000])
def test_what_is_no_comment_of_ours_is_not_put(forge: Forge, text: str) -> None:
    assert forge.run("comment", "12", forge.write("c.md", text)).exit_code == 1
    assert not forge.log.exists()


def test_bytes_that_are_no_text_are_not_put(forge: Forge) -> None:
    (forge.folder / "c.md").write_bytes(MARK.encode() + b"\xff")
    assert forge.run("comment", "12", str(forge.folder / "c.md")).exit_code == 1


def test_mentions_that_are_made_harmless_fit_too(forge: Forge) -> None:
    forge.says("issues")
    assert forge.run("comment", "12", forge.write("c.md", MARK + "@a" * 32_000)).exit_code == 0
    assert len(json.loads(forge.asked[-1][1])["body"]) == 65_536


@pytest.mark.parametrize(
    ("last", "at", "starts"),
    [
        ("2026-11-24T02:17:00Z", "2026-11-24", False),
        ("2026-12-30T02:17:00Z", "2026-12-31", False),
        ("2026-12-31T02:17:00Z", "2027-01-01", True),
        ("2026-12-31T23:30:00Z", "2027-01-01", False),  # it is 2027 in Sweden already
        ("2026-12-31T02:17:00Z", "2027-01-03", True),
        ("", "2026-11-24", True),
    ],
)
def test_it_is_published_on_the_day_that_something_changes(forge: Forge, last: str, at: str, starts: bool) -> None:  # noqa: FBT001
    forge.says("-X POST")
    forge.says("publish.yml/runs", f"{last}\n")
    assert forge.run("rebuild", "publish.yml", at=at).exit_code == 0
    assert (forge.asked[-1][0][:3] == ["api", "-X", "POST"]) is starts
    if starts:
        assert forge.asked[-1][0][3:] == [
            "repos/osby/katalog/actions/workflows/publish.yml/dispatches",
            "-f",
            "ref=main",
        ]


def test_a_time_that_is_none_stops(forge: Forge) -> None:
    forge.says("publish.yml/runs", "soon")
    assert forge.run("rebuild", "publish.yml").exit_code == 1


@pytest.mark.parametrize(
    "args", [["rebuild", "../x.yml"], ["teams", "--repository", "a"], ["comment", "0", "/dev/null"]]
)
def test_wrong_use(forge: Forge, args: list[str]) -> None:
    assert forge.run(*args).exit_code == 2
