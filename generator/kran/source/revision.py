"""The catalogue's files as they were at a commit, read from git's objects: nothing is checked out."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kran.diagnostics import NO_EXAMPLE, Code, Diagnostic, Severity, Spot, complain
from kran.source.bytes import largest
from kran.source.files import unreadable
from kran.text import N_

if TYPE_CHECKING:
    from pathlib import Path

TOP = "catalog"

NO_REVISION = Code(
    "K801",
    "no-revision",
    Severity.ERROR,
    N_("A revision cannot be read"),
    N_("Changes are told between two revisions in git; without the earlier one there is nothing to compare with."),
    NO_EXAMPLE,
    NO_EXAMPLE,
)
_REGULAR = {"100644", "100755"}


@dataclass(slots=True)
class Revision:
    """The files below ``root/catalog`` at a commit; `root` may be a folder within the repository.

    Hidden files are passed over, as in a folder. A link or a submodule is told as unreadable: what it leads to is not
    part of the revision.
    """

    root: Path
    commit: str
    _blobs: dict[str, str] | None = None
    _bytes: dict[str, bytes] = field(default_factory=dict)
    _refused: list[Diagnostic] = field(default_factory=list)

    def names(self) -> list[str]:
        """Return every path below the folder, sorted."""
        return sorted(self._listed())

    def read(self, name: str) -> bytes:
        """Return the bytes of one file, one more than it may have at most; raises OSError when it is not there."""
        blobs = self._listed()
        if name not in blobs:
            raise FileNotFoundError(name)
        if not self._bytes:
            self._bytes = _contents(self.root, blobs)
        if name not in self._bytes:
            raise OSError(f"{name}: its object is lost")
        return self._bytes[name]

    def problems(self) -> list[Diagnostic]:
        """Return what of the revision cannot be read."""
        self._listed()
        return list(self._refused)

    def _listed(self) -> dict[str, str]:
        if self._blobs is None:
            self._blobs = {}
            try:
                listed = git(self.root, "ls-tree", "-r", "-z", self.commit, "--", f"{TOP}/")
            except GitError:
                self._refused.append(unreadable(TOP))
                return self._blobs
            for entry in listed.split(b"\0"):
                about, _, path = entry.partition(b"\t")
                name = path.decode("utf-8", "replace")
                if not about or any(part.startswith(".") for part in name.split("/")):
                    continue
                mode, _, blob = about.decode().split(" ")
                if mode in _REGULAR:
                    self._blobs[name] = blob
                else:
                    self._refused.append(unreadable(name))
        return self._blobs


class GitError(OSError):
    """Git could not do what was asked, as to read a file; the text is what it said."""


class NoGitError(GitError):
    """There is no git that can be run."""


def git(root: Path, *command: str, given: bytes = b"") -> bytes:
    """Return what a git command prints in `root`; raises GitError where it fails or there is no git."""
    environment = os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(  # noqa: S603  fixed commands, no shell; names of revisions are verified by `commit_of`
            ["git", "-C", str(root), *command],  # noqa: S607  the git on PATH
            input=given,
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError as error:
        raise NoGitError(error.strerror or str(error)) from error
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: "))
    return done.stdout


def commit_of(root: Path, name: str) -> tuple[str | None, Diagnostic | None]:
    """Return the full name of the commit that a revision's name means, or what is wrong with it."""
    try:
        git(root, "rev-parse", "--git-dir")
    except GitError as error:
        return None, _no_repository(root, error)
    try:
        found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    except GitError:
        found = ""
    return (found, None) if found.isalnum() else (None, _unknown(root, name))  # “^HEAD” is all but that commit


def meeting(root: Path, base: str, head: str) -> tuple[str | None, Diagnostic | None]:
    """Return the commit where two came apart: what a branch changes is told against that, not against newer commits."""
    try:
        return git(root, "merge-base", base, head).decode().strip(), None
    except GitError:
        if is_shallow(root):
            return None, _shallow(base)
        return None, _problem(
            N_("{base} and {head} have no commit in common"),
            N_("Name a revision that today's catalogue comes from."),
            base=base[:12],
            head=head[:12],
        )


def is_ancestor(root: Path, one: str, other: str) -> bool:
    """Say whether `other` comes from `one`."""
    try:
        git(root, "merge-base", "--is-ancestor", one, other)
    except GitError:
        return False
    return True


def is_shallow(root: Path) -> bool:
    """Say whether the repository holds the latest commits only."""
    return git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _no_repository(root: Path, error: GitError) -> Diagnostic:
    said = str(error).partition("\n")[0]
    if isinstance(error, NoGitError):
        return _problem(
            N_("git could not be run: {said}"), N_("Install git, and see to it that it is found on PATH."), said=said
        )
    if "not a git repository" not in said:
        return _problem(N_("git cannot read {root}: {said}"), N_("Run “git status” there and do as git says."),
                        root=str(root), said=said)  # fmt: skip
    return _problem(
        N_("{root} is in no git repository"),
        N_("Changes are told between revisions in git. Run “git init” and commit the catalogue first."),
        root=str(root),
    )


def _unknown(root: Path, name: str) -> Diagnostic:
    if is_shallow(root):
        return _shallow(name)
    return _problem(
        N_("There is no revision {name}"),
        N_("Name a branch, a tag or a commit that “git log” shows; “git fetch” brings those of the server."),
        name=name,
    )


def _shallow(name: str) -> Diagnostic:
    return _problem(
        N_("The repository holds the latest commits only, and {name} is not among them"),
        N_("Fetch the rest: “git fetch --unshallow”, or fetch-depth: 0 in the workflow."),
        name=name,
    )


def _problem(message: str, remedy: str, **values: Any) -> Diagnostic:  # noqa: ANN401  what fills in the message
    return complain(NO_REVISION, Spot(TOP), message, remedy, **values)


def _contents(root: Path, blobs: dict[str, str]) -> dict[str, bytes]:
    """Return the bytes of every file whose object is there, in one run of git."""
    wanted = "".join(f"{blob}\n" for blob in blobs.values()).encode()
    given, at, found = git(root, "cat-file", "--batch", given=wanted), 0, {}
    for name in blobs:
        end = given.index(b"\n", at)
        if given[at:end].endswith(b" missing"):
            at = end + 1
            continue
        size = int(given[at:end].rsplit(b" ", 1)[1])
        found[name] = given[end + 1 : end + 1 + min(size, largest(name) + 1)]
        at = end + 1 + size + 1
    return found
