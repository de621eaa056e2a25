"""Every format, read back by someone else's parser."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING

import jsonschema
import openpyxl
import pikepdf
import pytest
import typst

from kran.exports import pdf
from kran.exports.cells import plain, said
from kran.exports.formats import WRITERS
from kran.exports.json import schema
from kran.exports.table import NUMERIC, Column, Type

if TYPE_CHECKING:
    from pathlib import Path

    from kran.exports.table import Cell, Table

EVIL = '=HYPERLINK("http://evil.example","x")'
NASTY = ('#read("/etc/passwd") *x* $y$ <b>', "a\\b\"c' & @import \n_z_", "📎 中文 سلام \u0001")


def swapped(table: Table, column: str, text: str) -> Table:
    """Return the table with the same text in a column of every row."""
    at = table.index(column)
    return replace(table, rows=tuple((*row[:at], text, *row[at + 1 :]) for row in table.rows[:20]))


def shown(table: Table) -> list[list[Cell]]:
    return [[row[i] for i in table.without_words()] for row in table.rows]


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_same_table_same_bytes(name: str, table: Table, proposal: Table) -> None:
    for entry in (table, proposal):
        assert WRITERS[name](entry) == WRITERS[name](replace(entry))


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_an_empty_table_is_a_file_too(name: str, table: Table) -> None:
    assert WRITERS[name](replace(table, rows=()))


def test_the_libraries_are_loaded_when_a_file_is_written_not_before() -> None:
    code = "import sys, kran.exports.formats, kran.exports.read_csv; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"xlsxwriter", "typst", "babel"} & set(loaded)


# ── CSV ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_plain_csv_holds_every_cell(table: Table) -> None:
    header, *rows = csv.reader(io.StringIO(WRITERS["csv"](table).decode("utf-8"), newline=""), strict=True)
    columns = [table.columns[i] for i in table.without_words()]
    assert header == [column.id for column in columns]
    assert rows == [[plain(cell, c.type) for cell, c in zip(row, columns, strict=True)] for row in shown(table)]


def test_excel_csv_has_semicolons_decimal_commas_a_mark_and_titles(table: Table) -> None:
    data = WRITERS["csv-excel"](table)
    assert data.startswith(b"\xef\xbb\xbf")
    assert not data[3:].startswith(b"sep=")
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True)
    columns = [table.columns[i] for i in table.without_words()]
    assert header == [table.heading(column) for column in columns]
    amount = [column.id for column in columns].index("amount")
    assert [row[amount] for row in rows] == [
        "" if row[amount] is None else f"{row[amount]:.2f}".replace(".", ",") for row in shown(table)
    ]


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("csv-excel", ";")])
def test_csv_text_is_neutralised_and_numbers_are_not(name: str, delimiter: str, table: Table) -> None:
    bad = swapped(table, "service", EVIL)
    rows = list(csv.reader(io.StringIO(WRITERS[name](bad).decode("utf-8-sig"), newline=""), delimiter=delimiter))
    shown_at = [table.columns[i].id for i in table.without_words()]
    assert {row[shown_at.index("service")] for row in rows[1:]} == {f"'{EVIL}"}
    assert any(row[shown_at.index("change")].startswith("-") for row in rows[1:])


# ── JSON ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_json_fits_its_schema_and_numbers_are_text(table: Table, proposal: Table) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    for entry in (table, proposal):
        content = json.loads(WRITERS["json"](entry), parse_float=lambda text: pytest.fail(f"a number: {text}"))
        jsonschema.validate(content, schema(), jsonschema.Draft202012Validator)
        at = entry.index("amount")
        assert [row.get("amount") for row in content["rows"]] == [
            None if row[at] is None else f"{row[at]:.2f}" for row in entry.rows
        ]
        assert content["proposal"] is (entry is proposal)
        assert content["example"] is True


# ── XLSX ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_xlsx_holds_every_cell_with_its_type(table: Table, proposal: Table) -> None:
    for entry in (table, proposal):
        book = openpyxl.load_workbook(io.BytesIO(WRITERS["xlsx"](entry)))
        sheet = book.worksheets[0]
        assert [cell.value for cell in sheet[1]] == [entry.heading(column) for column in entry.columns]
        for number, row in enumerate(entry.rows, 2):
            for cell, value, column in zip(sheet[number], row, entry.columns, strict=True):
                if isinstance(value, Decimal | int):
                    assert isinstance(cell.value, int | float)
                    assert Decimal(str(cell.value)) == value
                    assert column.type in NUMERIC
                elif isinstance(value, date):
                    assert cell.value == datetime(value.year, value.month, value.day)  # noqa: DTZ001
                    assert cell.number_format == "yyyy-mm-dd"
                elif isinstance(value, tuple):
                    assert str(cell.value).count(":") == len(value)
                else:
                    assert cell.value == (None if value is None else str(value))
                assert cell.data_type != "f"


def test_xlsx_is_ready_to_filter_and_print(table: Table) -> None:
    book = openpyxl.load_workbook(io.BytesIO(WRITERS["xlsx"](table)))
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_area
    header, footer = sheet.oddHeader, sheet.oddFooter
    assert header
    assert footer
    assert table.about.marking in str(header.right.text)
    assert table.about.decision in str(footer.left.text)
    assert book.properties.title == table.title
    assert book.properties.created == datetime(2026, 12, 1)  # noqa: DTZ001
    about = [row[0].value for row in book.worksheets[1].iter_rows()]
    assert {table.title, *table.notes, table.about.decision} <= set(about)


@pytest.mark.parametrize("amount", ["289.1", "9.95", "8.41", "0.07", "1234567.89", "4200000", "1.10", "0.3"])
def test_no_binary_rounding_shows_in_the_file(amount: str, table: Table) -> None:
    at = table.index("amount")
    rows = tuple((*row[:at], Decimal(amount), *row[at + 1 :]) for row in table.rows[:1])
    data = WRITERS["xlsx"](replace(table, rows=rows))
    import zipfile

    xml = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert f"<v>{amount.rstrip('0') if '.' in amount else amount}</v>" in xml


def test_xlsx_text_is_never_a_formula_a_link_or_too_long(table: Table) -> None:
    for text in (EVIL, "https://it.example/", "x" * 40_000, "'=1", "{=A1}"):
        book = openpyxl.load_workbook(io.BytesIO(WRITERS["xlsx"](swapped(table, "service", text))))
        cell = book.worksheets[0].cell(2, table.index("service") + 1)
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        assert not str(cell.value).startswith("=")
        assert len(str(cell.value)) <= 32_767


def test_odd_names_make_sound_sheets_and_headers(table: Table) -> None:
    about = replace(table.about, decision="& &P " * 80)
    odd = replace(table, name="'a/b:c*[d]?" * 9, title="R&D " * 90, about=about, rows=table.rows[:20])
    book = openpyxl.load_workbook(io.BytesIO(WRITERS["xlsx"](odd)))
    assert len(book.sheetnames[0]) <= 31
    assert WRITERS["xlsx"](replace(odd, name="''"))


# ── PDF ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_pdf_is_tagged_and_says_its_title_and_language(table: Table, proposal: Table) -> None:
    for entry in (table, proposal):
        with pikepdf.open(io.BytesIO(WRITERS["pdf"](entry))) as document:
            assert document.docinfo["/Title"] == entry.title
            assert str(document.Root.Lang).startswith(entry.about.language.code)
            assert document.Root.MarkInfo.Marked
            assert document.Root.ViewerPreferences.DisplayDocTitle
            with document.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1"
                assert metadata["dc:title"] == entry.title
            roles = _roles(document)
            headings = {row[entry.index("category")] for row in entry.rows}
            assert roles["Table"] == len(headings)
            assert roles["THead"] == roles["Table"]
            assert roles["TH"] == roles["Table"] * len(entry.paper.columns)
            assert roles["H1"] == 1
            assert roles["H2"] >= len(headings)
            assert all(font.startswith("/") and "Inter" in font for font in _fonts(document))


def _roles(document: pikepdf.Pdf) -> dict[str, int]:
    """Count the structure elements of a document by their role."""
    count: dict[str, int] = {}
    todo: list[object] = [document.Root.StructTreeRoot]
    while todo:
        node = todo.pop()
        if isinstance(node, pikepdf.Array):
            todo += list(node)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                role = str(node.S).lstrip("/")
                count[role] = count.get(role, 0) + 1
            todo += [node.K] if "/K" in node else []
    return count


def _fonts(document: pikepdf.Pdf) -> set[str]:
    return {str(o.BaseFont) for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o}


def test_pdf_escapes_nothing_because_text_is_data(table: Table) -> None:
    for text in NASTY:
        data = WRITERS["pdf"](swapped(table, "service", text))
        with pikepdf.open(io.BytesIO(data)) as document:
            assert len(document.pages) >= 1


def test_every_sign_that_counts_as_covered_is_in_both_weights(table: Table) -> None:
    signs = [chr(code) for code in range(0x20, 0x2800) if not pdf._UNCOVERED.match(chr(code))]
    assert len(signs) == 740
    text = " ".join(signs)
    for column in ("service", "option"):
        data = WRITERS["pdf"](swapped(replace(table, rows=table.rows[:1]), column, text))
        with pikepdf.open(io.BytesIO(data)) as document:
            assert all("Inter" in font for font in _fonts(document))


def test_a_sign_that_no_font_has_becomes_a_square(table: Table, tmp_path: Path) -> None:
    data = WRITERS["pdf"](swapped(table, "service", "Gem \U0001f4ce"))
    assert "Gem □" in _text(data, tmp_path) if shutil.which("pdftotext") else data


def test_a_wide_table_keeps_its_long_numbers_apart(table: Table) -> None:
    at = table.index("amount")
    rows = tuple((*row[:at], Decimal("123456789.00"), *row[at + 1 :]) for row in table.rows)
    columns = pdf._data(replace(table, rows=rows))["parts"][0]["columns"]
    narrow = pdf._data(table)["parts"][0]["columns"]
    assert columns[-3]["share"] >= narrow[-3]["share"]
    assert columns[-3]["share"] >= 2 * len("123 456 789,00") - 1


def test_paper_shows_numbers_and_pairs_in_the_language(table: Table) -> None:
    language = table.about.language
    assert said((("0", Decimal("1.5")),), Type.PAIRS, language, signed=False) == f"0: {language.number(Decimal('1.5'))}"
    assert said(36, Type.NUMBER, language, signed=False) == "36"
    assert said(date(2027, 1, 1), Type.DATE, language, signed=False) == "2027-01-01"
    assert said(Decimal("3.0"), Type.PERCENT, language, signed=True) in {"+3,0", "+3.0"}
    assert said(Decimal("0.00"), Type.MONEY, language, signed=True) == ""  # the words beside it say so
    assert said(Decimal("0.00"), Type.MONEY, language, signed=False) in {"0,00", "0.00"}


def test_a_warning_of_the_typesetter_is_an_error(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    warned = (b"", [SimpleNamespace(message="unknown font family: inter")])
    monkeypatch.setattr(typst, "compile_with_warnings", lambda *_, **__: warned)
    with pytest.raises(AssertionError, match="unknown font family"):
        pdf.write(table)


def test_a_fault_of_the_template_is_not_hidden(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_data", lambda _: {})
    with pytest.raises(typst.TypstError):
        pdf.write(table)


def test_a_column_that_is_not_there_is_said_so(table: Table) -> None:
    with pytest.raises(KeyError):
        table.index("nothing")
    assert table.heading(Column("row", "Row"))


# ── With poppler and LibreOffice ─────────────────────────────────────────────────────────────────────────────────────


def _text(data: bytes, folder: Path) -> str:
    file = folder / "a.pdf"
    file.write_bytes(data)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return re.sub(r"[\xa0\u202f ]+", " ", done.stdout.decode())


@pytest.mark.office
def test_pdf_shows_every_amount_the_decision_and_the_marking_on_every_page(
    table: Table, proposal: Table, tmp_path: Path
) -> None:
    for entry in (table, proposal):
        text = _text(WRITERS["pdf"](entry), tmp_path)
        language = entry.about.language
        for row in entry.rows:
            for name in ("amount", "before", "change"):
                value = row[entry.index(name)]
                if isinstance(value, Decimal) and value:
                    assert language.money(value, currency=False).replace("\xa0", " ").lstrip("−-") in text
            assert str(row[entry.index("service")])[:4] in text  # a long word may be hyphenated
        pages = text.split("\f")[:-1]
        assert len(pages) > 1
        for number, page in enumerate(pages, 1):
            assert entry.about.marking in page
            assert entry.about.decision in page
            assert entry.about.organisation in page
            assert re.search(rf"\b{number} (av|of) {len(pages)}\b", page)
            if entry is proposal:
                assert entry.about.stamp in page


@pytest.mark.office
def test_libreoffice_opens_the_spreadsheets_with_the_same_values(table: Table, tmp_path: Path) -> None:
    for name, ending in (("xlsx", "xlsx"), ("csv-excel", "csv")):
        (tmp_path / f"in-{name}.{ending}").write_bytes(WRITERS[name](table))
    (tmp_path / "out").mkdir()
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true",
         "--outdir", str(tmp_path / "out"), str(tmp_path / "in-xlsx.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    with (tmp_path / "out" / "in-xlsx.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == [table.heading(column) for column in table.columns]
    at = table.index("amount")
    got = [row[at].replace(",", "") for row in rows]
    assert got == ["" if row[at] is None else f"{row[at]:.2f}" for row in table.rows]
    assert [row[0] for row in rows] == [row[0] for row in table.rows]
