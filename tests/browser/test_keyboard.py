"""Everything by keyboard: each place is reached in the order that it is read, and none holds on to the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

MARK = """
() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter(it =>
    !it.disabled && it.checkVisibility({ visibilityProperty: true }));
  all.forEach((it, at) => { it.dataset.at = at; });
  return all.length;
}
"""
AT = "document.activeElement.dataset.at ?? document.activeElement.tagName"
MOST = 60
"""More presses than it may take to reach anything in the header or above the fold."""


def _tab_to(page: Page, selector: str, most: int = MOST) -> int:
    """Press Tab until the focus is on what is meant; return how many presses it took."""
    for n in range(1, most + 1):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return n
    raise AssertionError(f"{selector} is not reached in {most} presses")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "tjanster/barbar-dator.html",
        "prislista/2027.html?ord=sk%C3%A4rm",
        "jamfor/index.html?val=barbar-dator,surfplatta",
        "servicenivaer/index.html",
        "tillganglighet.html",
    ],
)
def test_tab_walks_the_page_as_it_is_read_and_out_again(browser: Browser, address: str, path: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{address}/{path}", wait_until="networkidle")
        assert page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count() == 0
        everything, walked = page.evaluate(MARK), dict[str, None]()
        while len(walked) < everything:
            page.keyboard.press("Tab")
            walked[page.evaluate(AT)] = None  # a date has several parts
            assert "BODY" not in walked, "the focus is lost"
        assert list(walked) == [str(at) for at in range(everything)]
        # Backwards too.
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(AT) == str(everything - 2)


def test_the_skip_link_leads_past_the_header(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/tjanster/barbar-dator.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "k-skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_from_the_start_page_to_a_price_a_comparison_and_english(watched: Watched, address: str) -> None:
    page, press = watched.page, watched.page.keyboard.press
    page.goto(f"{address}/index.html")

    # Search, walk the hits, open the service.
    _tab_to(page, "#k-query")
    page.keyboard.type("laptop")
    page.wait_for_selector(".k-results ol li")
    press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.k-results') !== null")
    press("Enter")
    page.wait_for_url("**/tjanster/barbar-dator.html")

    # The whole promise unfolds; the options come before it.
    to_promise = _tab_to(page, "#lofte ~ details summary")
    assert to_promise > 1
    press("Enter")
    assert page.locator("#lofte ~ details").get_attribute("open") is not None

    # The price list from the menu; narrow, sort, clear.
    page.goto(f"{address}/prislista/2027.html")
    order = [_tab_to(page, selector) for selector in ("#f-ord", "#f-hylla", "#f-form", "#f-kund")]
    assert order[1:] == [1, 1, 1]
    press("Shift+Tab")
    press("Shift+Tab")
    press("Shift+Tab")
    page.keyboard.type("skärm")
    assert page.locator("tr[data-item]:visible").count() < 40
    _tab_to(page, "[data-kind=down]")
    press("Space")
    assert page.get_attribute("[data-kind=down]", "aria-pressed") == "true"
    _tab_to(page, "button[type=reset]")
    press("Enter")
    assert page.evaluate("document.activeElement.id") == "f-ord"

    # Compare: add by keyboard, take away, and the focus is not lost.
    page.goto(f"{address}/jamfor/index.html?val=barbar-dator")
    page.wait_for_selector("#compare thead th a")
    _tab_to(page, "#k-add")
    page.keyboard.type("surfplatta")
    page.wait_for_selector(".k-compare-found button")
    press("Tab")
    press("Enter")
    page.wait_for_selector("#compare thead th >> nth=1")
    assert page.evaluate("document.activeElement.tagName") != "BODY"

    # The switch of language keeps the page and what is compared.
    page.goto(f"{address}/servicenivaer/guld.html")
    _tab_to(page, "a[hreflang=en]")
    press("Enter")
    page.wait_for_url("**/en/servicenivaer/guld.html")
    assert watched.complaints == []


def test_the_menu_of_a_phone_opens_holds_nobody_and_gives_the_focus_back(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{address}/tjanster/barbar-dator.html")
        _tab_to(page, ".k-open-menu")
        page.keyboard.press("Enter")
        page.wait_for_selector("#k-menu:popover-open")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#k-menu') !== null")
        page.keyboard.press("Escape")
        page.wait_for_selector("#k-menu:not(:popover-open)", state="hidden")
        assert page.evaluate("document.activeElement.matches('.k-open-menu')")


def test_the_search_closes_with_escape(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/servicenivaer/guld.html")
    _tab_to(page, "#k-query")
    page.keyboard.type("dator")
    page.wait_for_selector(".k-results ol li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "k-query"
    page.keyboard.press("Escape")
    assert page.is_hidden(".k-results")
