"""Every code: its bad example gives it and nothing else, in each language, its good example gives nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kran import report, rules
from kran.rules import CODES, RULES
from kran.text import Language
from tests.small import AT, ENGLISH, MEMORY, found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from kran.diagnostics import Code

SWEDISH = Language("sv")
EACH = pytest.mark.parametrize("code", CODES, ids=lambda code: f"{code.code}-{code.name}")


@EACH
def test_the_bad_example_gives_its_finding_and_no_other_in_each_language(code: Code, tmp_path: Path) -> None:
    loaded = rules.examine(lay_out(tmp_path, code.bad.text), AT, MEMORY)
    [said] = report.findings(loaded.diagnostics, loaded.files, ENGLISH)
    assert (said.code, said.name, said.severity) == (code.code, code.name, code.severity)
    [told] = report.findings(loaded.diagnostics, loaded.files, SWEDISH)
    assert (told.file, told.line, told.column) == (said.file, said.line, said.column)
    assert told.message != said.message
    assert told.remedy != said.remedy
    assert "{" not in re.sub(r"\{(form|until|[a-zåäö]+:)|\{…", "", told.message)


@pytest.mark.parametrize("code", [c for c in CODES if c.good.text], ids=lambda code: f"{code.code}-{code.name}")
def test_the_good_example_gives_nothing(code: Code, tmp_path: Path) -> None:
    assert found(lay_out(tmp_path, code.good.text)) == []


def test_only_a_missing_file_has_no_mended_example() -> None:
    assert [code.code for code in CODES if not code.good.text] == ["K022"]


@EACH
def test_a_code_is_whole(code: Code) -> None:
    assert re.fullmatch(r"K[0-68][0-9]{2}", code.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)
    assert code.why.endswith((".", "?"))
    assert not code.title.endswith(".")
    assert SWEDISH.gettext(code.title) != code.title


def test_codes_and_names_stand_for_one_thing() -> None:
    assert len({code.code for code in CODES}) == len(CODES)
    assert len({code.name for code in CODES}) == len(CODES)


def test_every_rule_has_its_code_in_the_list() -> None:
    assert {rule.code for rule in RULES} <= set(CODES)


def test_the_small_catalogue_is_sound(tmp_path: Path) -> None:
    assert found(lay_out(tmp_path)) == []
    assert AT.year == 2026
