from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING

from kran.site.views import price_table
from tests.site.conftest import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from tests.site.conftest import Reader, Shown


def _seen(cell: HtmlElement) -> str:
    return _without(cell, "self::*[@class='k-vh']")


def _heard(cell: HtmlElement) -> str:
    return _without(cell, "@aria-hidden='true'")


def _without(cell: HtmlElement, what: str) -> str:
    left = deepcopy(cell)
    for part in left.xpath(f".//*[{what}]"):
        part.drop_tree()
    return words(left)


def test_every_price_once_for_each_period(reader: Reader) -> None:
    rows = {(row.item, row.when): row for _, row in price_table.rows(reader(), 2026, "internal")}
    first, second = (
        rows["skarm", "till 30\N{NO-BREAK SPACE}juni 2026"],
        rows["skarm", "från 1\N{NO-BREAK SPACE}juli 2026"],
    )
    assert first.now is not None
    assert (first.before, first.kind, first.now.amount) == (None, "new", "50\N{NO-BREAK SPACE}kr")
    assert second.before is not None
    assert (second.before.amount, second.kind) == ("50\N{NO-BREAK SPACE}kr", "up")
    assert "dator/utkast" not in {item for item, _ in rows}


def test_the_price_before_and_the_change(shown: Shown) -> None:
    page = shown("prislista/2027.html")
    rows = {row.get("data-item"): row for row in page.xpath(".//table[@data-customer='kund-internal']//tr[@data-item]")}
    lower = rows["dator/standard"]
    assert (lower.get("data-c"), lower.get("data-f"), lower.get("data-w")) == ("down", "month", "laptop jobbdator")
    assert [_seen(cell) for cell in lower][2:] == ["per månad", "300,00 kr", "289,00 kr", "▼ −11,00 kr −3,7 %"]
    assert [_heard(cell) for cell in lower][3:] == [
        "300 kronor per månad",
        "289 kronor per månad",
        "11 kronor lägre −3,7 %",
    ]
    ended = rows["dator/latt"]
    assert [_seen(cell) for cell in ended][3:] == ["342,00 kr", "–", "upphör"]
    assert [_heard(cell) for cell in ended][3:] == ["342 kronor per månad", "inget pris", "upphör"]
    assert _seen(rows["support"][4]) == "ingår"
    assert words(rows["skarm"][5]) == "oförändrat"


def test_customers_with_other_prices_have_a_table_of_their_own(shown: Shown) -> None:
    headings = [words(heading) for heading in shown("prislista/2027.html").iter("h2")]
    assert headings == ["Förvaltningar", "Externa kunder"]
    assert "Externa kunder: 25 % moms tillkommer" in words(shown("prislista/2027.html"))


def test_the_first_year_is_compared_with_nothing(reader: Reader) -> None:
    assert not any(table.compared for table in price_table.view(reader(), 2026).tables)
    assert price_table.view(reader(), 2027).tables[0].compared


def test_years_reach_from_the_first_list_to_the_readers_day(reader: Reader) -> None:
    assert price_table.years(reader()) == (2026, 2027)
    assert price_table.years(reader(at=date(2029, 1, 1))) == (2026, 2027, 2028, 2029)
    assert price_table.this_year(reader(at=date(2020, 1, 1))) == 2026
    # A price holds until further notice, but no file is made for a year without a list.
    assert price_table.view(reader(at=date(2029, 1, 1)), 2029).tables[0].files == ()


def test_who_decided_stands_below(shown: Shown) -> None:
    text = words(shown("prislista/2026.html"))
    assert "Beslut: Kommunfullmäktige 17 november 2025" in text
    assert "It-chef" not in text
