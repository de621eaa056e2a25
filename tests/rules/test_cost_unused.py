"""Keys and terms that no price names are told of, unless a misspelt name may have been meant for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

DECISION = (
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/extra]\n"
)
LIST = "# catalog/prices/extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\ndecision: kf-2025-2\nprices:\n  skarm: {%s}\n"
SPLIT = "amount: 65.00, per: month, split: bas"
COSTS = "# catalog/costs/%s.yaml\nkeys:\n  bas: {equal: 1}\n"
TERMS = "# catalog/costs/2025.yaml\nterms:\n  lang: {title: Lång, months: 36, interest: 2.5}\n"


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (COSTS % "2025", ["costs/2025.yaml:2:3 K314"]),
        (TERMS, ["costs/2025.yaml:2:3 K314"]),
        (COSTS % "2025" + LIST % SPLIT + DECISION, []),
        # What it will be in a later year, though the list is of an earlier one.
        (COSTS % "2025" + COSTS % "2027" + LIST % SPLIT + DECISION, []),
        (TERMS + LIST % "form: rent, terms: lang" + DECISION, []),
        (TERMS + COSTS % "2026" + LIST % SPLIT + DECISION, ["costs/2025.yaml:2:3 K314"]),
        (COSTS % "2025" + LIST % SPLIT.replace("bas", "baz") + DECISION, ["prices/extra.yaml:5:45 K201"]),
        (COSTS % "2025" + LIST % "amount: x, per: month" + DECISION, ["prices/extra.yaml:5:19 K103"]),
    ],
)
def test_costs(tmp_path: Path, text: str, findings: list[str]) -> None:
    told = [f"{f.file}:{f.line}:{f.column} {f.code}".removeprefix("catalog/") for f in found(lay_out(tmp_path, text))]
    assert told == findings


def test_it_is_a_warning(tmp_path: Path) -> None:
    [finding] = found(lay_out(tmp_path, COSTS % "2025"))
    assert (finding.severity.value, finding.message) == ("warning", "no price is shared by “bas”")
    assert finding.remedy == "Take it away from costs/2025, or name it at a price."
