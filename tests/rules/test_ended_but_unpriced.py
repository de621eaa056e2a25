from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

EXTRA = (
    "# catalog/prices/extra.yaml\ntitle: Tillägg\nfrom: {day}\n{head}decision: kf-2025-2\nprices:\n  {rows}\n"
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/extra{more}]\n"
)
START_OF_USE = (
    "# catalog/prices/start.yaml\ntitle: Uppsättning\nfrom: {day}\n{head}decision: kf-2025-2\nprices:\n"
    "  skarm+start: {{amount: 100.00, per: start}}\n"
)
ENDED = "skarm+start: {form: ended}"


def told(root: Path, text: str) -> list[str]:
    return [f"{f.code} {f.severity.value}" for f in found(lay_out(root, text))]


def extra(rows: str = ENDED, *, day: str = "2026-06-01", head: str = "", more: str = ", prices/start") -> str:
    return EXTRA.format(day=day, head=head, rows=rows, more=more)


@pytest.mark.parametrize(
    ("earlier", "source"),
    [
        (START_OF_USE.format(day="2026-03-01", head=""), extra()),
        (START_OF_USE.format(day="2026-03-01", head="for: [internal]\n"), extra()),
        (START_OF_USE.format(day="2026-03-01", head=""), extra(head="for: [internal]\n")),
        (START_OF_USE.format(day="2026-03-01", head="for_unit: skolan\n"), extra(head="for_unit: skolan\n")),
    ],
)
def test_a_price_that_was_set_may_end(earlier: str, source: str, tmp_path: Path) -> None:
    assert told(tmp_path, earlier + source) == []


@pytest.mark.parametrize(
    ("earlier", "source"),
    [
        (START_OF_USE.format(day="2026-07-01", head=""), extra()),
        (START_OF_USE.format(day="2026-03-01", head="for: [company]\n"), extra(head="for: [internal]\n")),
        (START_OF_USE.format(day="2026-03-01", head="for_unit: skolan\n"), extra()),
    ],
)
def test_a_price_for_others_or_later_is_another(earlier: str, source: str, tmp_path: Path) -> None:
    assert told(tmp_path, earlier + source) == ["K312 error"]


def test_what_was_renamed_ends_by_either_name(tmp_path: Path) -> None:
    renamed = (
        "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
        "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
        "formerly: [bildskarm]\n"
    )
    earlier = START_OF_USE.format(day="2026-03-01", head="")
    assert told(tmp_path, renamed + earlier + extra("bildskarm+start: {form: ended}")) == []


def test_what_is_no_item_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, extra("mus: {form: ended}", more="")) == ["K301 error"]


def test_in_a_draft_it_is_a_note(tmp_path: Path) -> None:
    draft = "# catalog/prices/2027.yaml\nstatus: draft\ntitle: Utkast\nfrom: 2027-01-01\nprices:\n  " + ENDED + "\n"
    assert told(tmp_path, draft) == ["K312 note"]
