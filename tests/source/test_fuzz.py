"""Whatever stands in a file, checking ends, raises nothing, and points at places that exist."""

from __future__ import annotations

import json
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import pytest

from kran import report
from kran.model import load
from kran.rules import check
from kran.text import Language
from tests import bad_input
from tests.source import mutate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kran.diagnostics import Diagnostic

pytestmark = pytest.mark.whole

MUTATIONS = 300
ENGLISH, SWEDISH = Language("en"), Language("sv")
GUIDELINE = """---
title: Val av dator
body: kf
decision: kf-2025-2
---

Välj den som räcker.
"""
DECISION = """title: Riktlinje
body: kf
date: 2025-11-17
reference: § 2
decides: [guidelines/val-av-dator]
"""
FIGURES = "unit,figure,from,value\nskolan,employees,2026-01-01,40\n"


@dataclass
class Memory:
    """Files that lie in memory."""

    contents: Mapping[str, bytes]

    def names(self) -> list[str]:
        return sorted(self.contents)

    def read(self, name: str) -> bytes:
        return self.contents[name]

    def problems(self) -> list[Diagnostic]:
        return []


def sound() -> dict[str, bytes]:
    folder = bad_input.sound_catalogue()
    contents = {
        f"catalog/{p.relative_to(folder).as_posix()}": p.read_bytes() for p in folder.rglob("*.*") if p.is_file()
    }
    contents["catalog/guidelines/val-av-dator.md"] = GUIDELINE.encode()
    contents["catalog/decisions/2025/kf-2025-2.yaml"] = DECISION.encode()
    contents["catalog/ledger/figures.csv"] = FIGURES.encode()
    return contents


def examine(contents: Mapping[str, bytes], language: Language) -> list[report.Finding]:
    loaded = load.load(Memory(contents))
    rules = check(loaded.catalogue, bad_input.AT) if loaded.catalogue else []
    return report.findings([*loaded.diagnostics, *rules], loaded.files, language)


SOUND = sound()


def test_nothing_is_wrong_before() -> None:
    assert examine(SOUND, ENGLISH) == []


@pytest.mark.parametrize("part", range(5))
def test_changed_bytes(part: int) -> None:
    random = Random(part)  # noqa: S311  a test, not a secret
    wrong = 0
    for _ in range(MUTATIONS // 5):
        name = random.choice(sorted(SOUND))
        changed = SOUND | {name: mutate.content(SOUND[name], random)}
        found = examine(changed, random.choice((ENGLISH, SWEDISH)))
        wrong += bool(found)
        for finding in found:
            lines = changed[finding.file].decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
            assert 1 <= finding.line <= len(lines), finding
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1, finding
            assert finding.length >= 1, finding
            assert finding.message, finding
            assert finding.remedy, finding
        assert len(report.as_text(found, ENGLISH, lambda text, _: text).splitlines()) >= len(found)
        assert len(json.loads(report.as_json(found))["findings"]) == len(found)
        assert report.as_github(found).count("\n") == len(found)
    assert wrong > MUTATIONS // 10
