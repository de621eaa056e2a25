"""A price list as a table: nothing of a price is lost, and the comparison is exact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kran.exports.price_files import price_files, price_years
from kran.exports.price_table import price_table
from kran.exports.proposal_table import proposal_table
from kran.model.in_force import PriceBook
from kran.model.price_change import compare
from kran.text import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from kran.exports.table import Cell, Table
    from kran.model.catalogue import Catalogue

LISTS = {
    "p2026": """\
title: Priser 2026
from: 2026-01-01
for: [internal]
decision: kf-1
prices:
  dator: {amount: 100.00, per: month, term: 36, after_term: 50.00, text: {sv: Hel, en: Whole}}
  dator+start: {amount: 0.00, per: year}
  lagring/liten: {amount: 12.30, per: gb-month, count: meter, free: 1, over: subscription, notice: 1}
  lagring/stor: {form: volume, per: gb-month, over: unit, steps: [{from: 0, amount: 2.00}, {from: 0.5, amount: 1.00}]}
levels: {dator: silver, lagring: guld}
""",
    "p2026_juli": """\
title: Ändring
from: 2026-07-01
for: [internal]
decision: kf-1
prices:
  dator: {amount: 110.00, per: month, term: 36, after_term: 50.00, text: {sv: Hel, en: Whole}}
""",
    "p2027": """\
title: Priser 2027
from: 2027-01-01
for: [internal]
decision: kf-1
prices:
  dator: {amount: 99.67, per: month, term: 24, after_term: 50.00}
  dator+start: {form: ended}
  lagring/liten: {amount: 12.30, per: gb-month, count: meter, free: 1, over: subscription, notice: 1}
  lagring/stor: {form: volume, per: gb-month, over: unit, steps: [{from: 0, amount: 2.00}, {from: 0.5, amount: 0.90}]}
""",
}


def cells(table: Table) -> list[dict[str, Cell]]:
    return [dict(zip([c.id for c in table.columns], row, strict=True)) for row in table.rows]


def year(catalogue: Catalogue, number: int, lang: str = "sv", customer: str = "internal") -> Table:
    return price_table(catalogue, PriceBook(catalogue), number, customer, Language(lang), date(2026, 12, 1))


def test_every_field_of_every_price_has_a_cell(example: Catalogue, book: PriceBook) -> None:
    for number in price_years(example):
        table = year(example, number)
        by_key: dict[str, list[dict[str, Any]]] = {}
        for row in cells(table):
            by_key.setdefault(str(row["row"]), []).append(row)
        folded = book.year(number, "internal")
        assert set(by_key) == set(folded)
        for key, periods in folded.items():
            assert len(by_key[key]) == len(periods)
            for row, period in zip(by_key[key], periods, strict=True):
                price = period.held.price
                assert (row["from"], row["until"]) == (period.start, book.last_day(key, "internal", period.start))
                assert row["form"] == price.form.value
                assert row["steps"] == (tuple((str(s.start), s.amount) for s in price.steps) or None)
                assert row["rates"] == (price.rates or None)
                assert {n.removeprefix("text_"): v for n, v in row.items() if n.startswith("text_") and v} == (
                    price.text.by_language if price.text else {}
                )
                for name in ("amount", "per", "term", "after_term", "notice", "count", "free", "over", "split",
                             "markup", "terms", "about", "carried_by"):  # fmt: skip
                    assert row[name] == getattr(price, name), (key, name)


def test_a_change_within_the_year_gives_two_rows_with_their_own_lists(make: Callable[..., Catalogue]) -> None:
    rows = [row for row in cells(year(make(**LISTS), 2026)) if row["row"] == "dator"]
    assert [(row["from"], row["until"], row["list"]) for row in rows] == [
        (date(2026, 1, 1), date(2026, 6, 30), "2026"),
        (date(2026, 7, 1), date(2026, 12, 31), "2026-juli"),
    ]
    assert [str(row["conditions"]).replace("\xa0", " ").partition(".")[0] for row in rows] == [
        "Till och med 30 juni 2026", "Från 1 juli 2026",
    ]  # fmt: skip


def test_a_year_names_the_list_that_stated_a_price_in_it_not_a_later_one(make: Callable[..., Catalogue]) -> None:
    row = next(row for row in cells(year(make(**LISTS), 2026)) if row["row"] == "lagring/liten")
    assert (row["list"], row["decision"]) == ("2026", "kf-1")


def test_a_change_is_exact_to_the_ore_and_rounded_half_up_in_per_cent(make: Callable[..., Catalogue]) -> None:
    table = year(make(**LISTS), 2027)
    rows = {row["row"]: row for row in cells(table)}
    dator = rows["dator"]
    assert (dator["before"], dator["change"], dator["change_percent"]) == (
        Decimal("110.00"), Decimal("-10.33"), Decimal("-9.4"),
    )  # fmt: skip
    assert dator["change_text"] == "sänkt"
    assert "Före: Bindningstid 36 månader" in str(dator["conditions"])
    same = rows["lagring/liten"]
    assert (same["change"], same["change_percent"], same["change_text"]) == (0, 0, "oförändrat")
    steps = rows["lagring/stor"]
    assert (steps["change"], steps["change_percent"], steps["change_text"]) == (None, None, "sänkt")
    assert "dator+start" not in rows
    assert any("Finns inte längre i listan: Dator." in note for note in table.notes)


def test_missing_is_not_zero(make: Callable[..., Catalogue]) -> None:
    first = year(make(**LISTS), 2026)
    assert all(row["before"] is None and row["change"] is None and row["change_text"] is None for row in cells(first))
    start = next(row for row in cells(first) if row["row"] == "dator+start")
    assert start["amount"] == Decimal("0.00")
    assert start["amount"] is not None
    external = year(make(**LISTS), 2027, customer="external")
    assert external.rows == ()


def test_from_nothing_to_something_has_no_per_cent(make: Callable[..., Catalogue]) -> None:
    draft = """\
