"""``kran prices --proposal`` where a year has several drafts: which one is chosen by its name."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kran.cli import main
from tests.small import START, lay_out

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = (
    "# catalog/prices/{name}.yaml\ntitle: {title}\nfrom: 2027-01-01\nfor: [internal]\nstatus: draft\nprices:\n"
    "  skarm: {{amount: {amount}, per: month}}\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    drafts = (("lag", "Låg", "61.00"), ("hog", "Hög", "99.00"))
    return lay_out(tmp_path, "".join(DRAFT.format(name=n, title=t, amount=a) for n, t, a in drafts))


def prices(root: Path, *args: str) -> Result:
    return CliRunner().invoke(
        main, ["--root", str(root), "--at", "2026-12-01", "--lang", "en", "prices", "2027", *args]
    )


def test_several_drafts_are_named_with_the_way_to_choose(root: Path) -> None:
    done = prices(root, "--proposal")
    assert (done.exit_code, done.output) == (1, "2027 has several drafts: hog, lag. Choose one with --list ID.\n")


@pytest.mark.parametrize(("name", "amount"), [("lag", "61.00"), ("hog", "99.00")])
def test_the_chosen_draft_is_written(root: Path, name: str, amount: str) -> None:
    done = prices(root, "--proposal", "--list", name)
    assert done.exit_code == 0
    assert amount in done.output


@pytest.mark.parametrize("name", ["mellan", "2026"])
def test_a_list_that_is_no_draft_of_the_year(root: Path, name: str) -> None:
    done = prices(root, "--proposal", "--list", name)
    assert (done.exit_code, done.output) == (1, f"“{name}” is no draft list for 2027. There is: hog, lag.\n")


def test_a_list_is_chosen_among_proposals_only(root: Path) -> None:
    done = prices(root, "--list", "lag")
    assert done.exit_code == 2
    assert "give --proposal too" in done.output


def test_a_shell_offers_the_drafts(root: Path) -> None:
    done = CliRunner(env={"_KRAN_COMPLETE": "bash_complete", "COMP_CWORD": "6"}).invoke(
        main, prog_name="kran", env={"COMP_WORDS": f"kran --root {root} prices 2027 --list ", "COMP_CWORD": "6"}
    )
    assert done.output.split() == ["plain,hog", "plain,lag"]


def test_a_draft_is_told_for_all_that_it_is_for_or_for_one_of_them(tmp_path: Path) -> None:
    company = (
        "# catalog/prices/2026-bolag.yaml\ntitle: Bolag\nfrom: 2026-06-01\nfor: [company]\ndecision: kf-2025-1\n"
        "prices:\n  skarm: {amount: 72.00, per: month}\n"
        "# catalog/decisions/2025/kf-2025-1.yaml\ntitle: Prislistor\nbody: kf\ndate: 2025-11-17\nreference: § 1\n"
        "decides: [prices/2026, prices/2026-bolag, service-levels/silver, mandates/priser]\n"
    )
    draft = DRAFT.format(name="lag", title="Låg", amount="61.00").replace("for: [internal]\n", "")
    root = lay_out(tmp_path, company + draft)
    rows = list(csv.DictReader(prices(root, "--proposal").output.splitlines()))
    assert [(row["customer"], row["before"], row["change_text"]) for row in rows] == [
        ("internal", "60.00", "höjt"), ("company", "72.00", "sänkt"),
    ]  # fmt: skip
    rows = list(csv.DictReader(prices(root, "--proposal", "--for", "company").output.splitlines()))
    assert [(row["customer"], row["before"]) for row in rows] == [("company", "72.00")]


def test_a_draft_for_one_unit_is_of_its_kind_of_customer(tmp_path: Path) -> None:
    draft = DRAFT.format(name="lag", title="Låg", amount="61.00")
    root = lay_out(tmp_path, draft.replace("for: [internal]", "for_unit: skolan\nuntil: 2027-12-31"))
    for chosen in ((), ("--for", "internal")):
        (row,) = csv.DictReader(prices(root, "--proposal", *chosen).output.splitlines())
        assert (row["unit"], row["customer"], row["until"]) == ("skolan", "internal", "2027-12-31")
    refused = prices(root, "--proposal", "--for", "company")
    assert (refused.exit_code, refused.output) == (1, "There is no draft list for 2027.\n")


def test_what_comes_on_top_and_never_said_what_it_is_for_is_named_by_its_part(tmp_path: Path) -> None:
    listed = (START / "prices" / "2026.yaml").read_text("utf-8")
    row = "  skarm+fast-fot: {amount: 90.00, per: start}\n"
    root = lay_out(
        tmp_path, "# catalog/prices/2026.yaml\n" + listed.replace("  servicedesk:", row + "  servicedesk:", 1)
    )
    done = CliRunner().invoke(
        main, ["--root", str(root), "--at", "2026-12-01", "--lang", "en", "show", "skarm+fast-fot"]
    )
    assert "  On top: fast fot: 90 kr per once on delivery.\n" in done.output.replace("\xa0", " ")
