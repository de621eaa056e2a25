"""From a spreadsheet back to a price list: what was exported comes back, what is unclear is refused with its line."""

from __future__ import annotations

import csv as stdlib_csv
import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kran.authoring.new_list import SheetFiles
from kran.exports import csv, read_codes
from kran.exports.price_table import price_table
from kran.exports.proposal_table import proposal_table
from kran.exports.read_csv import Sheet, read
from kran.exports.write_yaml import price_list_yaml
from kran.model.document import Document
from kran.model.in_force import PriceBook
from kran.model.load import load
from kran.model.price_list import read as read_list
from kran.source import yaml
from kran.text import Language
from tests.exports.conftest import SMALL, Memory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kran.diagnostics import Code, Diagnostic
    from kran.exports.table import Table
    from kran.model.catalogue import Catalogue
    from kran.model.price_list import PriceList

START = date(2028, 1, 1)
WRITERS = pytest.mark.parametrize("write", [csv.write, csv.write_excel], ids=["csv", "csv-excel"])
SMALL_LIST = "title: Priser\nfrom: 2027-01-01\ndecision: kf-1\nprices: {dator: {amount: 289.00, per: month}}\n"


def to_list(sheet: Sheet, start: date = START) -> PriceList:
    """Return the list that the YAML of a spreadsheet is."""
    text = price_list_yaml(sheet.rows, title="Ny", start=start, levels=sheet.levels)
    data, problems = yaml.parse(text, "prices/ny.yaml")
    assert not problems
    assert isinstance(data, dict)
    assert data["prices"] == sheet.rows
    assert data.get("levels", {}) == sheet.levels
    return read_list(Document("price-list", "ny", "prices/ny.yaml", data))


def said(found: list[Diagnostic]) -> list[tuple[str, int, int, str]]:
    language = Language("en")
    return [(d.code, d.where.line, d.where.column, d.message.render(language)) for d in found]  # type: ignore[union-attr]


def refused(text: str, catalogue: Catalogue, *, encoding: str = "utf-8") -> list[tuple[str, int, int, str]]:
    sheet, found = read(text.encode(encoding), "priser.csv", catalogue, START)
    assert sheet is None
    for diagnostic in found:
        assert diagnostic.remedy.render(Language("sv"))
        assert "{" not in diagnostic.message.render(Language("sv"))
    return said(found)


@WRITERS
def test_a_proposal_comes_back_price_for_price_and_level_for_level(
    write: Callable[[Table], bytes], proposal: Table, example: Catalogue
) -> None:
    draft = next(p for p in example.price_lists.values() if p.draft)
    sheet, found = read(write(proposal), "priser.csv", example, draft.start)
    assert not found
    assert sheet
    back = to_list(sheet, draft.start)
    assert {key: row.price for key, row in back.rows.items()} == {key: row.price for key, row in draft.rows.items()}
    for key in draft.rows:
        item = key.partition("+")[0]
        service = item.partition("/")[0]
        assert back.levels.get(item, back.levels.get(service)) == draft.levels.get(item, draft.levels.get(service))


@WRITERS
def test_a_year_comes_back_as_the_prices_in_force(
    write: Callable[[Table], bytes], table: Table, example: Catalogue, book: PriceBook
) -> None:
    sheet, found = read(write(table), "priser.csv", example, START)
    assert not found
    assert sheet
    assert "service" in sheet.passed_over or table.heading(table.columns[table.index("service")]) in sheet.passed_over
    year = max(p.start.year for p in example.decided_lists)
    folded = {key: periods[0].held.price for key, periods in book.year(year, "internal").items()}
    assert {key: row.price for key, row in to_list(sheet).rows.items()} == folded


