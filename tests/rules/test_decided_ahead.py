"""A decision of a day to come is a warning, and only one finding for one date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import AT, found, lay_out

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("day", "start", "status", "told"),
    [
        ("2026-12-02", "2027-01-01", "", ["warning K412"]),
        (AT.isoformat(), "2027-01-01", "", []),
        ("2026-12-02", "2026-12-01", "", ["error K404"]),
        ("2027-12-02", "2028-01-01", "", ["error K410"]),
        ("2026-12-02", "2027-01-01", "status: draft\n", []),
    ],
)
def test_the_day(tmp_path: Path, day: str, start: str, status: str, told: list[str]) -> None:
    text = (
        f"# catalog/prices/extra.yaml\n{status}title: Tillägg\nfrom: {start}\ndecision: kf-2026-2\n"
        "prices:\n  skarm: {amount: 50.00, per: month}\n"
        f"# catalog/decisions/2026/kf-2026-2.yaml\n{status}title: Tillägg\nbody: kf\ndate: {day}\nreference: § 2\n"
        "decides: [prices/extra]\n"
    )

    assert [f"{f.severity.value} {f.code}" for f in found(lay_out(tmp_path, text))] == told
