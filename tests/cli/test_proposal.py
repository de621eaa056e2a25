"""``kran prices --proposal`` where a year has several drafts: which one is chosen by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kran.cli import main
from tests.small import lay_out

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
