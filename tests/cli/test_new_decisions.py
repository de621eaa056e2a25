"""``kran new decision --for-changes``: from a change that nobody has decided to one that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kran.cli import main
from tests import revisions

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.whole

LIST = "catalog/prices/2027.yaml"
DEARER = (
    "title: {sv: Prislista it 2027, en: IT price list 2027}\nfrom: 2027-02-01\nfor: [internal, company]\n"
    "prices:\n  skarm: {amount: 65.00, per: month}\n"
)
ROLES = "catalog/organisation/roles.yaml"
SCHOOL = "catalog/assortments/skola.yaml"
DRAFT = "catalog/decisions/2026/kf-2026-1.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return revisions.lay_out(tmp_path / "repository", revisions.START)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return revisions.lay_out_example(tmp_path / "repository")


def kran(root: Path, *args: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--lang", lang, "--at", "2026-11-24", *args])


def for_changes(root: Path, *args: str) -> Result:
    return kran(root, "new", "decision", "--for-changes", "HEAD", *args)


def edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), "utf-8")


def test_from_an_undecided_list_to_a_decided_one(root: Path) -> None:
    revisions.lay_over(root, {LIST: DEARER})
    assert "no decision covers it" in kran(root, "check", "--base", "HEAD").output
    done = for_changes(root)
    assert done.exit_code == 0, done.output
    assert done.output.splitlines() == [
        f"Written: {root / DRAFT}",
        f"Write in {LIST}: decision: kf-2026-1",
        "When it is decided, write date: and reference: of kf-2026-1, and take away status: draft.",
    ]
    edit(root, LIST, "from:", "status: draft\ndecision: kf-2026-1\nfrom:")
    assert kran(root, "check").exit_code == 0  # the list and its decision are proposals
    edit(root, LIST, "status: draft\n", "")
    assert kran(root, "check", "--base", "HEAD").exit_code == 1  # what is published rests on no draft
    edit(root, DRAFT, "status: draft\n", 'date: 2026-11-23\nreference: "§ 4"\n')
    done = kran(root, "check", "--base", "HEAD")
    assert (done.exit_code, done.output) == (0, "The catalogue is sound.\n")
    assert for_changes(root).output == "No decision is missing: nothing was written.\n"


def test_what_the_draft_says(root: Path) -> None:
    revisions.lay_over(root, {LIST: DEARER})
    for_changes(root, "--date", "2026-11-23", "--reference", "§ 4")
    assert (root / DRAFT).read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ") == (
        "# yaml-language-server: $schema=../../../schemas/decision.schema.json\n"
        "status: draft\ntitle: {sv: Prislista it 2027, en: IT price list 2027}\nbody: kf\ndate: 2026-11-23\n"
        "reference: § 4\ndecides: [prices/2027]\n"
        "text: {sv: 'Skärm: pris höjs, från 60 kr per månad till 65 kr per månad, från 1 februari 2027.',"
        " en: 'Screen: price\n"
        "    raised, from 60 kr per month to 65 kr per month, from 1 February 2027.'}\n"
        "mandate: priser\n"
    )


def test_the_name_that_the_list_says_already_is_the_drafts(root: Path) -> None:
    revisions.lay_over(root, {LIST: DEARER + "decision: kf-2026-41\n"})
    done = for_changes(root)
    assert done.exit_code == 0, done.output
    assert f"Written: {root / 'catalog/decisions/2026/kf-2026-41.yaml'}" in done.output
    assert "Write in" not in done.output


def test_a_draft_is_not_written_twice_whatever_it_lacks(root: Path) -> None:
    revisions.lay_over(root, {LIST: DEARER})
    for_changes(root)
    done = for_changes(root)
    assert done.output.splitlines()[0] == f"{DRAFT} is a draft of it already."
    assert [path.name for path in sorted((root / "catalog/decisions/2026").iterdir())] == ["kf-2026-1.yaml"]


def test_a_promise_and_what_names_no_decision(root: Path) -> None:
    edit(root, ROLES, "order: 50000", "order: 75000")
    silver = "catalog/service-levels/silver.yaml"
    edit(root, silver, "percent: 99.0, per: month}", "percent: 99.0, per: month}\nrequest: 3 d")
    done = for_changes(root)
    assert done.exit_code == 0, done.output
    text = (root / DRAFT).read_text("utf-8")
    assert "roles/enhetschef" in text
    assert "Enhetschef: får beställa mer" in text


def test_each_who_decides_has_a_draft(example: Path) -> None:
    edit(example, ROLES, "order: 50000, approve: 50000", "order: 75000, approve: 50000")
    edit(example, SCHOOL, "  headset/sladd: {standard: false}\n", "")
    several = for_changes(example, "--reference", "§ 1")
    assert several.exit_code == 2
    assert "choose one with --body or --role" in several.output
    done = for_changes(example)
    assert done.exit_code == 0, done.output
    assert f"Write in {SCHOOL}: decision: brukarrad-skola-2026-4" in done.output
    council = (example / "catalog/decisions/2026/brukarrad-skola-2026-4.yaml").read_text("utf-8")
    assert "mandate: sortiment" in council
    assert "mandate:" not in (example / "catalog/decisions/2026/kf-2026-120.yaml").read_text("utf-8")
    edit(example, SCHOOL, "decision: brukarrad-skola-2026-3", "decision: brukarrad-skola-2026-4")
    for name in ("brukarrad-skola-2026-4", "kf-2026-120"):
        path = f"catalog/decisions/2026/{name}.yaml"
        edit(example, path, "status: draft\n", 'date: 2026-11-23\nreference: "§ 4"\n')
    done = kran(example, "check", "--base", "HEAD")
    assert done.exit_code == 0, done.output


def test_what_is_gone_can_be_decided_by_nobody(example: Path) -> None:
    roles = (example / "catalog/organisation/roles.yaml").read_text("utf-8")
    head, _, rest = roles.partition("  assistent:\n")
    revisions.lay_over(example, {"catalog/organisation/roles.yaml": head + rest[rest.index("  # ") :]})
    done = for_changes(example)
    assert done.exit_code == 0, done.output
    assert done.output.startswith("roles/assistent is gone, and no decision can name it")


def test_a_mandate_that_ends_names_who_gave_it_still(example: Path) -> None:
    limit = "    limit: {percent: 2.0, year: 50000}\n    given_by: kf-2014-63\n"
    edit(example, "catalog/organisation/mandates.yaml", limit, f"{limit}    until: 2027-06-30\n")
    done = for_changes(example, "--date", "2026-11-23", "--reference", "§ 1")
    assert done.exit_code == 0, done.output
    assert done.output == f"Written: {example / 'catalog/decisions/2026/kf-2026-120.yaml'}\n"
    edit(example, "catalog/decisions/2026/kf-2026-120.yaml", "status: draft\n", "")
    done = kran(example, "check", "--base", "HEAD")
    assert done.exit_code == 0, done.output


def test_what_is_added_is_not_covered_by_the_old_decision(example: Path) -> None:
    edit(example, SCHOOL, "  headset/sladd: {standard: false}\n",
         "  headset/sladd: {standard: false}\n  webbkamera: {standard: false}\n")  # fmt: skip
    assert "brukarrad-skola-2026-3 was taken for what it said before" in kran(example, "check", "--base", "HEAD").output
    assert f"Write in {SCHOOL}: decision: brukarrad-skola-2026-4" in for_changes(example).output


def test_one_of_several_is_chosen(example: Path) -> None:
    edit(example, ROLES, "order: 50000, approve: 50000", "order: 75000, approve: 50000")
    edit(example, SCHOOL, "  headset/sladd: {standard: false}\n", "")
    done = for_changes(example, "--body", "kf", "--date", "2027-01-18", "--reference", "§ 1")
    assert done.exit_code == 0, done.output
    assert done.output == f"Written: {example / 'catalog/decisions/2027/kf-2027-1.yaml'}\n"


def test_a_list_with_several_deciders_is_for_the_highest(example: Path) -> None:
    revisions.lay_over(
        example,
        {
            "catalog/prices/2027-maj.yaml": "title: Maj\nfrom: 2027-05-01\nfor: [internal, company]\nprices:\n"
            "  barbar-dator/standard-14: {amount: 320.00, per: month, term: 36, after_term: 149.00}\n"
            "  headset/sladd: {amount: 250.00, per: item}\n"
        },
    )
    done = for_changes(example)
    assert done.exit_code == 0, done.output
    [draft] = (path for path in done.output.splitlines() if path.startswith("Written"))
    assert draft.endswith("kf-2026-120.yaml")


def test_a_price_that_rises_too_soon_needs_another_day_and_no_decision(root: Path) -> None:
    soon = 'title: Nu\nbody: kf\ndate: 2027-01-20\nreference: "§ 1"\ndecides: [prices/2027]\n'
    revisions.lay_over(root, {LIST: DEARER + "decision: kf-2027-1\n", "catalog/decisions/2027/kf-2027-1.yaml": soon})
    assert for_changes(root).output == "No decision is missing: nothing was written.\n"


def test_a_draft_with_many_changes_tells_some(example: Path) -> None:
    text = (example / "catalog/prices/2027.yaml").read_text("utf-8")
    rows = text.partition("prices:\n")[2].partition("levels:")[0]
    revisions.lay_over(
        example,
        {
            "catalog/prices/2028.yaml": "title: Prislista it 2028\nfrom: 2028-01-01\nfor: [internal, company]\n"
            f"prices:\n{rows.replace('.00, per: month', '.50, per: month')}"
        },
    )
    done = for_changes(example)
    assert done.exit_code == 0, done.output
    written = next((example / "catalog/decisions").glob("*/kf-2026-120.yaml")).read_text("utf-8")
    assert "ändringar till." in written


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--for-changes", "HEAD", "--title", "T"], "leave them out"),
        (["kf-1", "--for-changes", "HEAD"], "leave them out"),
        (["--for-changes", "HEAD", "--date", "i går"], "write YYYY-MM-DD"),
        ([], "Give ID, or --for-changes BASE"),
        (["--for-changes", "nosuch"], "nosuch"),
    ],
)
def test_wrong_use(root: Path, args: list[str], said: str) -> None:
    done = kran(root, "new", "decision", *args)
    assert done.exit_code == 2
    assert said in done.output


def test_a_base_without_a_catalogue(tmp_path: Path) -> None:
    root = revisions.lay_out(tmp_path / "repository")
    revisions.commit(root, revisions.START)
    done = kran(root, "new", "decision", "--for-changes", "HEAD~1")
    assert done.exit_code == 1
    assert "K802" in done.output
