"""A draft list beside what each of its customers pays: for whom, how long, and every amount that is decided on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from kran.exports import csv, pdf
from kran.exports.proposal_table import proposal_table
from kran.exports.read_csv import read
from kran.model.in_force import PriceBook
from kran.text import Language
from tests.exports.test_price_table import cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from kran.exports.table import Table
    from kran.model.catalogue import Catalogue

INTERNAL = """\
title: Priser 2027
from: 2027-01-01
for: [internal]
decision: kf-1
prices:
  dator: {amount: 55.00, per: month}
  dator+start: {amount: 300.00, per: year, text: Leverans}
  lagring/liten: {form: graduated, per: gb-month, over: unit, steps: [{from: 0, amount: 1.50}, {from: 10, amount: 1.00}]}
levels: {dator: silver}
"""  # noqa: E501  one row, one line
EXTERNAL = """\
title: Externa 2027
from: 2027-01-01
for: [external]
decision: kf-1
prices:
  dator: {amount: 72.00, per: month}
  lagring/liten: {form: graduated, per: gb-month, over: unit, steps: [{from: 0, amount: 1.50}, {from: 10, amount: 1.00}]}
levels: {dator: silver}
"""  # noqa: E501  one row, one line
DRAFT = "title: Förslag\nstatus: draft\nfrom: 2028-03-01\n"


def proposed(catalogue: Catalogue, customer: str | None = None) -> Table:
    draft = next(entry for entry in catalogue.price_lists.values() if entry.draft)
    return proposal_table(catalogue, PriceBook(catalogue), draft, customer, Language("sv"), date(2027, 12, 1))


def rows(table: Table) -> list[dict[str, Any]]:
    return [{name: _plain(cell) for name, cell in row.items()} for row in cells(table)]


def _plain(cell: object) -> object:
    return cell.replace("\xa0", " ") if isinstance(cell, str) else cell


@pytest.fixture(scope="module")
def several(make: Callable[..., Catalogue]) -> Catalogue:
    draft = DRAFT + "prices:\n  dator: {amount: 60.00, per: month}\n  dator+start: {amount: 300.00, per: year}\n" + (
        "  lagring/liten: {form: graduated, per: gb-month, over: unit,"
        " steps: [{from: 0, amount: 1.60}, {from: 10, amount: 1.00}]}\n"
    )  # fmt: skip
    return make(p2027=INTERNAL, p2027_ext=EXTERNAL, p2028=draft)


def test_each_kind_of_customer_is_compared_with_what_it_pays(several: Catalogue) -> None:
    table = proposed(several)
    told = [(r["row"], r["customer"], r["before"], r["change"], r["change_text"]) for r in rows(table)]
    assert told == [
        ("dator", "internal", Decimal("55.00"), Decimal("5.00"), "höjt"),
        ("dator", "external", Decimal("72.00"), Decimal("-12.00"), "sänkt"),
        ("dator+start", "internal", Decimal("300.00"), Decimal("0.00"), "oförändrat"),
        ("dator+start", "external", None, None, "nytt"),
        ("lagring/liten", "internal, external", None, None, "höjt"),
    ]
    said = [str(row["conditions"]) for row in rows(table)]
    assert said[:2] == ["Avser: Förvaltningar.", "Avser: external."]
    assert "Avser" not in said[4]
    assert "Förvaltningar, external" in table.subtitle
    assert "2 höjda, 1 sänkt, 1 nytt, 1 oförändrat" in table.notes[-1]


def test_one_kind_of_customer_is_told_alone(several: Catalogue) -> None:
    table = proposed(several, "external")
    assert [(row["row"], row["customer"], row["before"]) for row in rows(table)] == [
        ("dator", "external", Decimal("72.00")), ("dator+start", "external", None), ("lagring/liten", "external", None),
    ]  # fmt: skip
    assert "Förvaltningar" not in table.subtitle
    assert all("Avser" not in str(row["conditions"]) for row in rows(table))


def test_a_proposal_told_by_customer_comes_back(several: Catalogue) -> None:
    """A row that stands once for each kind of customer is one row of the list: its price is the same."""
    draft = several.price_lists["2028"]
    for write in (csv.write, csv.write_excel):
        sheet, found = read(write(proposed(several)), "priser.csv", several, draft.start)
        assert not found
        assert sheet
        assert list(sheet.rows) == list(draft.rows)


def test_both_amounts_of_each_step_are_said(several: Catalogue) -> None:
    row = rows(proposed(several))[-1]
    before, _, after = str(row["conditions"]).partition("Före: ")[::-1]
    for said, first in ((after, "1,60 kr"), (before, "1,50 kr")):
        assert f"Första steget: {first} per GB och månad." in said
        assert "10 GB per enhet: 1,00 kr per GB och månad." in said


def test_a_proposal_for_one_unit_names_it_and_its_last_day(make: Callable[..., Catalogue]) -> None:
    draft = (
        "title: Förslag\nstatus: draft\nfrom: 2027-03-01\nuntil: 2027-12-31\nfor_unit: skolan\n"
        "prices: {dator: {amount: 50.00, per: month}}\n"
    )
    own = draft.replace("status: draft", "decision: kf-1").replace("from: 2027-03-01", "from: 2027-01-01")
    for lists, before in (({}, "72.00"), ({"p2027_egen": own.replace("50.00", "45.00")}, "45.00")):
        catalogue = make(p2027=INTERNAL, p2027_ext=EXTERNAL, p2027_skolan=draft, **lists)
        table = proposed(catalogue)
        assert table.subtitle.replace("\xa0", " ") == (
            "Förslag från den 1 mars 2027 till och med den 31 december 2027,"
            " bredvid det som gäller den 28 februari 2027. Skolan."
        )
        (row,) = rows(table)
        assert (row["unit"], row["customer"], row["before"]) == ("skolan", "external", Decimal(before))
        assert (row["from"], row["until"]) == (date(2027, 3, 1), date(2027, 12, 31))
        assert row["level_before"] == "silver"


def test_the_level_before_of_a_unit_is_the_one_agreed_with_it(make: Callable[..., Catalogue]) -> None:
    draft = DRAFT + "until: 2028-12-31\nfor_unit: skolan\nprices: {dator: {amount: 50.00, per: month}}\n"
    agreed = {"agreements/skolan-dator": "unit: skolan\nitem: dator\nlevel: guld\nfrom: 2027-01-01\ndecision: kf-1\n"}
    catalogue = make(p2027_ext=EXTERNAL, p2028=draft, files=agreed)
    assert rows(proposed(catalogue))[0]["level_before"] == "guld"


def test_another_measure_is_said_beside_the_amount_before(make: Callable[..., Catalogue]) -> None:
    catalogue = make(p2027=INTERNAL, p2028=DRAFT + "prices: {dator: {amount: 400.00, per: year}}\n")
    table = proposed(catalogue, "internal")
    (row,) = rows(table)
    assert (row["before"], row["before_per"], row["before_per_text"]) == (Decimal("55.00"), "month", "per månad")
    assert (row["amount"], row["per"], row["change"], row["change_text"]) == (
        Decimal("400.00"), "year", None, "andra villkor",
    )  # fmt: skip
    (line,) = pdf._data(table)["parts"][0]["groups"][0]["rows"]
    assert [[piece["text"].replace("\xa0", " ") for piece in part["small"]] for part in line][3] == ["per månad"]
    same = next(row for row in rows(proposed(make(p2027=INTERNAL, p2028=DRAFT + "prices: {dator: {form: ended}}\n"))))
    assert (same["per_text"], same["before_per"], same["before_per_text"]) == ("månad", "month", None)


def test_what_comes_on_top_is_called_what_it_was_called(make: Callable[..., Catalogue]) -> None:
    catalogue = make(p2027=INTERNAL, p2028=DRAFT + "prices: {dator+start: {form: ended}, dator+slut: {form: ended}}\n")
    assert [str(row["part"]) for row in rows(proposed(catalogue, "internal"))] == ["Leverans", "Tillägg: slut"]


def test_a_level_that_a_draft_says_nothing_of_is_still_promised(make: Callable[..., Catalogue]) -> None:
    catalogue = make(p2027=INTERNAL, p2028=DRAFT + "prices: {dator: {amount: 60.00, per: month}}\n")
    (row,) = rows(proposed(catalogue, "internal"))
    assert (row["level"], row["level_before"]) == ("silver", "silver")
    assert row["level_text"] == row["level_before_text"]


def test_rows_come_as_the_services_have_them_each_before_what_is_on_top(make: Callable[..., Catalogue]) -> None:
    several = "prices: {dator+start: {amount: 1.00, per: start}, dator: {amount: 60.00, per: month}}\n"
    table = proposed(make(p2027=INTERNAL, p2028=DRAFT + several), "internal")
    assert [row["row"] for row in rows(table)] == ["dator", "dator+start"]
