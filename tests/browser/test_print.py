"""The service page and the price list on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAPER = 680
"""The width of an A4 between its margins, in CSS pixels, and less."""
SHOWN = "it => it.checkVisibility() && it.getBoundingClientRect().height > 1"
DARK = """
() => {
  const light = v => (v.match(/[\\d.]+/g) ?? []).slice(0, 3).map(Number).reduce((a, b) => a + b, 0) / 3;
  return [...document.querySelectorAll('body, main, main *')].filter(it => {
    const { backgroundColor } = getComputedStyle(it);
    return it.checkVisibility() && !/, 0\\)$|transparent|color/.test(backgroundColor) && light(backgroundColor) < 200;
  }).map(it => it.outerHTML.slice(0, 120));
}
"""


@pytest.mark.parametrize("path", ["tjanster/barbar-dator.html", "prislista/2027.html", "en/tjanster/barbar-dator.html"])
def test_on_paper_there_is_what_can_be_read_there(browser: Browser, address: str, path: str) -> None:
    with browser.new_context(color_scheme="dark", viewport={"width": PAPER, "height": 960}) as context:
        page = context.new_page()
        page.goto(f"{address}/{path}")
        page.emulate_media(media="print", color_scheme="dark")
        for hidden in (".k-top", ".k-menu", ".k-search", ".k-filter", ".k-chips", ".k-files", ".k-years", ".k-btn"):
            assert not any(page.locator(hidden).evaluate_all(f"all => all.map({SHOWN})")), hidden
        assert page.is_visible("h1")
        # Black on white, though the reader sees the site dark.
        assert page.evaluate(DARK) == []
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(20, 35, 43)"
        assert page.evaluate("document.documentElement.scrollWidth") <= PAPER
        inks = "a => [a, a.parentElement].map(it => getComputedStyle(it).color)"
        link, around = page.locator(".k-source a").first.evaluate(inks)
        assert link == around
        cut = page.locator("main table :is(th, td):visible").evaluate_all(
            f"all => all.filter(it => it.getBoundingClientRect().right > {PAPER}).map(it => it.textContent)"
        )
        assert cut == []


def test_the_heading_of_the_price_list_is_on_every_sheet(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/prislista/2027.html")
        page.emulate_media(media="print")
        heads = page.locator(".k-prices thead").evaluate_all("all => all.map(it => getComputedStyle(it).display)")
        assert set(heads) == {"table-header-group"}
        rows = page.locator(".k-prices tbody tr").evaluate_all("all => all.map(it => getComputedStyle(it).breakInside)")
        assert set(rows) == {"avoid"}
        sheets = _sheets(page)
    assert 4 <= sheets <= 14


def test_a_service_is_a_few_sheets(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/tjanster/barbar-dator.html")
        assert 1 <= _sheets(page) <= 4


def _sheets(page: Page) -> int:
    return page.pdf(format="A4", tagged=True).count(b"/Type /Page\n")
