"""A file with thousands of mistakes is checked in good time, and always told of in the same words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kran import rules
from kran.rules.guideline_too_tangled import tangled
from kran.source.most import MOST
from tests import bad_input

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.whole

UNIT = "  enhet-{n}: {{name: Enhet, kind: school, customer: internal, from: 2020-01-01, under: enhten-{n}x}}\n"
ROW = "  sak-{n}: {{amount: 65.00, per: month}}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(bad_input.sound_catalogue(), tmp_path / "catalog")
    return tmp_path


def test_thousands_of_units_under_nothing(root: Path) -> None:
    units = root / "catalog" / "organisation" / "units.yaml"
    units.write_text("units:\n" + "".join(UNIT.format(n=n) for n in range(9_000)), "utf-8")
    began = time.monotonic()
    found = [problem for problem in rules.examine(root, date(2026, 11, 24)).diagnostics if problem.kind.code == "K201"]
    assert time.monotonic() - began < 60  # a guard against hanging; benchmarks/ has the figures
    assert sum("meant" in problem.remedy.msgid for problem in found) == MOST
    assert len(found) >= 9_000


def test_thousands_of_prices_for_nothing(root: Path) -> None:
    prices = root / "catalog" / "prices" / "2026.yaml"
    rows = "".join(ROW.format(n=n) for n in range(10_000))
    prices.write_text(prices.read_text("utf-8").replace("prices:\n", f"prices:\n{rows}"), "utf-8")
    began = time.monotonic()
    assert len(rules.examine(root, date(2026, 11, 24)).diagnostics) >= 10_000
    assert time.monotonic() - began < 60  # a guard against hanging; benchmarks/ has the figures


def test_the_same_mistakes_are_told_in_the_same_bytes(root: Path) -> None:
    units = root / "catalog" / "organisation" / "units.yaml"
    wrong = UNIT.replace("name:", "nam:").replace("under", "from_where")
    units.write_text("units:\n" + "".join(wrong.format(n=n) for n in range(300)), "utf-8")
    prices = root / "catalog" / "prices" / "2026.yaml"
    rows = "".join(ROW.format(n=n) for n in range(300))
    prices.write_text(prices.read_text("utf-8").replace("prices:\n", f"prices:\n{rows}"), "utf-8")
    told = {
        subprocess.run(
            [sys.executable, bad_input.__file__, root, "1000"],
            env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, timeout=30, check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }  # fmt: skip
    assert len(told) == 1
    of_units = [line for line in told.pop().decode().splitlines() if "units.yaml:" in line]
    assert len(of_units) == MOST + 1
    assert "from here on there are more" in of_units[-1]


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("Text\n\n" + "[" * 50_000, 2),
        ("å" * 2001, None),
        ("a* " * 1000, 0),
        ("a_" * 1001, 0),
        ("[" * 100 + "å" * 30_000, 0),
        ("[å](å) " * 60 + "å" * 30_000, None),
        ("[[[\n" * 100, 66),
        ("[a](b)\n" * 1000, None),
        ("]" * 1000, None),
    ],
)
def test_markdown_that_would_take_minutes(markdown: str, line: int | None) -> None:
    assert tangled(markdown) == line
