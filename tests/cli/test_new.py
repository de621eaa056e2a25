"""New documents: each written one passes the check, each unsound one is taken back."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kran.cli import main, questions
from kran.cli.context import Run
from kran.swap import SITE_MARK

START = Path(__file__).resolve().parents[2] / "generator" / "kran" / "start"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(START, tmp_path / "root"))


def kran(root: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--lang", "en", "--at", "2026-11-24", *args])


def _passes(root: Path) -> None:
    done = kran(root, "check")
    assert done.exit_code == 0, done.output


def test_a_service_is_written_as_a_draft_that_passes(root: Path) -> None:
    done = kran(root, "new", "service", "lampa", "--category", "arbetsplats", "--title", "Lampa: no",
                "--title-en", "Lamp", "--summary", "En lampa, 08 watt.", "--owner", "it-chef",
                "--option", "liten=Liten", "--option", "010")  # fmt: skip
    assert done.exit_code == 0, done.output
    text = (root / "catalog/services/arbetsplats/lampa.yaml").read_text()
    assert text.startswith("# yaml-language-server: $schema=../../../schemas/service.schema.json\nstatus: draft\n")
    assert 'sv: "Lampa: no"' in text or "sv: 'Lampa: no'" in text
    assert "orderable: {from: 2026-11-24}" in text
    _passes(root)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["lampa", "--category", "nowhere", "--title", "L", "--summary", "S", "--owner", "it-chef"], "nowhere"),
        (["lampa", "--category", "stod", "--title", "L", "--summary", "S", "--owner", "it-shef"], "“it-chef”?"),
        (["Bärbar lampa", "--category", "stod", "--title", "L", "--summary", "S", "--owner", "it-chef"], "is no id"),
    ],
)
def test_an_unsound_service_is_taken_back(root: Path, args: list[str], said: str) -> None:
    before = sorted(root.rglob("*.yaml"))
    done = kran(root, "new", "service", *args)
    assert done.exit_code in {1, 2}
    assert said in done.output
    assert sorted(root.rglob("*.yaml")) == before


def test_what_is_there_is_never_written_over(root: Path) -> None:
    path = root / "catalog/services/arbetsplats/skarm.yaml"
    before = path.read_bytes()
    done = kran(root, "new", "service", "skarm", "--category", "arbetsplats", "--title", "S", "--summary", "S",
                "--owner", "it-chef")  # fmt: skip
    assert done.exit_code == 1
    assert path.read_bytes() == before


def test_without_a_terminal_what_is_missing_is_named(root: Path) -> None:
    done = kran(root, "new", "service", "lampa", "--title", "Lampa")
    assert done.exit_code == 2
    assert "--category, --summary, --owner" in done.output


def test_a_decision_is_a_draft_until_the_list_names_it(root: Path) -> None:
    done = kran(root, "new", "decision", "kf-2026-7", "--title", "Priser", "--body", "kf", "--reference", "§ 7",
                "--decides", "prices/2026")  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "date: 2026-11-24" in (root / "catalog/decisions/2026/kf-2026-7.yaml").read_text()
    _passes(root)


def test_a_list_copied_from_what_holds_passes_and_keeps_every_price(root: Path) -> None:
    done = kran(root, "new", "list", "2027", "--title", "Prislista 2027", "--starts", "2027-01-01", "--copy",
                "--for", "internal", "--for", "company")  # fmt: skip
    assert done.exit_code == 0, done.output
    text = (root / "catalog/prices/2027.yaml").read_text()
    assert "status: draft" in text
    assert "complete: true" in text
    for row in ("dator/standard:", "dator/kraftfull:", "skarm:", "servicedesk:"):
        assert row in text
    _passes(root)


def test_a_list_from_a_sheet_has_the_sheets_prices(root: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "priser.csv"
    done = kran(root, "prices", "2026", "--format", "csv", "-o", str(sheet))
    assert done.exit_code == 0, done.output
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("480.00", "470.50"), encoding="utf-8")
    done = kran(root, "new", "list", "2027", "--title", "Priser", "--starts", "2027-01-01", "--from", str(sheet))
    assert done.exit_code == 0, done.output
    text = (root / "catalog/prices/2027.yaml").read_text()
    assert "470.50" in text
    assert "term: 36" in text
    _passes(root)


def test_an_unclear_sheet_is_refused_with_its_line(root: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "priser.csv"
    kran(root, "prices", "2026", "--format", "csv", "-o", str(sheet))
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("480.00", "ungefär 480"), encoding="utf-8")
    done = kran(root, "new", "list", "2027", "--title", "P", "--starts", "2027-01-01", "--from", str(sheet))
    assert done.exit_code == 1
    assert "priser.csv:" in done.output
    assert not (root / "catalog/prices/2027.yaml").exists()


def _outsiders(root: Path, prices: str, levels: str = "") -> None:
    """Let external customers have a list of their own."""
    (root / "catalog/prices/2026-externa.yaml").write_text(
        "title: Externa\nfrom: 2026-01-01\nfor: [external]\ndecision: kf-2025-9\n" + prices + levels
    )
    (root / "catalog/decisions/2025/kf-2025-9.yaml").write_text(
        "title: Externa\nbody: kf\ndate: 2025-11-17\nreference: § 9\ndecides: [prices/2026-externa]\n"
    )
    settings = root / "catalog/catalog.yaml"
    settings.write_text(settings.read_text().replace("  company:", "  external: {vat: 25}\n  company:"))
    _passes(root)


def _sheet(root: Path, tmp_path: Path, *args: str) -> Path:
    sheet = tmp_path / "priser.csv"
    done = kran(root, "prices", "2026", *args, "--format", "csv", "-o", str(sheet))
    assert done.exit_code == 0, done.output
    return sheet


def test_a_list_from_a_sheet_is_for_those_the_sheet_is_for(root: Path, tmp_path: Path) -> None:
    _outsiders(root, "prices: {skarm: {amount: 90.00, per: month}}\n", "levels: {skarm: silver}\n")
    sheet = _sheet(root, tmp_path, "--for", "external")
    given = ["new", "list", "2027-x", "--title", "X", "--starts", "2027-01-01", "--from", str(sheet)]
    refused = kran(root, *given, "--for", "internal")
    assert refused.exit_code == 1
    assert "K706" in refused.output
    assert "--for" in refused.output
    done = kran(root, *given)
    assert done.exit_code == 0, done.output
    assert "for: [external]\n" in (root / "catalog/prices/2027-x.yaml").read_text()


def test_a_sheet_of_one_unit_becomes_that_units_own_list(root: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "priser.csv"
    sheet.write_text("row,amount,per,customer,unit,until\nskarm,5.00,month,internal,skolan,2027-06-30\n")
    done = kran(root, "new", "list", "offert", "--title", "O", "--starts", "2027-01-01", "--from", str(sheet))
    assert done.exit_code == 0, done.output
    text = (root / "catalog/prices/offert.yaml").read_text()
    assert "until: 2027-06-30\nfor_unit: skolan\n" in text
    assert "for:" not in text
    _passes(root)


@pytest.mark.parametrize(
    ("prices", "levels"),
    [
        ("prices: {skarm: {amount: 90.00, per: month}}\n", "levels: {skarm: silver}\n"),
        ("prices: {skarm: {amount: 60.00, per: month}}\n", "levels: {skarm: brons}\n"),
    ],
)
def test_a_copy_for_customers_that_differ_is_refused_with_the_rows(root: Path, prices: str, levels: str) -> None:
    text = (root / "catalog/service-levels/silver.yaml").read_text()
    (root / "catalog/service-levels/brons.yaml").write_text(text.replace("ilver", "rons"))
    decision = root / "catalog/decisions/2025/kf-2025-1.yaml"
    decision.write_text(
        decision.read_text().replace("service-levels/silver", "service-levels/silver, service-levels/brons")
    )
    _outsiders(root, prices, levels)
    new = ["new", "list", "2027", "--title", "T", "--starts", "2027-01-01", "--copy"]
    done = kran(root, *new, "--for", "internal", "--for", "external")
    assert done.exit_code == 1
    assert "skarm" in done.output
    assert "one kind of customer at a time" in done.output
    assert not (root / "catalog/prices/2027.yaml").exists()
    done = kran(root, *new, "--for", "external")
    assert done.exit_code == 0, done.output
    written = (root / "catalog/prices/2027.yaml").read_text()
    assert prices.partition("skarm: ")[2].partition("}")[0] in written
    assert "dator" not in written
    assert levels.partition("skarm: ")[2].strip("}\n") in written


def test_a_copy_names_the_first_rows_that_differ_and_how_many_more(root: Path) -> None:
    service = root / "catalog/services/arbetsplats/mycket.yaml"
    options = "".join(f"  - {{id: val-{n}, title: {{sv: Val {n}, en: Choice {n}}}}}\n" for n in range(12))
    service.write_text("title: {sv: Mycket, en: Much}\nsummary: {sv: Mycket., en: Much.}\nowner: it-chef\n"
                       f"reviewed: 2026-11-01\norderable: {{from: 2026-01-01}}\noptions:\n{options}")  # fmt: skip
    rows = "".join(f"  mycket/val-{n}: {{amount: 1.00, per: month}}\n" for n in range(12))
    _outsiders(root, f"prices:\n{rows}", "levels: {mycket: silver}\n")
    done = kran(root, "new", "list", "2027", "--title", "T", "--starts", "2027-01-01", "--copy",
                "--for", "external", "--for", "internal")  # fmt: skip
    assert done.exit_code == 1
    assert "more." in done.output


def test_init_lays_out_what_passes_its_own_check(tmp_path: Path) -> None:
    target = tmp_path / "kommun"
    done = CliRunner().invoke(main, ["--lang", "en", "init", str(target)])
    assert done.exit_code == 0, done.output
    for name in ("catalog/catalog.yaml", "schemas/service.schema.json", "schemas/ids.schema.json", "docs/bestalla.md",
                 ".github/workflows/check.yml", ".pre-commit-config.yaml", "README.md"):  # fmt: skip
        assert (target / name).is_file(), name
    assert not (target / "docs/development").exists()
    _passes(target)
    assert CliRunner().invoke(main, ["--lang", "en", "init", str(target)]).exit_code == 1


@pytest.mark.parametrize(
    "folder", ["site", "site/mine", "catalog", "catalog/mine", "docs", "docs/mine", "schemas", ".git/mine"]
)
def test_init_refuses_what_is_made_and_what_is_of_another_catalogue(root: Path, folder: str) -> None:
    mark = root / "site" / SITE_MARK
    mark.parent.mkdir(parents=True)
    mark.write_text("{}")
    before = sorted(root.rglob("*"))

    done = CliRunner().invoke(main, ["--lang", "en", "init", str(root / folder)])

    assert done.exit_code == 1
    assert "Nothing was written" in done.output
    assert sorted(root.rglob("*")) == before


def test_init_lays_out_beside_another_catalogue_and_where_only_a_name_is_alike(root: Path) -> None:
    for folder in (root / "other", root / "area" / "catalog" / "docs"):
        assert CliRunner().invoke(main, ["--lang", "en", "init", str(folder)]).exit_code == 0


@pytest.mark.parametrize(
    "args",
    [
        ["service", "lampa", "--category", "../../outside", "--title", "L", "--summary", "S", "--owner", "it-chef"],
        ["service", "../lampa", "--category", "stod", "--title", "L", "--summary", "S", "--owner", "it-chef"],
        ["level", "../../evil", "--title", "T", "--rank", "4"],
        ["guideline", "../../evil", "--title", "T", "--body", "kf"],
        ["decision", "../../evil", "--title", "T", "--body", "kf", "--reference", "§ 1", "--decides", "prices/2026"],
        ["guideline", "regler", "--title", "T", "--body", "nope"],
        ["assortment", "skola", "--for", "school", "--choice", "nope"],
        ["assortment", "skola", "--for", "nope", "--choice", "skarm"],
    ],
)
def test_nothing_is_written_outside_or_for_names_that_nothing_bears(root: Path, args: list[str]) -> None:
    before = sorted(root.parent.rglob("*"))
    assert kran(root, "new", *args).exit_code in {1, 2}
    assert [path for path in sorted(root.parent.rglob("*")) if path.is_file()] == [p for p in before if p.is_file()]


def test_a_copied_list_is_for_the_customers_of_the_one_before(root: Path) -> None:
    done = kran(root, "new", "list", "2027", "--title", "Priser", "--starts", "2027-01-01", "--copy")
    assert done.exit_code == 0, done.output
    assert "for: [internal, company]" in (root / "catalog/prices/2027.yaml").read_text()


def test_a_copy_keeps_the_text_of_a_price(root: Path) -> None:
    prices = root / "catalog/prices/2026.yaml"
    prices.write_text(prices.read_text().replace("per: month", "text: {sv: Hyra, en: Rent}, per: month"))
    done = kran(root, "new", "list", "2027", "--title", "Priser", "--starts", "2027-01-01", "--copy")
    assert done.exit_code == 0, done.output
    assert "{sv: Hyra, en: Rent}" in (root / "catalog/prices/2027.yaml").read_text()


def test_a_copy_of_no_price_is_said_to_be_none(root: Path) -> None:
    done = kran(root, "new", "list", "tidig", "--title", "T", "--starts", "2025-01-01", "--copy")

    assert done.exit_code == 1
    assert "No price holds on 2024-12-31" in done.output
    assert not (root / "catalog/prices/tidig.yaml").exists()


@pytest.mark.parametrize(
    "args",
    [
        ["new", "list", "2027", "--title", "T", "--copy", "--starts", "20270101"],
        ["new", "decision", "kf-2027-1", "--title", "T", "--body", "kf", "--reference", "§ 1", "--decides",
         "prices/2026", "--date", "2027-W01-1"],
        ["--at", "20270101", "check"],
        ["--at", "3000-01-01", "check"],
        ["--at", "1799-12-31", "check"],
    ],
)  # fmt: skip
def test_a_day_has_one_form(root: Path, args: list[str]) -> None:
    done = kran(root, *args)

    assert done.exit_code == 2
    assert "is no day" in done.output


def _asked(root: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], answers: list[str]) -> Result:
    monkeypatch.setattr(questions, "is_terminal", lambda: True)
    command = ["--root", str(root), "--lang", "en", "--at", "2026-11-24", "new", *args]
    return CliRunner().invoke(main, command, input="".join(f"{answer}\n" for answer in answers))


def test_what_is_missing_is_asked_for_with_the_choices_there_are(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = _asked(root, monkeypatch, ["service", "lampa"],
                  ["arbetsplats", "Lampa", "Lamp", "En lampa.", "A lamp.", "it-chef"])  # fmt: skip
    assert done.exit_code == 0, done.output
    for choice in ("  arbetsplats  Workplace\n", "  it-chef "):
        assert choice in done.output
    text = (root / "catalog/services/arbetsplats/lampa.yaml").read_text()
    assert "title: {sv: Lampa, en: Lamp}" in text
    assert "summary: {sv: En lampa., en: A lamp.}" in text
    _passes(root)


def test_a_mistake_is_asked_again_and_the_other_answers_stay(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = _asked(root, monkeypatch, ["service", "lampa", "--summary", "En lampa."],
                  ["arbetsplat", "nowhere", "arbetsplats", "Lampa", "", "", "it-shef", "it-chef"])  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "Did you mean “arbetsplats”?" in done.output
    assert "“nowhere” is unknown" in done.output
    assert "Did you mean “it-chef”?" in done.output
    assert "title: Lampa\n" in (root / "catalog/services/arbetsplats/lampa.yaml").read_text()


@pytest.mark.parametrize(
    ("args", "answers", "listed", "path"),
    [
        (["decision", "kf-9"], ["Priser", "", "§ 9", "kf", "prices/2026"], ["  kf  ", "  prices/2026  "],
         "decisions/2026/kf-9.yaml"),
        (["decision", "kf-9", "--role", "it-chef"], ["Priser", "Prices", "§ 9", "prices/2026"], ["  prices/2026  "],
         "decisions/2026/kf-9.yaml"),
        (["level", "guld"], ["Guld", "Gold"], ["Name in English"], "service-levels/guld.yaml"),
        (["guideline", "regler"], ["Regler", "Rules", "kf"], ["  kf  "], "guidelines/regler.md"),
        (["assortment", "skola"], ["school", "dator/standard"], ["  school  ", "  dator/standard   Computer, Standard"],
         "assortments/skola.yaml"),
        (["list", "2027", "--copy"], ["Priser 2027", "nyår", "20270101", "2027-01-01"], ["no day"], "prices/2027.yaml"),
    ],
)  # fmt: skip
def test_every_kind_asks(
    root: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], answers: list[str], listed: list[str], path: str
) -> None:
    done = _asked(root, monkeypatch, args, answers)
    assert done.exit_code == 0, done.output
    for text in listed:
        assert text in done.output
    assert (root / "catalog" / path).is_file()
    _passes(root)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["service", "skarm"], "skarm.yaml is there already"),
        (["service", "En lampa"], "is no id"),
        (["service", "lampa", "--owner", "it-shef"], "Did you mean “it-chef”?"),
        (["list", "2027", "--copy", "--for", "nobody"], "is none of"),
    ],
)
def test_what_is_wrong_already_is_said_before_anything_is_asked(
    root: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], said: str
) -> None:
    done = _asked(root, monkeypatch, args, [])
    assert said in done.output
    assert "Shelf" not in done.output
    assert "name:" not in done.output


def test_a_catalogue_in_one_language_is_not_asked_for_another(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (root / "catalog").rglob("*.yaml"):
        text = path.read_text().replace("[sv, en]", "[sv]")
        path.write_text(re.sub(r", en: (\"[^\"]*\"|\[[^\]]*\]|[^},]*)", "", text))
    done = _asked(root, monkeypatch, ["level", "guld"], ["Guld"])
    assert done.exit_code == 0, done.output
    assert "English" not in done.output


def test_no_folder_is_left_where_nothing_was_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(root.rglob("*"))
    unsound = ["decision", "kf-9", "--title", "T", "--body", "nope", "--reference", "§ 1", "--decides", "prices/2026"]
    assert kran(root, "new", *unsound).exit_code == 1
    assert sorted(root.rglob("*")) == before
    assert _asked(root, monkeypatch, ["guideline", "regler"], ["Regler"]).exit_code == 1  # the terminal is closed
    assert sorted(root.rglob("*")) == before

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Run, "examine", crash)
    assert kran(root, "new", "level", "guld", "--title", "Guld").exit_code == 1
    assert sorted(root.rglob("*")) == before


def test_an_option_without_its_hyphens_is_said_how_to_write(root: Path) -> None:
    done = kran(root, "new", "service", "lampa", "title=Lampa")
    assert done.exit_code == 2
    assert "Write --title=Lampa" in done.output
    # What follows an option is its value.
    given = ["--category", "stod", "--title", "L", "--summary", "S", "--owner", "it-chef", "--option", "title=Titel"]
    assert kran(root, "new", "service", "lampa", *given).exit_code == 0
