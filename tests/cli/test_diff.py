"""`kran diff` in real repositories: what is compared with what, and what is said of revisions that cannot be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from kran.changes import revisions as read
from kran.cli import main
from kran.review.comment import MARK
from tests import revisions
from tests.revisions import START, commit, git, lay_out, lay_over
from tests.small import MEMORY

if TYPE_CHECKING:
    from pathlib import Path

LIST, SCREEN = "catalog/prices/2026.yaml", "catalog/services/arbetsplats/skarm.yaml"
DEAR = {
    "catalog/prices/2027.yaml": (
        "title: Prislista 2027\nfrom: 2027-01-01\ndecision: kf-2026-1\nprices:\n  skarm: {amount: 66.00, per: month}\n"
    ),
    "catalog/decisions/2026/kf-2026-1.yaml": (
        'title: Priser 2027\nbody: kf\ndate: 2026-11-16\nreference: "§ 2"\ndecides: [prices/2027]\n'
    ),
}
OTHER_TITLE = {SCREEN: (START / SCREEN).read_text("utf-8").replace("sv: Skärm, en: Screen", "sv: Bild, en: Display")}


@pytest.fixture(autouse=True)
def _remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "Memory", lambda: MEMORY)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small catalogue, and a commit after it with dearer screens; look, but do not write."""
    root = lay_out(tmp_path_factory.mktemp("sound"), START)
    git(root, "tag", "base")
    commit(root, DEAR)
    return root


def kran(root: Path, *args: str, lang: str = "en") -> Result:
    done = CliRunner().invoke(main, ["--root", str(root), "--lang", lang, "--at", "2026-11-24", "diff", *args])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def changes(root: Path, *args: str) -> list[tuple[str, str]]:
    """Return the names of what is told, and what it is of."""
    done = kran(root, *args, "--format", "json")
    assert done.exit_code == 0, done.output
    told: dict[str, Any] = json.loads(done.stdout)
    return [(change["name"], change["of"]) for change in told["changes"]]


RAISED = [("price-raised", "skarm"), ("decision-added", "kf-2026-1")]


# ── What is compared with what ───────────────────────────────────────────────────────────────────────────────────────
def test_two_revisions_and_the_folder_as_it_is(sound: Path) -> None:
    assert changes(sound, "base", "HEAD") == changes(sound, "base") == RAISED
    assert changes(sound, "HEAD") == changes(sound, "HEAD", "HEAD") == changes(sound, "HEAD", "base") == []


def test_what_is_not_committed_counts_and_hidden_files_do_not(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START)
    lay_over(root, DEAR, {LIST: (root / LIST).read_text("utf-8").replace("60.00", "61.00"), "catalog/.x.yaml": "{"})
    assert ("price-raised", "skarm") in changes(root, "HEAD")
    assert changes(root, "HEAD", "HEAD") == []


def test_what_others_changed_on_main_since_is_not_told_as_undone(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START)
    git(root, "switch", "--quiet", "--create", "branch")
    commit(root, OTHER_TITLE)
    git(root, "switch", "--quiet", "main")
    commit(root, DEAR)
    assert changes(root, "main", "branch") == [("service-reworded", "skarm")]
    git(root, "switch", "--quiet", "branch")
    git(root, "merge", "--quiet", "--no-edit", "main")
    assert changes(root, "main", "branch") == [("service-reworded", "skarm")]
    assert changes(root, "main") == [("service-reworded", "skarm")]
    assert changes(root, "branch~1", "branch") == RAISED


def test_a_file_that_is_renamed_and_changed_at_once(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START)
    moved = "catalog/services/stod/bildskarm.yaml"
    commit(root, {SCREEN: None, moved: OTHER_TITLE[SCREEN] + "formerly: [skarm]\n"})
    assert changes(root, "HEAD~1", "HEAD") == [
        ("service-renamed", "bildskarm"),
        ("service-moved", "bildskarm"),
        ("service-reworded", "bildskarm"),
    ]


def test_a_folder_within_the_repository(tmp_path: Path) -> None:
    lay_out(tmp_path, {"readme": "x"})
    root = tmp_path / "under" / "it"
    lay_over(root, START)
    commit(tmp_path)
    commit(tmp_path, {f"under/it/{name}": text for name, text in DEAR.items()})
    assert changes(root, "HEAD~1", "HEAD") == changes(root, "HEAD~1") == RAISED


