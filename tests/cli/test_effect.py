"""``kran effect``: what changes cost each unit, in every format, adding up to the öre."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner, Result

from kran.cli import main, output
from tests import revisions

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.whole

MAY = (
    "title: Maj\nfrom: 2027-05-01\nfor: [internal, company]\nprices:\n"
    "  barbar-dator/standard-14: {amount: 320.10, per: month, term: 36, after_term: 150.00}\n"
    "  headset/sladd: {amount: 280.00, per: item}\n  bildskarm/27-tum: {form: ended}\n"
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = revisions.lay_out_example(tmp_path_factory.mktemp("effect") / "repository")
    revisions.lay_over(root, {"catalog/prices/2027-maj.yaml": MAY})
    return root


def effect(root: Path, *args: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--lang", lang, "--at", "2026-11-24", "effect", *args])


def table(root: Path, *args: str) -> list[dict[str, str]]:
    done = effect(root, "HEAD", "--format", "csv", *args)
    assert done.exit_code == 0, done.output
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


@pytest.mark.parametrize("by", ["unit", "row"])
def test_the_last_row_sums_the_others(root: Path, by: str) -> None:
    *rows, total = table(root, "--by", by)
    assert len(rows) > 2
    for column in ("before", "after", "difference"):
        assert sum(Decimal(row[column]) for row in rows) == Decimal(total[column])
    assert Decimal(total["after"]) - Decimal(total["before"]) == Decimal(total["difference"]) != 0


def test_both_tables_have_the_same_total(root: Path) -> None:
    by_unit, by_row = table(root)[-1], table(root, "--by", "row")[-1]
    shared = ("before", "after", "difference", "percent")
    assert [by_unit[name] for name in shared] == [by_row[name] for name in shared]


def test_units_say_what_it_comes_from_and_rows_how_many(root: Path) -> None:
    first = table(root)[0]
    assert first["causes"].startswith("Laptop +")
    rows = {row["row"]: row for row in table(root, "--by", "row")}
    laptop = rows["barbar-dator/standard-14"]
    assert Decimal(laptop["difference"]) == Decimal(laptop["quantity"]) * 12 * (Decimal("320.10") - 289)
    assert rows[""]["service"] in {"What does not change", "In all"}


def test_of_many_services_the_largest_are_named(tmp_path: Path) -> None:
    root = revisions.lay_out_example(tmp_path / "repository")
    rows = (root / "catalog/prices/2027.yaml").read_text("utf-8").partition("prices:\n")[2].partition("levels:")[0]
    dearer = rows.replace(".00, per: month", ".50, per: month")
    head = "title: Prislista it 2028\nfrom: 2028-01-01\nfor: [internal, company]\nprices:\n"
    revisions.lay_over(root, {"catalog/prices/2028.yaml": head + dearer})
    causes = table(root)[0]["causes"].split("; ")
    assert len(causes) == 6
    assert re.fullmatch(r"\d+ more", causes[-1])


def test_json_is_that_of_the_diff(root: Path) -> None:
    alone = json.loads(effect(root, "HEAD", "--format", "json").stdout)
    base = ["--root", str(root), "--at", "2026-11-24"]
    done = CliRunner().invoke(main, [*base, "diff", "HEAD", "--format", "json"])
    assert alone == json.loads(done.stdout)["effect"]


def test_the_spreadsheet_has_a_sheet_for_each(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "effect.xlsx"
    assert effect(root, "HEAD", "-o", str(file)).exit_code == 0
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["By unit", "By service", "About the list"]
    totals = []
    for sheet in book.worksheets[:2]:
        head = [cell.value for cell in sheet[1]]
        at = head.index("Difference, kr")
        *rows, last = [row[at] for row in sheet.iter_rows(min_row=2)]
        assert last.font.bold
        assert sum(Decimal(str(cell.value)) for cell in rows) == Decimal(str(last.value))
        assert sheet.auto_filter.ref is not None
        assert sheet.auto_filter.ref.endswith(str(len(rows) + 1))  # sorting leaves the sum where it is
        totals.append(last.value)
    assert totals[0] == totals[1]
    said = "\n".join(str(row[0].value) for row in book.worksheets[2].iter_rows())
    assert "counted on what the units have on 24\xa0November 2026 and the prices of 1\xa0May 2027" in said


@pytest.mark.office
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_paper_for_the_agenda(root: Path, tmp_path: Path, lang: str) -> None:
    file = tmp_path / "effect.pdf"
    assert effect(root, "HEAD", "--lang", lang, "-o", str(file)).exit_code == 0
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    text = re.sub(r"\s+", " ", done.stdout.decode())
    said = {
        "sv": ["Vad ändringarna kostar", "räknat på det enheterna har 24 november 2026 och priserna 1 maj 2027",
               "Per enhet", "Per tjänst", "Alla enheter", "Sammanlagt", "Det som inte ändras",
               "Saknar pris före eller efter", "Bildskärm, 27 tum", "Inte medräknat, eftersom priset sätts",
               "Priset efter den första bindningstiden", "Exempeldata"],
        "en": ["What the changes cost", "counted on what the units have on 24 November 2026", "By unit", "By service",
               "All units", "In all", "Without a price before or after", "Monitor, 27 inch", "Not computed",
               "The price after the first term", "Example data"],
    }  # fmt: skip
    assert [line for line in said[lang] if line not in text] == []
    total = Decimal(table(root)[-1]["difference"])
    assert text.count(f"{total:,.2f}".replace(",", " ").replace(".", ",") if lang == "sv" else f"{total:,.2f}") == 2


def test_text_for_a_terminal(root: Path, tmp_path: Path) -> None:
    done = effect(root, "HEAD", lang="sv")
    assert done.exit_code == 0
    lines = done.output.splitlines()
    assert lines[0] == "Vad ändringarna kostar"
    assert any(line.startswith("Enheternas it-kostnad ökar med") for line in lines)
    assert {"Per enhet", "Per tjänst"} <= set(lines)
    at = lines.index("Per enhet")
    assert len({line.index("  ", len("Centralskolan")) > 0 for line in lines[at + 1 : at + 4]}) == 1
    file = tmp_path / "effect.txt"
    assert effect(root, "HEAD", "--format", "text", "-o", str(file), lang="sv").exit_code == 0
    assert file.read_text("utf-8") == done.output


def test_nothing_changes_and_nothing_is_dearer(root: Path) -> None:
    done = effect(root, "HEAD", "HEAD")
    assert done.exit_code == 0
    assert "What the units pay for IT does not change." in done.output
    *rows, total = (line for line in done.output.split("By service\n")[1].splitlines() if line)
    assert len(rows) == 2  # the heading, and what does not change
    assert total.startswith("In all")


def test_a_small_catalogue_without_consumption(tmp_path: Path) -> None:
    root = revisions.lay_out(tmp_path / "repository", revisions.START)
    done = effect(root, "HEAD")
    assert done.exit_code == 0, done.output
    assert re.search(r"^All units +0\.00 +0\.00$", done.output, re.MULTILINE)


def test_wrong_use(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert effect(root, "nosuch").exit_code == 2
    assert effect(root, "HEAD", "-o", str(tmp_path / "effect.doc")).exit_code == 2
    assert effect(root, "HEAD", "-o", str(root / "catalog/effect.csv")).exit_code == 1
    unwritable = effect(root, "HEAD", "-o", str(tmp_path / "nowhere" / "effect.csv"))
    assert (unwritable.exit_code, "cannot be written" in unwritable.output) == (1, True)
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    assert effect(root, "HEAD", "--format", "pdf").exit_code == 2


def test_a_base_without_a_catalogue(tmp_path: Path) -> None:
    root = revisions.lay_out(tmp_path / "repository")
    revisions.commit(root, revisions.START)
    assert effect(root, "HEAD~1").exit_code == 1
