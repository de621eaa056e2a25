"""What two revisions have in common is read once; what one cannot read is left out of both."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kran.changes.compare import compare
from kran.changes.revisions import revisions
from tests import revisions as git
from tests.revisions import START
from tests.small import MEMORY

if TYPE_CHECKING:
    from pathlib import Path

AT = date(2026, 11, 24)
SCREEN = "catalog/services/arbetsplats/skarm.yaml"
MANDATES = "catalog/organisation/mandates.yaml"


def test_unchanged_files_are_the_same_things(tmp_path: Path) -> None:
    root = git.lay_out(tmp_path, START)
    git.lay_over(root, {SCREEN: (START / SCREEN).read_text("utf-8").replace("Sladdar", "Sladd")})
    found = revisions(root, "HEAD", None, AT, MEMORY)
    assert found.pair is not None
    before, after = found.pair.before, found.pair.after
    assert before.services["dator"] is after.services["dator"]
    assert found.pair.same("price_lists", "levels", "units", "mandates", "decisions")
    assert (found.base, found.head, found.diagnostics) == (git.git(root, "rev-parse", "HEAD"), "", ())


def test_what_is_broken_on_either_side_is_in_neither(tmp_path: Path) -> None:
    root = git.lay_out(tmp_path, START, {SCREEN: "title: [\n", MANDATES: "mandates: 3\n"})
    git.commit(root, START)
    found = revisions(root, "HEAD~1", "HEAD", AT, MEMORY)
    assert found.pair is not None
    assert [(it.code, it.where.file) for it in found.diagnostics] == [("K803", MANDATES), ("K803", SCREEN)]
    assert "skarm" not in found.pair.before.services
    assert "skarm" not in found.pair.after.services
    assert found.pair.before.mandates == found.pair.after.mandates != {}
    assert compare(found.pair.before, found.pair.after) == ()
    back = revisions(root, "HEAD", None, AT, MEMORY)
    assert back.diagnostics == ()


def test_a_single_file_that_is_broken_now_is_as_it_was(tmp_path: Path) -> None:
    root = git.lay_out(tmp_path, START)
    git.commit(root, {MANDATES: "mandates: 3\n"})
    found = revisions(root, "HEAD~1", "HEAD", AT, MEMORY)
    assert found.pair is not None
    assert found.pair.after.mandates == found.pair.before.mandates != {}


def test_a_later_side_that_cannot_be_read(tmp_path: Path) -> None:
    root = git.lay_out(tmp_path, START)
    git.commit(root, {"catalog/catalog.yaml": "x: [\n"})
    found = revisions(root, "HEAD~1", "HEAD", AT, MEMORY)
    assert found.pair is None
    assert found.now is not None
    assert [it.where.file for it in found.diagnostics] == ["catalog/catalog.yaml"]
    assert revisions(root, "nothing", None, AT, MEMORY).now is None
