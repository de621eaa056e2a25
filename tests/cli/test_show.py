"""``kran show`` and ``kran prices``: what holds on a day, from which list and decision."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kran import rules
from kran.cli import main
from tests.example import ROOT, examined

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests of this file read and check the example once between them: no error depends on the day."""
    monkeypatch.setattr(rules, "examine", lambda *_: examined(date(2026, 11, 24)))


def kran(*args: str, at: str = "2026-11-24") -> Result:
    return CliRunner().invoke(main, ["--root", str(ROOT), "--lang", "sv", "--at", at, *args])


def _shown(*args: str, at: str = "2026-11-24") -> str:
    done = kran("show", *args, at=at)
    assert done.exit_code == 0, done.output
    return done.output.replace("\xa0", " ")


def test_a_price_changes_on_its_day() -> None:
    assert "299 kr per månad" in _shown("barbar-dator/standard-14", at="2026-12-31")
    after = _shown("barbar-dator/standard-14", at="2027-01-01")
    assert "289 kr per månad" in after
    assert "sedan 2027-01-01 (prices/2027, KS 2026/412 § 118, 2026-11-16)\n" in after


def test_a_price_that_a_later_list_states_again_names_both_decisions() -> None:
    assert (
        "sedan 2026-01-01 (prices/2026, KS 2025/398 § 131, 2025-11-17),"
        " står kvar i prices/2027 (KS 2026/412 § 118, 2026-11-16)\n"
    ) in _shown("bildskarm/27-tum", at="2027-02-01")
    assert "står kvar" not in _shown("bildskarm/27-tum", at="2026-12-31")
    shown = _shown("specialutveckling", "--unit", "parkskolan", at="2027-03-31")
    assert "prices/2026-parkskolan-offert" in shown


def test_a_price_set_within_the_year() -> None:
    assert "150 kr" in _shown("programvara-licens/acrobat", at="2026-06-30")
    assert "153 kr" in _shown("programvara-licens/acrobat", at="2026-07-01")
    assert "prices/2026-juli" in _shown("programvara-licens/acrobat", at="2026-07-01")


def test_the_day_can_be_named_after_the_item() -> None:
    assert "289 kr" in _shown("barbar-dator/standard-14", "--at", "2027-03-01")


def test_a_units_own_price_holds_until_its_last_day() -> None:
    assert "38 000 kr" in _shown("specialutveckling", "--unit", "parkskolan", at="2027-03-31")
    assert "38 000 kr" not in _shown("specialutveckling", "--unit", "parkskolan", at="2027-04-01")
    assert "38 000 kr" not in _shown("specialutveckling", at="2027-03-31")


def test_a_former_name_leads_on() -> None:
    assert "Kraftfull 16″" in _shown("barbar-dator/workstation")


def test_what_has_no_price_says_so() -> None:
    assert "Inget pris gäller 2025-06-01" in _shown("bildskarm/24-tum", at="2025-06-01")


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["barbardator"], 1, "Menade du ”barbar-dator”?"),
        (["barbar-dator", "--at", "igår"], 2, "is no day"),
        (["barbar-dator", "--for", "everyone"], 2, "is none of"),
        (["barbar-dator", "--unit", "nowhere"], 2, "is no unit"),
    ],
)
def test_what_cannot_be_shown(args: list[str], status: int, said: str) -> None:
    done = kran("show", *args)
    assert done.exit_code == status
    assert said in done.output


def test_a_year_as_json_has_exact_amounts() -> None:
    done = kran("prices", "2027", "--format", "json")
    assert done.exit_code == 0
    assert '"289.00"' in done.output
    assert json.loads(done.output)


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["2019"], 1),
        (["2026", "--proposal"], 1),
        (["2027", "--for", "everyone"], 2),
        (["2027", "--format", "doc"], 2),
        (["2027", "-o", "prices.foo"], 2),
        (["2027", "-o", "/nowhere/prices.csv"], 1),
    ],
)
def test_prices_that_cannot_be_written(args: list[str], status: int) -> None:
    assert kran("prices", *args).exit_code == status


def test_a_year_after_the_last_decided_list_is_no_list() -> None:
    done = kran("prices", "2028")
    assert done.exit_code == 1
    assert "Ingen prislista är beslutad för 2028. Den första gäller 2026, den sista 2027." in done.output
    assert "--proposal" in done.output
    assert "--proposal" not in kran("prices", "2031").output


def test_the_ending_says_the_format(tmp_path: Path) -> None:
    out = tmp_path / "priser-excel.csv"
    assert kran("prices", "2027", "-o", str(out)).exit_code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    refused = kran("prices", "2027", "-o", str(tmp_path / "priser.foo"))
    assert ".xlsx, .pdf, -excel.csv, .csv, .json" in refused.output


def test_a_proposal_stands_beside_todays_prices(tmp_path: Path) -> None:
    out = tmp_path / "proposal.csv"
    assert kran("prices", "2028", "--proposal", "-o", str(out)).exit_code == 0
    text = out.read_text(encoding="utf-8")
    assert "2028-utkast" in text
    assert "FÖRSLAG" in text


def test_the_next_change_is_the_day_after_a_last_day() -> None:
    assert kran("next-change", at="2026-12-18").output == "2026-12-19\n"  # an order stop ended
    assert kran("next-change", at="2026-12-19").output == "2026-12-21\n"  # another begins
    assert kran("next-change", at="2026-12-31").output == "2027-01-01\n"
    assert kran("next-change", at="2999-12-31").exit_code == 1  # no command can be asked about the day after


def test_a_units_own_level_beats_the_list() -> None:
    shown = _shown("tradlost-nat/basstation", "--unit", "solgarden", at="2027-02-01")
    assert "Guld (agreements/solgarden-tradlost-nat)" in shown


def test_what_comes_on_top_says_what_it_is_for() -> None:
    assert "  Uppsättning och provkörning: 1 200 kr per leverans.\n" in _shown("skanning")
    assert "On top: start" not in _shown("skanning", "--lang", "en")


def test_one_row_is_shown_alone() -> None:
    shown = _shown("skrivare/a3+start", at="2027-02-01")
    assert "Leverans och installation: 1 500 kr per leverans." in shown
    assert "per månad" not in shown
    assert "Servicenivå: Silver" in shown
    done = kran("show", "skrivare/a3+strat")
    assert (done.exit_code, done.output.strip()) == (
        1,
        "”skrivare/a3+strat” finns inte. Menade du ”skrivare/a3+start”?",
    )
    # A row is known also before it has a price.
    assert "Inget pris gäller" in _shown("skrivare/a3+start", at="2026-02-01")