def test_names_with_signs_beyond_ascii(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START, {"catalog/guidelines/README.md": "x"})
    told = kran(root, "HEAD", "HEAD")
    assert told.exit_code == 0
    git(root, "tag", "före")
    commit(root, DEAR, {"catalog/services/stod/å ä.yaml": "title: x\n"})
    found = kran(root, "före", "HEAD")
    assert found.exit_code == 0
    assert "catalog/services/stod/å ä.yaml" in found.stderr
    assert "price raised: Screen" in found.stdout


# ── What cannot be compared ──────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("nothing",), "There is no revision nothing"),
        (("HEAD", "nothing"), "There is no revision nothing"),
        (("nothing", "nothing either"), "There is no revision nothing ["),
        (("",), "There is no revision"),
        (("base", "^HEAD"), "There is no revision ^HEAD"),
    ],
)
def test_an_unknown_revision(sound: Path, args: tuple[str, ...], said: str) -> None:
    done = kran(sound, *args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "error K801" in done.stderr
    assert said in done.stderr
    assert len(done.stderr.splitlines()) <= 3


def test_no_repository(tmp_path: Path) -> None:
    lay_over(tmp_path, START)
    done = kran(tmp_path, "HEAD")
    assert done.exit_code == 2
    assert "is in no git repository" in done.stderr


def test_no_git(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    done = kran(sound, "HEAD")
    assert done.exit_code == 2
    assert "git could not be run" in done.stderr


def test_a_shallow_clone(sound: Path, tmp_path: Path) -> None:
    git(sound, "clone", "--quiet", "--depth", "1", f"file://{sound}", str(tmp_path / "clone"))
    done = kran(tmp_path / "clone", "base")
    assert done.exit_code == 2
    assert "git fetch --unshallow" in done.stderr
    assert changes(tmp_path / "clone", "HEAD") == []


def test_histories_that_nothing_ties_together(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START)
    git(root, "switch", "--quiet", "--orphan", "other")
    commit(root, START, {"readme": "another"})
    done = kran(root, "main")
    assert done.exit_code == 2
    assert "have no commit in common" in done.stderr


def test_a_base_without_a_catalogue(tmp_path: Path) -> None:
    root = lay_out(tmp_path, {"readme": "x"})
    commit(root, START)
    done = kran(root, "HEAD~1")
    assert done.exit_code == 1
    assert "error K802" in done.stderr
    assert "at HEAD~1 there is no catalog/catalog.yaml" in done.stderr
    assert "history_from" in done.stderr


def test_a_base_whose_settings_cannot_be_read(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START, {"catalog/catalog.yaml": "version: 2\n"})
    commit(root, START)
    done = kran(root, "HEAD~1")
    assert done.exit_code == 1
    assert "K802" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_whose_settings_cannot_be_read(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START)
    lay_over(root, {"catalog/catalog.yaml": "version: [\n"})
    done = kran(root, "HEAD")
    assert done.exit_code == 1
    assert done.stderr.count("catalog/catalog.yaml:") == 1


def test_the_rest_is_compared_where_a_file_of_the_base_is_broken(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START, {SCREEN: "title: [\n"})
    commit(root, START, DEAR)
    done = kran(root, "HEAD~1", "HEAD", "--format", "json")
    assert done.exit_code == 0
    assert "warning K803" in done.stderr
    assert f"{SCREEN} cannot be read as it was at" in done.stderr
    assert [(change["name"], change["of"]) for change in json.loads(done.stdout)["changes"]] == RAISED


def test_a_broken_list_at_the_base_makes_no_price_new(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START, {LIST: "title: [\n"})
    commit(root, START)
    assert changes(root, "HEAD~1", "HEAD") == []


def test_what_is_broken_now_is_not_told_as_gone(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START)
    commit(root, DEAR, {SCREEN: "title: [\n", "catalog/organisation/mandates.yaml": "mandates: 3\n"})
    done = kran(root, "HEAD~1", "HEAD", "--format", "json")
    assert [(change["name"], change["of"]) for change in json.loads(done.stdout)["changes"]] == RAISED
    assert done.stderr.count("warning K803") == 2


def test_a_link_and_a_submodule_in_one_revision(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START)
    commit(root, DEAR)
    (root / SCREEN).unlink()
    (root / SCREEN).symlink_to("dator.yaml")
    git(root, "add", "--all")
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},catalog/services/stod/modul.yaml")
    git(root, "commit", "--quiet", "--message", "both")
    assert changes(root, "HEAD~2", "HEAD") == RAISED
    done = kran(root, "HEAD~2", "HEAD")
    assert done.stderr.count("warning K803") == 2
    commit(root, {"catalog/services/stod/modul.yaml": OTHER_TITLE[SCREEN]})
    assert ("service-added", "modul") not in changes(root, "HEAD~1", "HEAD")


# ── Where the history begins ─────────────────────────────────────────────────────────────────────────────────────────
def _beginning(first: str) -> dict[str, str]:
    return {"catalog/catalog.yaml": (START / "catalog/catalog.yaml").read_text("utf-8") + f'history_from: "{first}"\n'}


def test_a_base_before_the_beginning_is_refused_lest_a_proposal_hides_its_own_changes(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START)
    begins = commit(root, DEAR)
    commit(root, _beginning(begins[:12]))
    for args in (["diff", "HEAD~2"], ["check", "--base", "HEAD~2"]):
        done = CliRunner().invoke(main, ["--root", str(root), "--lang", "en", "--at", "2026-11-24", *args])
        assert done.exit_code == 1
        assert "K804" in done.output
    assert changes(root, "HEAD~1") == [("settings-changed", "catalog")]
    assert changes(root, "HEAD") == []


def test_a_beginning_stays_where_it_is(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START)
    begins = git(root, "rev-parse", "HEAD")
    other = commit(root, _beginning(begins))
    for files in ({"catalog/catalog.yaml": (START / "catalog/catalog.yaml").read_text("utf-8")}, _beginning(other)):
        lay_over(root, files)
        done = CliRunner().invoke(main, ["--root", str(root), "--lang", "en", "check", "--base", "HEAD"])
        assert done.exit_code == 1
        assert "history begins at" in done.output


def test_a_beginning_that_git_does_not_know(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START)
    lay_over(root, _beginning("1234567"))
    done = kran(root, "HEAD")
    assert done.exit_code == 1
    assert "catalog/catalog.yaml:" in done.stderr
    assert "There is no revision 1234567" in done.stderr


def test_a_proposal_cannot_move_the_beginning_past_its_own_changes(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START)
    begins = git(root, "rev-parse", "HEAD")
    commit(root, _beginning(begins))
    git(root, "tag", "main-now")
    dear = commit(root, DEAR)
    lay_over(root, _beginning(dear))
    assert ("price-raised", "skarm") in changes(root, "main-now")


def test_a_beginning_that_the_later_side_does_not_come_from_is_refused(tmp_path: Path) -> None:
    root = lay_out(tmp_path, START)
    git(root, "switch", "--quiet", "--create", "other")
    elsewhere = commit(root, OTHER_TITLE)
    git(root, "switch", "--quiet", "main")
    commit(root, _beginning(elsewhere))
    done = kran(root, "HEAD~1")
    assert (done.exit_code, "K804" in done.stderr) == (1, True)


# ── Forms ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_text(sound: Path) -> None:
    told = kran(sound, "base").stdout
    assert told.startswith("price raised: Screen: 60\xa0kr per month → 66\xa0kr per month (from ")
    assert "The municipal council has decided about Screen: § 2." in told
    assert "\x1b" not in told


def test_nothing(sound: Path) -> None:
    assert kran(sound, "HEAD").stdout == "Nothing changes in the catalogue.\n"


def test_markdown_in_both_languages(sound: Path) -> None:
    english, swedish = (
        kran(sound, "base", "--format", "markdown", "--preview", "https://p.example/", "--lang", lang).stdout
        for lang in ("en", "sv")
    )
    assert english.startswith(MARK)
    assert swedish.startswith(MARK)
    assert english != swedish
    assert "(https://p.example/)" in english


def test_json_names_both_revisions(sound: Path) -> None:
    told = json.loads(kran(sound, "base", "--format", "json").stdout)
    assert (told["version"], told["base"], told["head"]) == (1, git(sound, "rev-parse", "base"), None)
    assert json.loads(kran(sound, "base", "HEAD", "--format", "json").stdout)["head"] == git(sound, "rev-parse", "HEAD")


def test_into_a_file_but_not_over_the_catalogue(sound: Path, tmp_path: Path) -> None:
    out = tmp_path / "comment.md"
    assert kran(sound, "base", "--format", "markdown", "-o", str(out)).stdout == ""
    assert out.read_text("utf-8").startswith(MARK)
    done = kran(sound, "base", "-o", str(sound / LIST))
    assert done.exit_code == 1
    assert "Nothing was written" in done.stderr
    assert kran(sound, "base", "-o", "-").stdout.startswith("price raised: Screen")


def test_revisions_are_read_only(sound: Path) -> None:
    before = git(sound, "status", "--porcelain", "--branch")
    kran(sound, "base", "HEAD")
    assert git(sound, "status", "--porcelain", "--branch") == before
    assert revisions.git(sound, "stash", "list") == ""
