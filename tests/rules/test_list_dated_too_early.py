"""A list whose first day was mistyped to before its decision is told of there, not by what follows from the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

NEXT_YEAR = (
    "# catalog/prices/{name}.yaml\ntitle: Prislista 2027\nfrom: {day}\nfor: [internal, company]\ncomplete: true\n"
    "decision: kf-2026-1\nprices:\n{rows}"
    "levels: {{dator: silver, skarm: silver, servicedesk: silver}}\n"
    "# catalog/decisions/2026/kf-2026-1.yaml\ntitle: Prislista 2027\nbody: kf\ndate: 2026-11-16\nreference: § 1\n"
    "decides: [prices/{name}]\n"
)
COSTS = "# catalog/costs/2027.yaml\nkeys: {bas: {equal: 1}}\n"
STANDARD = "  dator/standard: {amount: 290.00, per: month}\n"
KRAFTFULL = "  dator/kraftfull: {amount: 470.00, per: month}\n"
ENDED = "  dator/kraftfull: {form: ended}\n"
SKARM = "  skarm: {amount: 60.00, per: month}\n"
NEW_PART = "  skarm+start: {amount: 60.00, per: start}\n"
SPLIT = "  skarm: {amount: 60.00, per: month, split: bas}\n"
DESK = "  servicedesk: {form: included, carried_by: dator}\n"


def told(root: Path, day: str, rows: str, name: str = "2027") -> list[str]:
    text = NEXT_YEAR.format(day=day, rows=rows, name=name) + (COSTS if "split" in rows else "")
    return [f"{f.file}:{f.line}:{f.column} {f.code}".removeprefix("catalog/") for f in found(lay_out(root, text))]


@pytest.mark.parametrize("name", ["2027", "2025"], ids=["after", "before"])
@pytest.mark.parametrize("day", ["2026-01-01", "2026-02-01", "2025-01-01", "2024-01-01"])
@pytest.mark.parametrize(
    "rows",
    [
        STANDARD + KRAFTFULL + SKARM + DESK,
        STANDARD + ENDED + SKARM + DESK,
        STANDARD + KRAFTFULL + SKARM + NEW_PART + DESK,
        STANDARD + KRAFTFULL + SPLIT + DESK,
    ],
    ids=["same", "ended", "more", "split"],
)
def test_a_whole_list(tmp_path: Path, day: str, rows: str, name: str) -> None:
    assert told(tmp_path, day, rows, name) == [f"prices/{name}.yaml:2:7 K404"]


@pytest.mark.parametrize("rows", [SKARM, SKARM + DESK])
@pytest.mark.parametrize("name", ["extra", "2025-extra"])
def test_a_list_of_few_rows(tmp_path: Path, rows: str, name: str) -> None:
    text = NEXT_YEAR.replace("complete: true\n", "").replace(
        "levels: {{dator: silver, skarm: silver, servicedesk: silver}}\n", ""
    )
    findings = found(lay_out(tmp_path, text.format(day="2026-01-01", rows=rows, name=name)))
    assert [(f.file, f.code) for f in findings] == [(f"catalog/prices/{name}.yaml", "K404")]


def test_the_day_as_it_was_meant(tmp_path: Path) -> None:
    assert told(tmp_path, "2027-01-01", STANDARD + KRAFTFULL + SPLIT + DESK) == []


def test_a_draft_that_follows(tmp_path: Path) -> None:
    draft = (
        "# catalog/prices/2028.yaml\ntitle: Prislista 2028\nfrom: 2028-01-01\nfor: [internal, company]\n"
        f"complete: true\nstatus: draft\nprices:\n{STANDARD}{SKARM}{DESK}"
        "levels: {dator: silver, skarm: silver, servicedesk: silver}\n"
    )
    text = NEXT_YEAR.format(day="2024-01-01", rows=STANDARD + ENDED + SKARM + DESK, name="2027") + draft
    assert [finding.code for finding in found(lay_out(tmp_path, text))] == ["K404"]