def test_every_form_and_text_survives_both_ways(make: Callable[..., Catalogue]) -> None:
    prices = """\
title: Priser
from: 2026-01-01
for: [internal]
decision: kf-1
prices:
  dator: {amount: 1234567.89, per: month, term: 36, after_term: 0.00, notice: 3, text: {sv: "=Hel; å, ä", en: "-Whole\\n2"}}
  dator+a: {amount: 5.50, per: month, rates: {kvall: 1.5}, text: "'=x"}
  dator+b: {amount: 7.00, per: month, split: bas, count: employees}
  dator+c: {form: at-cost, markup: 12.5}
  dator+d: {form: rent, terms: hyra}
  dator+e: {form: quoted, about: 40000.00, text: {en: Only English}}
  dator+f: {form: included, carried_by: lagring/liten}
  lagring/liten: {form: graduated, per: gb-month, count: meter, free: 0.5, over: unit, steps: [{from: 0, amount: 1.50}, {from: 0.5, amount: 1.00}]}
  lagring/stor: {form: volume, per: gb-month, over: everyone, steps: [{from: 0, amount: 2.00}]}
levels: {dator: silver, lagring/liten: guld, lagring/stor: silver}
"""  # noqa: E501  one row, one line
    catalogue = make(p2026=prices)
    original = catalogue.price_lists["2026"]
    for lang in ("sv", "en"):
        table = price_table(catalogue, PriceBook(catalogue), 2026, "internal", Language(lang), START)
        for write in (csv.write, csv.write_excel):
            sheet, found = read(write(table), "priser.csv", catalogue, date(2026, 1, 1))
            assert not found
            assert sheet
            back = to_list(sheet, date(2026, 1, 1))
            assert {k: r.price for k, r in back.rows.items()} == {k: r.price for k, r in original.rows.items()}
            assert dict(back.levels) == dict(original.levels)


AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)
NUMBERS = st.integers(min_value=1, max_value=240)


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_fixed_price_survives(data: st.DataObject, small_catalogue: Catalogue) -> None:
    amount, after = data.draw(AMOUNTS), data.draw(AMOUNTS)
    text = data.draw(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30))
    if not text.strip():
        text = "x"
    row = {"amount": amount, "per": "month", "text": text.strip(), "term": data.draw(NUMBERS), "after_term": after}
    draft = price_list_yaml({"dator": row}, title="Ny", start=START)
    parsed, problems = yaml.parse(draft, "prices/ny.yaml")
    assert not problems
    new = read_list(Document("price-list", "ny", "prices/ny.yaml", parsed))
    table = proposal_table(small_catalogue, PriceBook(small_catalogue), new, "internal", Language("sv"), START)
    for write in (csv.write, csv.write_excel):
        sheet, found = read(write(table), "priser.csv", small_catalogue, START)
        assert not found
        assert sheet
        assert to_list(sheet).rows["dator"].price == new.rows["dator"].price


@pytest.fixture(scope="module")
def small_catalogue(make: Callable[..., Catalogue]) -> Catalogue:
    return make(p2027=SMALL_LIST)


def test_headings_may_be_ids_or_titles_in_any_language_in_any_order(small_catalogue: Catalogue) -> None:
    for text in (
        "row,amount,per\ndator,289.00,month\n",
        "sep=,\r\nRow,AMOUNT,Measure\r\ndator,289,month\r\n\r\n,,\r\n",
        "\ufeffMått;Rad;Belopp;\nmonth;dator;289;\n;;;\n",
        'per;amount;row\nmonth;"289,0";dator\n',
    ):
        sheet, found = read(text.encode(), "priser.csv", small_catalogue, START)
        assert not found
        assert sheet
        assert to_list(sheet).rows["dator"].price == small_catalogue.price_lists["2027"].rows["dator"].price


def test_thousands_may_be_set_apart_by_spaces(small_catalogue: Catalogue) -> None:
    for space in (" ", "\u00a0", "\u202f"):
        sheet, _ = read(f"row;amount;per\ndator;4{space}200{space}000,50;year\n".encode(), "p", small_catalogue, START)
        assert sheet
        assert str(sheet.rows["dator"]["amount"]) == "4200000.50"


@pytest.mark.parametrize("cell", [
    "289.00", "1.289,00", "289,00 kr", "2,89E+02", "-5", "289,", ",50", "12 34,00", "x", "1" * 40, "289 00",
])  # fmt: skip
def test_a_number_that_is_not_plain_is_refused(cell: str, small_catalogue: Catalogue) -> None:
    [(code, line, column, message)] = refused(f'row;amount;per\ndator;"{cell}";month\n', small_catalogue)
    assert (code, line) == ("K703", 2)
    assert column == 7
    assert cell in message


def test_in_a_file_with_commas_a_decimal_comma_is_refused(small_catalogue: Catalogue) -> None:
    assert [f[:2] for f in refused('row,amount,per\ndator,"289,00",month\n', small_catalogue)] == [("K703", 2)]
    # Unquoted it becomes one cell too many.
    assert [f[:2] for f in refused("row,amount,per\ndator,289,00,month\n", small_catalogue)] == [("K703", 2)]


