"""What carries the cost of something else has a price for the same customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

LISTS = (
    "# catalog/services/arbetsplats/lampa.yaml\ntitle: {sv: Lampa, en: Lamp}\n"
    "summary: {sv: En lampa., en: A lamp.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
    "# catalog/prices/bolag.yaml\ntitle: Lampor\nfrom: 2026-01-01\nfor: [company]\ndecision: kf-2025-2\n"
    "prices:\n  lampa: {amount: 10.00, per: month}\nlevels: {lampa: silver}\n"
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/bolag, prices/extra]\n"
    "# catalog/prices/extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\n%sdecision: kf-2025-2\nprices:\n"
    "  skarm: {form: included, carried_by: %s}\n"
)


@pytest.mark.parametrize(
    ("whose", "carrier", "codes"),
    [
        ("for: [internal]\n", "lampa", ["K313"]),
        ("for: [internal, company]\n", "lampa", ["K313"]),
        ("for: [company]\n", "lampa", []),
        ("for: [internal]\n", "dator", []),
        ("for: [internal]\n", "dator/standard", []),
        ("for: [internal]\n", "lmpa", ["K201"]),
        ("for_unit: skolan\nuntil: 2026-12-31\n", "lampa", ["K313"]),
        ("for_unit: skolan\nuntil: 2026-12-31\n", "dator", []),
        ("", "lampa", []),  # not everything is for every kind of customer
    ],
)
def test_for_whom_it_has_a_price(tmp_path: Path, whose: str, carrier: str, codes: list[str]) -> None:
    assert [finding.code for finding in found(lay_out(tmp_path, LISTS % (whose, carrier)))] == codes


@pytest.mark.parametrize(("part", "codes"), [("dator/standard", []), ("lampa", ["K313"])])
def test_a_bundle_costs_the_sum_of_its_parts(tmp_path: Path, part: str, codes: list[str]) -> None:
    bundle = (
        "# catalog/services/arbetsplats/paket.yaml\ntitle: {sv: Paket, en: Bundle}\n"
        "summary: {sv: Ett paket., en: A bundle.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
        f"contains: [{{item: {part}}}]\n"
    )
    text = LISTS % ("for: [internal]\n", "paket") + bundle
    assert [finding.code for finding in found(lay_out(tmp_path, text)) if finding.code == "K313"] == codes
