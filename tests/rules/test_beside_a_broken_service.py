"""A service that cannot be read hides nothing that does not depend on it, and nothing follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = "# catalog/services/stod/servicedesk.yaml\ntitle: [\n"
TOLD = "services/stod/servicedesk.yaml:1:8 K010"
STANDARD = "  dator/standard: {amount: 290.00, per: month}\n"
KRAFTFULL = "  dator/kraftfull: {amount: 470.00, per: month}\n"
SKARM = "  skarm: {amount: 60.00, per: month}\n"
DESK = "  servicedesk: {form: included, carried_by: dator}\n"
LIST = (
    "# catalog/prices/2027.yaml\ntitle: Prislista 2027\nfrom: 2027-01-01\nfor: [internal, company]\ncomplete: true\n"
    "decision: kf-2026-1\nlevels: {dator: silver, skarm: silver, servicedesk: silver}\nprices:\n%s"
    "# catalog/decisions/2026/kf-2026-1.yaml\ntitle: Prislista 2027\nbody: kf\ndate: 2026-11-16\nreference: § 1\n"
    "decides: [prices/2027]\n"
)


def shown(root: Path, text: str) -> list[str]:
    return [f"{f.file}:{f.line}:{f.column} {f.code}".removeprefix("catalog/") for f in found(lay_out(root, text))]


@pytest.mark.parametrize(
    ("rows", "findings"),
    [
        (STANDARD + KRAFTFULL + DESK, ["prices/2027.yaml:4:1 K304"]),
        (STANDARD + KRAFTFULL + SKARM + DESK + "  skarm+start: {form: ended}\n", ["prices/2027.yaml:12:3 K312"]),
        (STANDARD + KRAFTFULL + SKARM + DESK, []),
        # Of the broken service itself nothing is said.
        (STANDARD + KRAFTFULL + SKARM, []),
        (STANDARD + KRAFTFULL + SKARM + DESK + "  servicedesk+start: {form: ended}\n", []),
        (STANDARD + KRAFTFULL + "  skarm: {form: included, carried_by: servicedesk}\n", []),
    ],
)  # fmt: skip
def test_a_price_list(tmp_path: Path, rows: str, findings: list[str]) -> None:
    assert shown(tmp_path, BROKEN + LIST % rows) == [*findings, TOLD]


def test_what_carries_a_row_has_no_price(tmp_path: Path) -> None:
    rows = STANDARD + KRAFTFULL + SKARM + DESK
    carried = (
        "# catalog/services/stod/hjalp.yaml\ntitle: {sv: H, en: H}\nsummary: {sv: H, en: H}\nowner: it-chef\n"
        "orderable: {from: 2027-01-01}\n"
    )
    text = carried + LIST.replace("[internal, company]", "[internal]") % (
        rows + "  hjalp: {form: included, carried_by: skarm}\n"
    )
    text = text.replace("  skarm: {amount: 60.00, per: month}\n", "  skarm: {form: ended}\n")
    sound, broken = (found(lay_out(tmp_path / name, more + text)) for name, more in (("a", ""), ("b", BROKEN)))
    assert {f.code for f in broken} == {f.code for f in sound} | {"K010"}


def test_a_bundle_with_a_broken_part_may_have_a_price(tmp_path: Path) -> None:
    head = "title: {sv: P, en: P}\nsummary: {sv: P, en: P}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
    text = (
        f"# catalog/services/stod/paket.yaml\n{head}contains: [{{item: servicedesk, quantity: 1}}]\n"
        f"# catalog/services/stod/hjalp.yaml\n{head}"
        "# catalog/prices/extra.yaml\ntitle: Tillägg\nfrom: 2026-01-01\nfor: [internal, company]\ndecision: kf-2025-2\n"
        "prices:\n  hjalp: {form: included, carried_by: paket}\nlevels: {hjalp: silver}\n"
        "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: T\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
        "decides: [prices/extra]\n"
    )
    assert shown(tmp_path, BROKEN + text) == [TOLD]