def test_everything_unclear_is_told_at_once(small_catalogue: Catalogue) -> None:
    text = (
        "row;amount;per;term;steps;rates;text_sv\n"
        "dator;1,234;month;;;;\n"
        ";5,00;month;;;;\n"
        "dator+a;;month;x;0: 1,00; 0: 2,00;;\n"
        'dator+b;;month;;"0: 1,005";;\n'
        'dator+c;;month;;"noll: 1,00";;\n'
        'dator+d;1,00;month;;;"kvall 2";\n'
        "dator+e;1,00;month;;;;a\u202eb\n"
        "dator;1,00;month;;;;\n"
    )
    found = refused(text, small_catalogue)
    assert [(code, line) for code, line, _, _ in found] == [
        ("K703", 2), ("K703", 3), ("K703", 4), ("K703", 5), ("K703", 6), ("K703", 7), ("K703", 8), ("K704", 9),
    ]  # fmt: skip
    assert "parts of an öre" in found[0][3]


def test_headings_are_known_or_refused_with_a_guess(small_catalogue: Catalogue) -> None:
    [(code, line, column, _)] = refused("row,amuont,per\ndator,1.00,month\n", small_catalogue)
    assert (code, line, column) == ("K702", 1, 5)
    assert [f[3] for f in refused("row,xyzzy,amount,amount\ndator,1,1,1\n", small_catalogue)] == [
        "the column “xyzzy” is not known",
        "the column “amount” stands twice",
    ]
    assert "no column “row”" in refused("amount,per\n1.00,month\n", small_catalogue)[0][3]


def test_a_price_is_whole_or_refused_by_the_schema_at_its_cell(small_catalogue: Catalogue) -> None:
    found = refused(
        "row,form,amount,per,term\ndator,,,month,\nlagring/liten,quoted,5.00,,\nlagring/stor,fixd,1.00,month,\n",
        small_catalogue,
    )
    assert [(code, line) for code, line, _, _ in found] == [("K101", 2), ("K107", 3), ("K104", 4)]
    assert found[1][2] == len("lagring/liten,quoted,") + 1


def test_names_are_in_the_catalogue_or_refused_with_a_guess(small_catalogue: Catalogue) -> None:
    found = refused(
        "row,amount,per,count,rates,split,level,form,carried_by,terms\n"
        "datorr,1.00,month,,,,,,,\n"
        "lagring,1.00,month,,,,,,,\n"
        "dator,1.00,monht,,,,,,,\n"
        "lagring/liten,1.00,month,heads,natt: 2,nyckel,gold,,,\n"
        "dator+a,,,,,,,included,skrivare,\n"
        "dator+b,,,,,,,rent,,larv\n",
        small_catalogue,
    )
    assert {code for code, *_ in found} == {"K705"}
    assert sorted({line for _, line, _, _ in found}) == [2, 3, 4, 5, 6, 7]
    assert len(found) == 9
    assert "the catalogue has no nyckel" in {message for *_, message in found}


def test_cells_that_disagree_are_refused(small_catalogue: Catalogue) -> None:
    assert [f[0] for f in refused("row,amount,per,per_text\ndator,1.00,month,år\n", small_catalogue)] == ["K706"]
    found = refused("row,amount,per,level\ndator,1.00,month,silver\ndator+a,1.00,month,guld\n", small_catalogue)
    assert [(code, line) for code, line, _, _ in found] == [("K706", 3)]


def test_a_level_that_all_options_have_is_the_services(small_catalogue: Catalogue) -> None:
    text = "row,amount,per,level\nlagring/liten,1.00,month,guld\nlagring/stor,1.00,month,guld\ndator,1.00,month,\n"
    sheet, _ = read(text.encode(), "priser.csv", small_catalogue, START)
    assert sheet
    assert sheet.levels == {"lagring": "guld"}


def test_whom_a_sheet_is_for_is_read_and_must_be_one(small_catalogue: Catalogue) -> None:
    head = "row,amount,per,customer,unit,until\n"
    text = head + "dator,1.00,month,internal,,\ndator,1.00,month,external,,\nlagring/liten,2.00,month,,,\n"
    sheet, found = read(text.encode(), "priser.csv", small_catalogue, START)
    assert not found
    assert sheet
    assert set(sheet.customers) == {"internal", "external"}
    assert (sheet.unit, sheet.until) == (None, None)
    for rows, code, line in (
        (
            "dator,1.00,month,internal,,\nlagring/liten,1.00,month,external,,\nlagring/stor,1.00,month,external,,\n",
            "K707",
            3,
        ),
        ("dator,1.00,month,internal,,\ndator,2.00,month,external,,\nlagring/liten,2.00,month,external,,\n", "K707", 3),
        ("dator,1.00,month,internal,skolan,\nlagring/liten,1.00,month,internal,,\n", "K707", 3),
        ("dator,1.00,month,,skolan,2027-06-30\nlagring/liten,1.00,month,,skolan,2027-07-30\n", "K707", 3),
        ("dator,1.00,month,,skolan,30/6\n", "K703", 2),
        ("dator,1.00,month,internl,,\nlagring/liten,1.00,month,internl,,\n", "K705", 2),
        ("dator,1.00,month,,skola,\n", "K705", 2),
    ):
        assert [f[:2] for f in refused(head + rows, small_catalogue)] == [(code, line)], rows


