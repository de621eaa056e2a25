"""What a screen reader says of prices and charts: the names in the accessibility tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser


def _heard(watched: Watched, address: str, selector: str) -> str:
    """Return the accessibility tree of the first that fits, with plain spaces."""
    watched.page.goto(address)
    return watched.page.locator(selector).first.aria_snapshot().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("path", "selector", "said", "unsaid"),
    [
        ("tjanster/barbar-dator.html", ".k-option", ["299 kronor per månad"], ["299 kr "]),
        ("en/tjanster/barbar-dator.html", ".k-option", ["299 kronor per month"], ["299 kr "]),
        (
            "prislista/2027.html",
            "tr[data-item='barbar-dator/standard-14']",
            ['cell "299 kronor per månad"', 'cell "289 kronor per månad"', "10 kronor lägre"],
            ["299,00", "289,00", "▼"],
        ),
        (
            "prislista/2027.html",
            "tr[data-item='barbar-dator/kraftfull-16']",
            ["9 kronor högre"],
            ["▲", "+9,00"],
        ),
        ("en/prislista/2027.html", "tr[data-item='barbar-dator/standard-14']", ["10 kronor lower"], ["▼"]),
        ("prislista/2027.html", "tr[data-item='barbar-dator/latt-13']", ['cell "inget pris"'], ["–"]),
        (
            "hyllor/arbetsplats.html",
            ".k-shelf:has([href$='barbar-dator.html'])",
            ["från 299 kronor per månad"],
            ["/mån"],
        ),
        ("index.html", ".k-shelf:has([href$='arbetsplats.html'])", ["kronor per månad"], ["/mån"]),
        ("en/hyllor/arbetsplats.html", ".k-shelf:has([href$='barbar-dator.html'])", ["from 299 kronor per month"], []),
        ("index.html", "[aria-labelledby=nya-priser] table", ["kronor per"], ["▼", "▲"]),
    ],
)  # fmt: skip
def test_prices_are_said_in_words(
    watched: Watched, address: str, path: str, selector: str, said: list[str], unsaid: list[str]
) -> None:
    heard = _heard(watched, f"{address}/{path}", selector)
    assert [text for text in said if text not in heard] == [], heard
    assert [text for text in unsaid if text in heard] == [], heard


def test_a_chart_is_an_image_with_a_name_and_a_table_beside_it(watched: Watched, address: str) -> None:
    heard = _heard(watched, f"{address}/tjanster/barbar-dator.html", "section[aria-labelledby=ar]")
    assert 'img "' in heard
    assert "kronor" in heard
    assert "- table " in heard


def test_results_of_the_search_say_their_price_in_words(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/index.html")
    page.fill("#k-query", "bärbar dator")
    page.wait_for_selector(".k-results ol li")
    heard = page.locator(".k-results ol").aria_snapshot().replace("\N{NO-BREAK SPACE}", " ")
    assert "per månad" in heard
    assert "/mån" not in heard
