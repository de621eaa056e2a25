"""An hour has one factor: rates that a price names together share none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import START, found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

HEAD = (START / "measures.yaml").read_text("utf-8").partition("rates:")[0]
LIST = (
    "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\n%sprices:\n"
    "  skarm: {amount: 50.00, per: month, rates: {%s}}\n"
)
DECISION = (
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/2026-extra]\n"
)


def _laid(root: Path, kvall: str, natt: str, rates: str = "kvall: 1.5, natt: 2", *, draft: bool = False) -> list[str]:
    measures = (
        f"# catalog/measures.yaml\n{HEAD}rates:\n  kvall: {{text: {{sv: K, en: E}}{kvall}}}\n"
        f"  natt: {{text: {{sv: N, en: N}}{natt}}}\n"
    )
    prices = LIST % ("status: draft\n", rates) if draft else LIST % ("decision: kf-2025-2\n", rates) + DECISION
    return [f"{f.severity.value} {f.code} {f.line}: {f.message}" for f in found(lay_out(root, measures + prices))]


EVENING = ", hours: {weekday: 17:00-23:00}"
BOTH = "error K317 9: “natt” and “kvall” both hold {when}, and “skarm” in prices/2026-extra names both"


@pytest.mark.parametrize(
    ("kvall", "natt", "when"),
    [
        (EVENING, ", hours: {weekday: [00:00-06:00, 20:00-24:00]}", "weekday 20:00-23:00"),
        (EVENING, ", hours: {friday: 22:00-24:00}", "friday 22:00-23:00"),
        (", hours: {saturday: 08:00-10:00}", ", hours: {weekend: 00:00-24:00}", "weekend 08:00-10:00"),
    ],
)
def test_an_hour_of_two_rates_that_a_row_names(tmp_path: Path, kvall: str, natt: str, when: str) -> None:
    assert _laid(tmp_path, kvall, natt) == [BOTH.format(when=when)]


@pytest.mark.parametrize(
    ("kvall", "natt", "rates"),
    [
        (EVENING, ", hours: {weekday: [00:00-06:00, 23:00-24:00]}", "kvall: 1.5, natt: 2"),
        (EVENING, ", hours: {weekend: 17:00-23:00}", "kvall: 1.5, natt: 2"),
        (EVENING, "", "kvall: 1.5, natt: 2"),
        (EVENING, EVENING, "kvall: 1.5"),
        # Fridays have hours of their own.
        (", hours: {weekday: 17:00-23:00, friday: 17:00-20:00}", ", hours: {friday: 20:00-24:00}",
         "kvall: 1.5, natt: 2"),
    ],
)  # fmt: skip
def test_hours_that_are_no_ones_else(tmp_path: Path, kvall: str, natt: str, rates: str) -> None:
    assert _laid(tmp_path, kvall, natt, rates) == []


def test_within_one_rate_whoever_names_it(tmp_path: Path) -> None:
    told = _laid(tmp_path, ", hours: {weekday: [06:00-09:00, 08:00-20:00]}", "", "natt: 2")

    assert told == ["error K317 8: 08:00-20:00 and 06:00-09:00 overlap"]


def test_hours_that_are_backwards_are_told_of_alone(tmp_path: Path) -> None:
    [told] = _laid(tmp_path, EVENING, ", hours: {weekday: [22:00-21:00]}")

    assert told.startswith("error K409")


def test_a_draft_alone_is_only_told(tmp_path: Path) -> None:
    [told] = _laid(tmp_path, EVENING, EVENING, draft=True)

    assert told.startswith("note K317")
