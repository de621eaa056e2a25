"""The comment under a pull request: kept whole for each kind of change, in both languages, and shown as it is meant."""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kran import report
from kran.changes.change import REVERSED
from kran.changes.pair import Pair
from kran.changes.revisions import Revisions
from kran.model.load import Loaded, load
from kran.review.comment import LARGEST, MARK, Links, comment
from kran.review.review import Review, review
from kran.site.change_words import KINDS
from kran.source.memory import Memory
from kran.text import Language
from tests.review.proposals import PROPOSALS, Edit

AT = date(2027, 4, 30)
ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).with_name("golden")
MEMORY = Memory()


class Laid:
    """The files of the example with some of them edited, in memory."""

    def __init__(self, edits: tuple[Edit, ...] = ()) -> None:
        self.files = dict(_example())
        for name, old, new in edits:
            path = f"catalog/{name}"
            if old == "@gone":
                del self.files[path]
            elif old == "@move":
                self.files[f"catalog/{new}"] = self.files.pop(path)
            elif not old:
                self.files[path] = new.encode()
            else:
                text = self.files[path].decode()
                assert old in text, (path, old)
                self.files[path] = text.replace(old, new, 1).encode()

    def names(self) -> list[str]:
        return sorted(self.files)

    def read(self, name: str) -> bytes:
        return self.files[name]

    def problems(self) -> list[object]:
        return []


@cache
def _example() -> dict[str, bytes]:
    files = (path for path in (ROOT / "catalog").rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in files}


@cache
def _base() -> Loaded:
    return load(Laid(), memory=MEMORY)  # type: ignore[arg-type]  # files in memory


@cache
def proposal(name: str) -> tuple[Review, Loaded]:
    """Return the review of the example with a proposal's edits."""
    now = load(Laid(PROPOSALS[name]), memory=MEMORY)  # type: ignore[arg-type]  # files in memory
    before, after = _base().catalogue, now.catalogue
    assert before is not None
    assert after is not None
    return review(Revisions(Pair(before, after), (), "4f2c9ab0", "", now), AT), now


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", PROPOSALS)
def test_the_comment(name: str, language: str) -> None:
    made, now = proposal(name)
    findings = report.findings((*now.diagnostics, *made.governing), now.files, Language(language))
    text = comment(made, findings, Language(language), Links("https://preview.example/"))
    kept = GOLDEN / f"{name}.{language}.md"
    if os.environ.get("KRAN_GOLDEN") == "write":
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text("utf-8")
    assert text.startswith(MARK)
    assert len(text) <= LARGEST


def test_every_kind_of_change_has_a_name_for_people() -> None:
    assert set(KINDS) == set(REVERSED)


def test_nothing_changes_but_the_way_it_is_written() -> None:
    made, _ = proposal("nothing")
    assert not made.changes
    assert not made.governing
