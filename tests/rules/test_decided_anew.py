"""What is decided anew names its new decision; the old one stays as it was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

CHOICE = "# catalog/assortments/skola.yaml\nfor: [school]\ndecision: %s\nchoices: {skarm: {standard: true}}\n"
DECISION = (
    "# catalog/decisions/%(year)s/%(name)s.yaml\ntitle: Beslut\nbody: kf\ndate: %(year)s-02-01\nreference: § 2\n"
    "decides: [%(document)s]\n"
)
OLD, NEW = (DECISION % {"year": year, "name": f"kf-{year}-2", "document": "assortments/skola"} for year in (2025, 2026))
MANDATE = (
    "# catalog/organisation/mandates.yaml\nmandates:\n"
    "  priser: {body: kf, may: [price-raised], given_by: kf-2025-1%s}\n"
)
LATER = DECISION % {"year": 2026, "name": "kf-2026-2", "document": "mandates/priser"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (CHOICE % "kf-2026-2" + OLD + NEW, []),
        (CHOICE % "kf-2025-2" + OLD + NEW, ["K402"]),
        (MANDATE % ", until: 2026-06-30" + LATER, []),
        (MANDATE % "" + LATER, ["K402"]),
    ],
)
def test_a_document_with_two_decisions(tmp_path: Path, text: str, codes: list[str]) -> None:
    assert [finding.code for finding in found(lay_out(tmp_path, text))] == codes
