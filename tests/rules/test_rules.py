"""Every code: its bad example gives it and nothing else, its good example gives nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kran.rules import CODES, RULES
from kran.text import Language
from tests.small import AT, found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from kran.diagnostics import Code

EACH = pytest.mark.parametrize("code", CODES, ids=lambda code: f"{code.code}-{code.name}")


@EACH
def test_the_bad_example_gives_its_finding_and_no_other(code: Code, tmp_path: Path) -> None:
    [finding] = found(lay_out(tmp_path, code.bad.text))
    assert (finding.code, finding.name, finding.severity) == (code.code, code.name, code.severity)


@pytest.mark.parametrize("code", [c for c in CODES if c.good.text], ids=lambda code: f"{code.code}-{code.name}")
def test_the_good_example_gives_nothing(code: Code, tmp_path: Path) -> None:
    assert found(lay_out(tmp_path, code.good.text)) == []


def test_only_a_missing_file_has_no_mended_example() -> None:
    assert [code.code for code in CODES if not code.good.text] == ["K022"]


@EACH
def test_a_code_is_whole(code: Code) -> None:
    assert re.fullmatch(r"K[0-6][0-9]{2}", code.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)
    assert code.why.endswith((".", "?"))
    assert not code.title.endswith(".")


@EACH
def test_a_finding_is_told_in_swedish(code: Code, tmp_path: Path) -> None:
    swedish, english = Language("sv"), Language("en")
    assert swedish.gettext(code.title) != code.title
    lay_out(tmp_path, code.bad.text)
    [told], [said] = found(tmp_path, swedish), found(tmp_path, english)
    assert (told.file, told.line, told.column) == (said.file, said.line, said.column)
    assert told.message != said.message
    assert told.remedy != said.remedy
    assert "{" not in re.sub(r"\{(form|until|[a-zåäö]+:)|\{…", "", told.message)


def test_codes_and_names_stand_for_one_thing() -> None:
    assert len({code.code for code in CODES}) == len(CODES)
    assert len({code.name for code in CODES}) == len(CODES)


def test_every_rule_has_its_code_in_the_list() -> None:
    assert {rule.code for rule in RULES} <= set(CODES)


def test_the_small_catalogue_is_sound(tmp_path: Path) -> None:
    assert found(lay_out(tmp_path)) == []
    assert AT.year == 2026
