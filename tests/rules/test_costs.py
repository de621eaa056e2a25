"""What prices take from costs/ is missed once only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

RENT = (
    "# catalog/prices/extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\ndecision: kf-2025-2\nprices:\n"
    "  skarm: {form: rent, terms: larverktyg}\n"
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/extra]\n"
)
TERMS = "terms: {larverktyg: {months: %s, interest: 2.5}}\n"


def told(root: Path, text: str) -> list[str]:
    return [f"{f.file.removeprefix('catalog/')} {f.code}" for f in found(lay_out(root, RENT + text))]


@pytest.mark.parametrize("year", ["2025", "2026"])
def test_the_year_or_an_earlier_one_says_it(year: str, tmp_path: Path) -> None:
    assert told(tmp_path, f"# catalog/costs/{year}.yaml\n{TERMS % 36}") == []


@pytest.mark.parametrize("name", ["kostnader", "2026-ny", "26"])
def test_a_file_of_no_year_is_the_one_mistake(name: str, tmp_path: Path) -> None:
    assert told(tmp_path, f"# catalog/costs/{name}.yaml\n{TERMS % 36}") == [f"costs/{name}.yaml K020"]


@pytest.mark.parametrize("year", ["2025", "2026"])
def test_a_broken_year_is_the_one_mistake(year: str, tmp_path: Path) -> None:
    assert told(tmp_path, f"# catalog/costs/{year}.yaml\n{TERMS % 241}") == [f"costs/{year}.yaml K106"]


def test_a_later_year_does_not_say_it(tmp_path: Path) -> None:
    assert told(tmp_path, f"# catalog/costs/2027.yaml\n{TERMS % 36}") == ["prices/extra.yaml K201"]
