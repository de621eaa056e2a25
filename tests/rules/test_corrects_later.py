"""What corrects a list begins on its first day or after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import found, lay_out

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("start", "corrects", "told"),
    [
        ("2025-12-31", "2026", ["K316"]),
        ("2026-01-01", "2026", []),
        ("2025-12-31", "2024", ["K201"]),
    ],
)
def test_the_first_day(tmp_path: Path, start: str, corrects: str, told: list[str]) -> None:
    text = (
        f'# catalog/prices/rattad.yaml\ntitle: Rättad\nfrom: {start}\ncorrects: "{corrects}"\ndecision: kf-2026-2\n'
        "prices:\n  skarm: {amount: 50.00, per: month}\n"
        "# catalog/decisions/2026/kf-2026-2.yaml\ntitle: Rättad\nbody: kf\ndate: 2026-03-02\nreference: § 2\n"
        "decides: [prices/rattad]\n"
    )

    assert [f.code for f in found(lay_out(tmp_path, text))] == told
