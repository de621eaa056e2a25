"""Prices that were counted per something else, levels that change within a year, and rows that lost their text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html

from kran.site.build import Build
from kran.site.context import Context
from kran.site.site import page
from kran.site.views.price_chart import price_chart
from kran.text import Language
from tests.site.conftest import words
from tests.site.views.test_price_table import _heard, _seen
from tests.small import catalogue

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LISTS = """\
# catalog/measures.yaml
measures:
  month: {text: {sv: månad, en: month}, period: month}
  year: {text: {sv: år, en: year}, period: year}
  start: {text: {sv: leverans, en: delivery}}
# catalog/decisions/2025/kf-2025-1.yaml
title: Prislistor
body: kf
date: 2025-11-17
reference: § 1
decides: [prices/2026, prices/2027, service-levels/silver, service-levels/guld, mandates/priser]
# catalog/decisions/2025/kf-2025-2.yaml
title: Höjd nivå
body: kf
date: 2025-12-17
reference: § 2
decides: [prices/2027-niva]
# catalog/service-levels/guld.yaml
title: Guld
rank: 3
decision: {2026-01-01: kf-2025-1}
# catalog/prices/2026.yaml
title: Prislista 2026
from: 2026-01-01
for: [internal, company]
decision: kf-2025-1
prices:
  dator/standard: {amount: 300.00, per: month}
  dator/kraftfull: {amount: 480.00, per: month}
  skarm: {amount: 45.00, per: month}
  skarm+start: {amount: 100.00, per: start, text: Uppställning}
  servicedesk: {form: included, carried_by: dator}
levels: {dator: silver, skarm: silver, servicedesk: silver}
# catalog/prices/2027.yaml
title: Prislista 2027
from: 2027-01-01
for: [internal, company]
decision: kf-2025-1
prices:
  dator/standard: {amount: 310.00, per: month}
  skarm: {amount: 400.00, per: year}
  skarm+start: {amount: 120.00, per: start}
# catalog/prices/2027-niva.yaml
title: Höjd nivå
from: 2027-06-01
for: [internal, company]
decision: kf-2025-2
levels: {skarm: guld}
"""


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    made = catalogue(tmp_path_factory.mktemp("catalogue"), LISTS)
    return Context(made, Language("sv"), at=date(2027, 3, 1), build=Build(languages=("sv", "en"), files=True))


def _shown(context: Context, path: str) -> HtmlElement:
    made = page(context, path)
    assert made is not None
    return lxml_html.fragment_fromstring(made.html, create_parent="main")


def _rows(context: Context, item: str) -> list[HtmlElement]:
    found: list[HtmlElement] = _shown(context, "prislista/2027.html").xpath(f".//tr[@data-item='{item}']")
    return found


def test_the_price_before_has_its_own_measure(context: Context) -> None:
    first = _rows(context, "skarm")[0]
    assert [_seen(cell) for cell in first][2:] == ["per år", "45,00 kr per månad", "400,00 kr", "andra villkor"]
    assert _heard(first[3]) == "45 kronor per månad"
    assert _seen(_rows(context, "dator/standard")[0][3]) == "300,00 kr"


def test_a_level_that_changes_within_the_year_has_a_row_from_its_day(context: Context) -> None:
    first, second = _rows(context, "skarm")
    assert (first.get("data-to"), second.get("data-from")) == ("2027-05-31", "2027-06-01")
    assert [_seen(row[0]) for row in (first, second)] == ["Skärm Silver", "Skärm Silver → Guld"]
    assert ["till 31 maj 2027" in words(first[1]), "från 1 juni 2027" in words(second[1])] == [True, True]
    assert [_seen(row[5]) for row in (first, second)] == ["andra villkor", "oförändrat"]
    assert "17 december 2025" in words(_shown(context, "prislista/2027.html"))


def test_what_comes_on_top_is_called_what_it_was_called(context: Context) -> None:
    assert words(_rows(context, "skarm+start")[0][1]).startswith("Uppställning")
    text = words(_shown(context, "tjanster/skarm.html"))
    assert "Uppställning: 120 kr per leverans" in text
    assert "Tillägg" not in text


def test_a_service_says_the_measure_before(context: Context) -> None:
    assert "Andra villkor än 2026, då 45 kr per månad" in words(_shown(context, "tjanster/skarm.html"))


def test_amounts_of_different_measures_are_not_on_one_axis(context: Context) -> None:
    assert not _shown(context, "tjanster/skarm.html").xpath(".//figure[svg]")
    book = context.book
    rows = [(key, book.periods(key, "internal")) for key in ("skarm", "dator/standard")]
    chart = price_chart(context, rows, (2026, 2027))
    assert chart is not None
    assert [line.said.replace("\N{NO-BREAK SPACE}", " ") for line in chart.lines] == ["dator/standard: 300 → 310 kr"]
    assert chart.title.replace("\N{NO-BREAK SPACE}", " ") == "Kronor per månad, 2026–2027"
