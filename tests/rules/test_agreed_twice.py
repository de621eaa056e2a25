"""Two agreements of one unit for one item never hold on the same day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import found, lay_out

if TYPE_CHECKING:
    from pathlib import Path


def _agreement(name: str, days: str, item: str = "skarm", status: str = "") -> str:
    return (
        f"# catalog/agreements/{name}.yaml\n{status}title: Skolan\nunit: skolan\nitem: {item}\n{days}"
        "level: silver\ndecision: kf-2025-2\n"
    )


DECISION = (
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Skolan\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [agreements/a, agreements/b]\n"
)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("from: 2026-03-01\n", "from: 2026-06-01\n", ["catalog/agreements/b.yaml:3:7 K315"]),
        ("from: 2026-06-01\n", "from: 2026-03-01\n", ["catalog/agreements/a.yaml:3:7 K315"]),
        ("from: 2026-03-01\nuntil: 2026-06-01\n", "from: 2026-06-01\n", ["catalog/agreements/b.yaml:3:7 K315"]),
        ("from: 2026-03-01\nuntil: 2026-05-31\n", "from: 2026-06-01\n", []),
        ("from: 2026-06-01\nuntil: 2026-05-31\n", "from: 2026-03-01\n", ["catalog/agreements/a.yaml:5:8 K405"]),
    ],
)
def test_days_in_common(tmp_path: Path, first: str, second: str, told: list[str]) -> None:
    root = lay_out(tmp_path, _agreement("a", first) + _agreement("b", second) + DECISION)

    assert [f"{f.file}:{f.line}:{f.column} {f.code}" for f in found(root)] == told


def test_other_items_and_drafts_are_no_second_agreement(tmp_path: Path) -> None:
    days = "from: 2026-03-01\n"
    other = _agreement("a", days) + _agreement("b", days, "servicedesk") + DECISION
    draft = _agreement("c", days, status="status: draft\n").replace("decision: kf-2025-2\n", "")

    assert found(lay_out(tmp_path, other + draft)) == []


def test_a_former_name_is_the_same_item(tmp_path: Path) -> None:
    service = (
        "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\nformerly: [bildskarm]\n"
        "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
    )
    days = "from: 2026-03-01\n"
    root = lay_out(tmp_path, service + _agreement("a", days) + _agreement("b", days, "bildskarm") + DECISION)

    assert [f.code for f in found(root)] == ["K315"]
