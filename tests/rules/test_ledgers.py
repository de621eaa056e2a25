"""The rules of the ledgers, beside their own examples: what is sound, and that one mistake is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

SUBSCRIPTIONS = (
    "# catalog/ledger/subscriptions.csv\nid,booked,date,subscription,event,unit,item,quantity,code,asset,source\n"
    "h-1,2026-01-01,2026-01-01,s-1,start,skolan,skarm,4,,,opening\n"
)
USAGE = "# catalog/ledger/usage.csv\nid,date,unit,item,part,quantity,rate,cost,code,source\n"
AT_COST = (
    "# catalog/prices/2026-mars.yaml\ntitle: Skärmar till självkostnad\nfrom: 2026-03-01\nfor: [internal, company]\n"
    "decision: kf-2026-3\nprices:\n  skarm: {form: at-cost, markup: 15}\n"
    "# catalog/decisions/2026/kf-2026-3.yaml\ntitle: Skärmar\nbody: kf\ndate: 2026-02-02\nreference: § 3\n"
    "decides: [prices/2026-mars]\n"
)


def told(root: Path, text: str) -> list[tuple[str, int]]:
    return [(f.code, f.line) for f in found(lay_out(root, text))]


@pytest.mark.parametrize(
    "rows",
    [
        "h-2,2026-02-01,2026-02-01,s-1,pause,skolan,skarm,,,,o-1#1\nh-3,2026-03-01,2026-03-01,s-1,resume,,,,,,o-1#2\n",
        (
            "h-2,2026-02-01,2026-02-01,s-1,move,forvaltningen,,,,,o-1#1\n"
            "h-3,2026-03-01,2026-03-01,s-1,change,forvaltningen,dator/standard,3,,,o-1#2\n"
            "h-4,2026-04-01,2026-04-01,s-1,end,forvaltningen,dator/standard,3,,,o-1#3\n"
        ),
        # A late row about an earlier day stands where its day is.
        "h-2,2026-06-01,2026-06-01,s-1,end,,,,,,o-1#1\nh-3,2026-07-01,2026-05-01,s-1,change,,,3,,,o-1#2\n",
        # An end that was wrong, and undone, was no end.
        (
            "h-2,2026-02-01,2026-02-01,s-1,end,,,,,,o-1#1\nh-3,2026-02-02,2026-02-02,s-1,void,,,,,,h-2\n"
            "h-4,2026-03-01,2026-03-01,s-1,end,,,1,,,o-1#1\nh-5,2026-04-01,2026-04-01,s-1,end,,,3,,,o-1#1\n"
        ),
    ],
)
def test_what_happens_in_turn_is_sound(rows: str, tmp_path: Path) -> None:
    assert told(tmp_path, SUBSCRIPTIONS + rows) == []


def test_many_rows_of_one_missing_unit_are_one_mistake(tmp_path: Path) -> None:
    rows = "".join(f"u-{n},2026-10-31,skolna,skarm,,4,,,,matare\n" for n in range(40))
    assert [code for code, _ in told(tmp_path, USAGE + rows)] == ["K201"]


def test_a_unit_that_begins_too_late_for_its_rows_is_told_once_at_its_own_day(tmp_path: Path) -> None:
    units = (
        "# catalog/organisation/units.yaml\nunits:\n"
        "  forvaltningen: {name: Förvaltningen, kind: administration, customer: internal, from: 2020-01-01}\n"
        "  skolan: {name: Skolan, kind: school, customer: internal, from: 2026-06-01}\n"
    )
    rows = "".join(f"u-{n},2026-0{n}-28,skolan,skarm,,4,,,,matare\n" for n in range(1, 6))
    assert told(tmp_path, units + USAGE + rows) == [("K411", 3)]


def test_what_is_bought_at_cost_says_what_it_cost(tmp_path: Path) -> None:
    rows = "u-1,2026-10-31,skolan,skarm,,4,,,,faktura\nu-2,2026-10-31,skolan,skarm,,4,,12.00,,faktura\n"
    before = "u-3,2026-02-01,skolan,skarm,,4,,,,matare\nu-4,2026-02-01,skolan,skarm,nytt,4,,,,matare\n"
    assert told(tmp_path, AT_COST + USAGE + rows + before) == [("K834", 2)]


def test_a_time_of_day_needs_a_factor_and_the_remedy_names_those_there_are(tmp_path: Path) -> None:
    prices = AT_COST.replace("{form: at-cost, markup: 15}", "{amount: 500.00, per: hour, rates: {kvall: 1.5}}")
    rates = (
        "# catalog/measures.yaml\nmeasures:\n  month: {text: {sv: månad, en: month}, period: month}\n"
        "  hour: {text: {sv: timme, en: hour}}\nrates:\n  kvall: {text: {sv: kväll, en: evening}}\n"
        "  helg: {text: {sv: helg, en: weekend}}\n"
    )
    rows = "u-1,2026-10-31,skolan,skarm,,4,helg,,,arende-1\nu-2,2026-10-31,skolan,skarm,,4,kvall,,,arende-2\n"
    [finding] = found(lay_out(tmp_path, prices + rates + USAGE + rows))
    assert (finding.code, finding.line, finding.column) == ("K834", 2, 32)
    assert finding.remedy == "Leave the rate out, or write one that it has: kvall."


def test_a_row_that_does_not_fit_leaves_the_others_checked(tmp_path: Path) -> None:
    rows = (
        "u-1,2026-10-31,skolan,skarm,,0,,,,matare\nu-2,2026-10-31,skolan,skarm,,1,,,,matare\n"
        "u-2,2026-10-31,skolan,skarm,,1,,,,matare\n"
    )
    assert told(tmp_path, USAGE + rows) == [("K106", 2), ("K831", 4)]
