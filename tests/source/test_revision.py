"""The catalogue's files at a commit: what lies in git's objects, and what is said when git cannot answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kran.source import revision
from kran.source.revision import GitError, Revision, commit_of, is_ancestor, meeting
from tests import revisions
from tests.revisions import git

if TYPE_CHECKING:
    from pathlib import Path

    from kran.diagnostics import Diagnostic

FILE = "catalog/catalog.yaml"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three commits on main (tags one, two, three), a branch from the first, and one that nothing ties to them."""
    root = tmp_path_factory.mktemp("repository")
    revisions.lay_out(root, {FILE: "one\n", "catalog/åäö/ett två.yaml": "å\n", "catalog/.hidden": "", "else": ""})
    git(root, "tag", "one")
    revisions.commit(root, {FILE: "two\n"})
    git(root, "tag", "two")
    revisions.commit(root, {"catalog/empty.yaml": ""})
    git(root, "tag", "three")
    git(root, "switch", "--quiet", "--create", "branch", "one")
    revisions.commit(root, {"catalog/branch.yaml": "b\n"})
    git(root, "switch", "--quiet", "--orphan", "unrelated")
    revisions.commit(root, {FILE: "other\n"})
    git(root, "switch", "--quiet", "main")
    return root


def _told(problem: Diagnostic | None) -> str:
    assert problem is not None
    assert problem.code == "K801"
    return f"{problem.message.msgid.format(**problem.message.values)}. {problem.remedy.msgid}"


def test_the_files_of_a_commit(root: Path) -> None:
    files = Revision(root, "one")
    assert files.names() == [FILE, "catalog/åäö/ett två.yaml"]
    assert [files.read(name) for name in files.names()] == [b"one\n", "å\n".encode()]
    assert files.problems() == []
    assert Revision(root, "two").read(FILE) == b"two\n"


def test_an_empty_file_and_one_that_is_not_there(root: Path) -> None:
    files = Revision(root, "three")
    assert files.read("catalog/empty.yaml") == b""
    with pytest.raises(FileNotFoundError):
        files.read("catalog/branch.yaml")


def test_a_catalogue_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    revisions.lay_out(tmp_path, {"here/it/catalog/catalog.yaml": "x\n", "catalog/catalog.yaml": "y\n"})
    files = Revision(tmp_path / "here" / "it", "HEAD")
    assert files.names() == [FILE]
    assert files.read(FILE) == b"x\n"


def test_no_catalogue_at_all(tmp_path: Path) -> None:
    revisions.lay_out(tmp_path, {"else": "x\n"})
    assert Revision(tmp_path, "HEAD").names() == []


def test_a_file_that_is_too_large_is_cut_and_the_next_is_whole(tmp_path: Path) -> None:
    revisions.lay_out(tmp_path, {"catalog/a.yaml": "a" * 2_000_000, "catalog/b.yaml": "b\n"})
    files = Revision(tmp_path, "HEAD")
    assert len(files.read("catalog/a.yaml")) < 2_000_000
    assert files.read("catalog/b.yaml") == b"b\n"


def test_a_link_and_a_submodule_cannot_be_read(tmp_path: Path) -> None:
    revisions.lay_out(tmp_path, {FILE: "x\n"})
    (tmp_path / "catalog" / "link.yaml").symlink_to("catalog.yaml")
    git(tmp_path, "add", "--all")
    git(tmp_path, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},catalog/module.yaml")
    git(tmp_path, "commit", "--quiet", "--message", "both")
    files = Revision(tmp_path, "HEAD")
    assert [(problem.code, problem.where.file) for problem in files.problems()] == [
        ("K002", "catalog/link.yaml"),
        ("K002", "catalog/module.yaml"),
    ]
    assert files.names() == [FILE]


