"""Each case of bad input gives its precise findings: no traceback, nothing written, no hang, little memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import bad_input

CASES = bad_input.cases()
SMALL = [case for case in CASES if not bad_input.is_large(case)]
LARGE = [case for case in CASES if bad_input.is_large(case)]
GROUPS = {"yaml", "csv", "schema", "references", "prices", "decisions", "texts", "life", "files", "injection", "ledger"}
# Worth a warning or a note only: everything else must be an error, so that nothing is published from it.
KIND = {
    "decisions/decided-in-the-future",
    "injection/formula-equals",
    "injection/formula-in-a-price-text",
    "injection/formula-minus",
    "injection/formula-plus",
    "injection/markdown-in-a-title",
    "injection/script-in-every-text-of-a-service",
    "injection/script-in-measures-and-levels",
    "injection/script-in-option-texts",
    "injection/script-in-organisation",
    "injection/script-in-price-row-text",
    "injection/shell-in-a-text",
    "injection/slow-for-a-markup-scan",
    "injection/template-braces",
    "life/assessed-in-the-future",
    "life/draft-is-unfinished",
    "life/option-used-nowhere",
    "life/retired-without-successor",
    "life/review-overdue",
    "life/reviewed-in-the-future",
    "prices/dearer-after-the-term",
    "prices/volume-step-that-costs-less",
    "texts/keyword-of-another-service",
    "texts/main-language-missing",
    "texts/page-that-is-empty",
    "texts/page-without-heading",
    "texts/translation-missing",
}


def name(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


def state(root: Path) -> dict[str, tuple[int, int]]:
    """Return every path below `root` with its size and when it was written."""
    seen: dict[str, tuple[int, int]] = {}
    for folder, folders, files in os.walk(root):
        for path in (Path(folder, inner) for inner in (".", *folders, *files)):
            status = path.lstat()  # of a link itself: it may lead to itself
            seen[str(path)] = status.st_size, status.st_mtime_ns
    return seen


def test_there_are_cases_of_every_group() -> None:
    assert {case.parent.name for case in CASES} == GROUPS
    assert {name(case) for case in CASES} >= KIND


def test_the_sound_catalogue_is_sound(tmp_path: Path) -> None:
    assert bad_input.report(bad_input.lay_out(bad_input.CASES / "none" / "none", tmp_path)) == ""


@pytest.mark.parametrize("case", SMALL, ids=name)
def test_case(case: Path, tmp_path: Path) -> None:
    root = bad_input.lay_out(case, tmp_path)
    before = state(root)
    began = time.monotonic()
    text = bad_input.report(root)
    assert time.monotonic() - began < 60  # a guard against hanging; benchmarks/ has the figures
    assert text == (case / "expected.txt").read_text("utf-8")
    assert state(root) == before
    assert "secret" not in text
    assert (" error K" in text) != (name(case) in KIND)


@pytest.mark.whole
@pytest.mark.parametrize("case", LARGE, ids=name)
def test_large_case(case: Path, tmp_path: Path) -> None:
    root = bad_input.lay_out(case, tmp_path)
    before = state(root)
    run = subprocess.run(
        [sys.executable, bad_input.__file__, root, "500"],
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == (case / "expected.txt").read_text("utf-8")
    assert state(root) == before
    assert (" error K" in run.stdout) != (name(case) in KIND)