def test_an_unknown_row_with_a_level_is_one_mistake(small_catalogue: Catalogue) -> None:
    assert len(refused("row,amount,per,level\ndatorr,1.00,month,silver\n", small_catalogue)) == 1


@pytest.mark.parametrize(("text", "encoding"), [
    ("row;amount;per\ndator;1,00;må\n", "latin-1"), ("", "utf-8"), ("row,amount\n", "utf-8"), ("\n\n", "utf-8"),
    ('row,amount,per\n"dator,1.00,month\n', "utf-8"), ("row,amount\n" + "x" * 1_000_001, "utf-8"),
    ('row,amount,per\n"' + "x" * 200_000 + '",1,1\n', "utf-8"), ("row\x00,amount\n", "utf-8"),
])  # fmt: skip
def test_what_is_no_table_is_refused(text: str, encoding: str, small_catalogue: Catalogue) -> None:
    assert {f[0] for f in refused(text, small_catalogue, encoding=encoding)} <= {"K701", "K702"}


def test_a_year_in_which_a_price_changed_is_sent_back(make: Callable[..., Catalogue]) -> None:
    later = "title: B\nfrom: 2027-07-01\ndecision: kf-1\nprices: {dator: {amount: 290.00, per: month}}\n"
    catalogue = make(p2027=SMALL_LIST, p2027_juli=later)
    table = price_table(catalogue, PriceBook(catalogue), 2027, "internal", Language("sv"), START)
    sheet, found = read(csv.write(table), "priser.csv", catalogue, START)
    assert sheet is None
    assert said(found)[0][:2] == ("K704", 3)


def test_a_year_in_which_a_level_changed_is_sent_back(make: Callable[..., Catalogue]) -> None:
    later = "title: B\nfrom: 2027-07-01\ndecision: kf-1\nlevels: {dator: guld}\n"
    catalogue = make(p2027=SMALL_LIST, p2027_juli=later)
    table = price_table(catalogue, PriceBook(catalogue), 2027, "internal", Language("sv"), START)
    sheet, found = read(csv.write(table), "priser.csv", catalogue, START)
    assert sheet is None
    assert said(found)[0][:2] == ("K704", 3)


@given(rows=st.lists(st.lists(st.text(max_size=8), max_size=5), max_size=5), delimiter=st.sampled_from(",;"))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_spreadsheet_makes_it_raise(rows: list[list[str]], delimiter: str, small_catalogue: Catalogue) -> None:
    text = io.StringIO(newline="")
    stdlib_csv.writer(text, delimiter=delimiter).writerows([["row", "amount", "per", "steps", "text_sv"], *rows])
    sheet, found = read(text.getvalue().encode("utf-8", "replace"), "priser.csv", small_catalogue, START)
    assert (sheet is None) == bool(found)


@pytest.mark.parametrize("code", read_codes.CODES, ids=lambda code: code.code)
def test_the_examples_of_each_code_show_it(code: Code) -> None:
    catalogue = load(Memory(SMALL)).catalogue
    assert catalogue

    def shown(text: str) -> set[str]:
        content = text.partition("\n")[2]
        return {d.code for d in read(content.encode(), "priser.csv", catalogue, START)[1]}

    assert shown(code.bad.text) == {code.code}
    assert shown(code.good.text) == set()


def test_the_first_column_is_column_one(small_catalogue: Catalogue) -> None:
    [(code, line, column, _)] = refused("row,amount,per\ndator,1.00,month\ndator,2.00,month\n", small_catalogue)
    assert (code, line, column) == ("K704", 3, 1)


def test_a_sheet_is_shown_without_its_byte_order_mark(tmp_path: Path) -> None:
    sheet = tmp_path / "a.csv"
    sheet.write_bytes(b"\xef\xbb\xbfrow,amount\n")
    assert SheetFiles(sheet).read("a.csv") == b"row,amount\n"