def test_an_object_that_is_lost_is_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    revisions.lay_out(tmp_path, {FILE: "x\n", "catalog/b.yaml": "b\n"})
    blob = git(tmp_path, "rev-parse", f"HEAD:{FILE}")
    (tmp_path / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    files = Revision(tmp_path, "HEAD")
    with pytest.raises(OSError, match=FILE):
        files.read(FILE)
    assert files.read("catalog/b.yaml") == b"b\n"


def test_a_tree_that_is_lost_is_told(tmp_path: Path) -> None:
    revisions.lay_out(tmp_path, {FILE: "x\n"})
    tree = git(tmp_path, "rev-parse", "HEAD:catalog")
    (tmp_path / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    files = Revision(tmp_path, "HEAD")
    assert files.names() == []
    assert [(problem.code, problem.where.file) for problem in files.problems()] == [("K002", "catalog")]


@pytest.mark.parametrize("name", ["HEAD", "main", "three", "HEAD~0", "refs/heads/main"])
def test_the_names_of_a_commit(root: Path, name: str) -> None:
    assert commit_of(root, name) == (git(root, "rev-parse", "three"), None)


@pytest.mark.parametrize(
    "name", ["", "nothing", "-all", "--all", "^HEAD", "one..two", "HEAD:catalog", "0" * 40, "två å", "HEAD^{tree}", "*"]
)
def test_what_names_no_commit(root: Path, name: str) -> None:
    commit, problem = commit_of(root, name)
    assert commit is None
    assert _told(problem).startswith(f"There is no revision {name}. Name a branch")


def test_no_repository(tmp_path: Path) -> None:
    assert "is in no git repository. Changes are told" in _told(commit_of(tmp_path, "HEAD")[1])


def test_a_repository_without_commits(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert _told(commit_of(tmp_path, "HEAD")[1]).startswith("There is no revision HEAD")


def test_no_git_is_another_thing_than_no_repository(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    told = _told(commit_of(root, "HEAD")[1])
    assert "git repository" not in told
    assert told.startswith("git could not be run:")
    assert "Install git" in told


def test_what_else_git_says_is_told_in_its_words(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path, *command: str) -> bytes:
        raise GitError(f"detected dubious ownership in repository at '{command[0]}'\nTo add an exception, call: x")

    monkeypatch.setattr(revision, "git", refused)
    told = _told(commit_of(root, "HEAD")[1])
    assert "dubious ownership" in told
    assert "no git repository" not in told


def test_where_two_came_apart(root: Path) -> None:
    one, three, branch = (git(root, "rev-parse", name) for name in ("one", "three", "branch"))
    assert meeting(root, three, branch) == (one, None)
    assert meeting(root, one, three) == (one, None)
    assert is_ancestor(root, one, three)
    assert not is_ancestor(root, three, branch)


def test_two_that_nothing_ties_together(root: Path) -> None:
    three, other = (git(root, "rev-parse", name) for name in ("three", "unrelated"))
    commit, problem = meeting(root, three, other)
    assert commit is None
    assert _told(problem).startswith(f"{three[:12]} and {other[:12]} have no commit in common")


def test_a_clone_of_the_latest_commits_only(root: Path, tmp_path: Path) -> None:
    git(root, "clone", "--quiet", "--depth", "1", f"file://{root}", str(tmp_path / "clone"))
    clone = tmp_path / "clone"
    assert commit_of(clone, "HEAD")[1] is None
    for name in ("HEAD~1", "one", git(root, "rev-parse", "one")):
        told = _told(commit_of(clone, name)[1])
        assert f"latest commits only, and {name} is not among them" in told
        assert "git fetch --unshallow" in told
    git(clone, "fetch", "--quiet", "--depth", "1", "origin", "branch:branch")
    commit, problem = meeting(clone, git(clone, "rev-parse", "HEAD"), git(clone, "rev-parse", "branch"))
    assert commit is None
    assert "latest commits only" in _told(problem)


def test_a_git_that_fails_says_why(root: Path) -> None:
    with pytest.raises(GitError, match="bad"):
        revision.git(root, "cat-file", "-t", "bad")