title: Förslag
status: draft
from: 2027-06-01
prices:
  dator: {form: ended}
  lagring/liten: {amount: 12.30, per: month}
  lagring/stor+extra: {amount: 5.00, per: month}
"""
    free = LISTS["p2027"].replace("{form: ended}", "{amount: 0.00, per: year}")
    catalogue = make(p2026=LISTS["p2026"], p2027=free, p2028=draft)
    table = proposal_table(
        catalogue, PriceBook(catalogue), catalogue.price_lists["2028"], "internal", Language("en"), date(2026, 12, 1)
    )
    rows = {row["row"]: row for row in cells(table)}
    assert rows["dator"]["change_text"] == "ends"
    assert (rows["dator"]["before"], rows["dator"]["amount"], rows["dator"]["change"]) == (Decimal("99.67"), None, None)
    assert rows["dator"]["per_text"] == "month"
    assert rows["lagring/liten"]["change_text"] == "other terms"
    assert rows["lagring/liten"]["change"] is None
    assert rows["lagring/stor+extra"]["change_text"] == "new"
    assert table.about.stamp == "PROPOSAL"
    assert table.title == "Förslag"
    assert all("PROPOSAL" in str(row["marking"]) for row in rows.values())


def test_a_price_raised_from_nothing_has_kronor_but_no_per_cent(make: Callable[..., Catalogue]) -> None:
    catalogue = make(p2026=LISTS["p2026"], p2027=LISTS["p2027"].replace("{form: ended}", "{amount: 5.00, per: year}"))
    row = next(row for row in cells(year(catalogue, 2027)) if row["row"] == "dator+start")
    assert (row["change"], row["change_percent"], row["change_text"]) == (Decimal("5.00"), None, "höjt")


def test_the_table_says_whose_it_is_and_who_decided(make: Callable[..., Catalogue]) -> None:
    table = year(make(**LISTS), 2027, "en")
    assert table.about.organisation == "Småby"
    assert table.about.decision == "Decided by Council 2026-11-01, § 1"
    assert table.about.marking == ""
    assert table.closing == ("Priser 2027, from 2027-01-01: Council 2026-11-01, § 1",)
    assert all(row["marking"] is None for row in cells(table))


def test_the_example_is_marked_in_every_row(table: Table) -> None:
    assert table.about.example
    assert all(row["marking"] == table.about.marking != "" for row in cells(table))


def test_vat_is_said(make: Callable[..., Catalogue]) -> None:
    lists = {"p2027": LISTS["p2027"].replace("for: [internal]", "for: [external]")}
    assert "25" in year(make(**lists), 2027, customer="external").notes[0]
    assert "25" not in year(make(**LISTS), 2027).notes[0]


def test_files_are_named_as_the_site_links_them(make: Callable[..., Catalogue]) -> None:
    catalogue = make(p2027=LISTS["p2027"])
    files = price_files(catalogue, Language("sv"), date(2026, 12, 1))
    assert sorted(files) == [
        "filer/prislista-2027-excel.csv",
        "filer/prislista-2027.csv",
        "filer/prislista-2027.pdf",
        "filer/prislista-2027.xlsx",
    ]
    english = price_files(catalogue, Language("en"), date(2026, 12, 1))
    assert "filer/price-list-2027-en-excel.csv" in english


def test_only_customers_with_prices_of_their_own_have_files(make: Callable[..., Catalogue]) -> None:
    for_all = LISTS["p2027"].replace("for: [internal]\n", "")
    catalogue = make(p2027=for_all)
    assert PriceBook(catalogue).sharing(2027) == {"internal": ("internal", "external")}
    dearer = (
        "title: A\nfrom: 2027-02-01\nfor: [external]\ndecision: kf-1\nprices: {dator: {amount: 1.00, per: month}}\n"
    )
    catalogue = make(p2027=for_all, p2027_b=dearer)
    assert PriceBook(catalogue).sharing(2027) == {"internal": ("internal",), "external": ("external",)}
    assert price_years(make()) == ()


def test_a_new_service_level_is_shown_with_the_one_before_and_counted(make: Callable[..., Catalogue]) -> None:
    raised = "title: N\nstatus: draft\nfrom: 2028-01-01\nfor: [internal]\nprices: {{{row}}}\nlevels: {{dator: guld}}\n"
    catalogue = make(
        **LISTS, p2028=raised.format(row="dator: {amount: 99.67, per: month, term: 24, after_term: 50.00}")
    )
    draft, book = catalogue.price_lists["2028"], PriceBook(catalogue)
    table = proposal_table(catalogue, book, draft, "internal", Language("sv"), date(2026, 12, 1))
    (row,) = cells(table)
    assert (row["change_text"], row["level_before"], row["level"]) == ("oförändrat", "silver", "guld")
    assert (str(row["level_before_text"]), str(row["level_text"])) == ("Silver", "Guld")
    assert "1 oförändrat, 1 ändrad servicenivå." in table.notes[-1]
    same = cells(year(make(**LISTS), 2027))
    assert {(row["level_before"], row["level"]) for row in same} == {("silver", "silver"), ("guld", "guld")}


def test_a_level_that_changes_within_the_year_gives_two_rows_each_with_its_own_list(
    make: Callable[..., Catalogue],
) -> None:
    july = "title: J\nfrom: 2027-07-01\nfor: [internal]\ndecision: kf-2\nlevels: {dator: guld}\n"
    decided = {
        "decisions/2027/kf-2": "title: J\nbody: kf\ndate: 2027-05-01\nreference: § 2\ndecides: [prices/2027-juli]\n"
    }
    table = year(make(**LISTS, p2027_juli=july, files=decided), 2027)
    first, second = [row for row in cells(table) if row["row"] == "dator"]
    names = ("from", "until", "list", "level_before", "level", "level_list", "level_decision")
    assert [first[name] for name in names] == [
        date(2027, 1, 1), date(2027, 6, 30), "2027", "silver", "silver", "2026", "kf-1",
    ]  # fmt: skip
    assert [second[name] for name in names] == [
        date(2027, 7, 1), None, "2027", "silver", "guld", "2027-juli", "kf-2",
    ]  # fmt: skip
    assert str(first["conditions"]).replace("\xa0", " ").startswith("Till och med 30 juni 2027.")
    assert str(second["conditions"]).replace("\xa0", " ").startswith("Från 1 juli 2027.")
    # One price is lowered, though it stands in two rows; the list that changed the level is named with the others.
    assert "2 sänkta, 1 oförändrat, 1 ändrad servicenivå." in table.notes[1]
    assert [line.partition(",")[0] for line in table.closing] == ["Priser 2027", "J"]


def test_every_step_of_a_price_is_said(make: Callable[..., Catalogue]) -> None:
    for number, second in ((2026, "1,00 kr"), (2027, "0,90 kr")):
        row = next(row for row in cells(year(make(**LISTS), number)) if row["row"] == "lagring/stor")
        said = str(row["conditions"]).replace("\xa0", " ")
        assert said.startswith("Första steget: 2,00 kr per GB och månad. Om enheten har minst 0,5 GB: " + second)


def test_a_price_on_top_that_no_longer_says_what_it_is_for_keeps_its_name(make: Callable[..., Catalogue]) -> None:
    lists = LISTS | {"p2026": LISTS["p2026"].replace("per: year}", "per: year, text: {sv: Leverans, en: Delivery}}")}
    lists["p2027"] = lists["p2027"].replace("{form: ended}", "{amount: 5.00, per: year}")
    row = next(row for row in cells(year(make(**lists), 2027)) if row["row"] == "dator+start")
    assert (str(row["part"]), row.get("text_sv")) == ("Leverans", None)


def test_a_price_has_its_own_last_day_or_none(make: Callable[..., Catalogue]) -> None:
    rows = {row["row"]: row["until"] for row in cells(year(make(**LISTS), 2027))}
    assert rows["dator"] is None
    rows = {row["row"]: row["until"] for row in cells(year(make(**LISTS), 2026)) if row["from"] != date(2026, 7, 1)}
    assert rows["dator+start"] == date(2026, 12, 31)  # ended by the list of 2027
    assert rows["lagring/liten"] is None  # stated again, unchanged
    assert "Till och med" not in str(cells(year(make(**LISTS), 2027))[0]["conditions"])


def test_the_title_names_the_customers_of_a_list_of_their_own(make: Callable[..., Catalogue]) -> None:
    for_all = LISTS["p2027"].replace("for: [internal]\n", "")
    both = year(make(p2027=for_all), 2027)
    assert (both.title, both.subtitle) == ("Prislista it 2027", "Gäller 2027. Förvaltningar, external.")
    assert both.notes[0].replace("\xa0", " ") == "Belopp i kronor utan moms. external: 25 % tillkommer."
    assert {row["customer"] for row in cells(both)} == {"internal, external"}
    own = year(make(p2027=LISTS["p2027"].replace("[internal]", "[external]")), 2027, customer="external")
    assert own.title == "Prislista it 2027: external"


def test_a_part_without_a_text_and_a_key_are_said_in_words(make: Callable[..., Catalogue]) -> None:
    rows = "dator+gammal-plats: {amount: 1.00, per: year, split: bas}"
    listed = f"title: N\nfrom: 2026-01-01\nfor: [internal]\ndecision: kf-1\nprices: {{{rows}}}\n"
    (row,) = cells(year(make(p2026=listed), 2026))
    assert row["part"] == "Tillägg: gammal plats"
    assert row["conditions"] == "Delas mellan enheterna: lika."


def test_the_files_count_changes_as_the_start_page_does(example: Catalogue, book: PriceBook) -> None:
    rows = {row["row"]: row for row in cells(year(example, 2027))}
    for key in book.keys("internal"):
        before, after = (book.price(key, "internal", day) for day in (date(2026, 12, 31), date(2027, 1, 1)))
        if before and after:
            said = compare(before.price, after.price)
            assert said
            assert rows[key]["change_text"] == {"up": "höjt", "down": "sänkt", "same": "oförändrat"}[said.kind], key
