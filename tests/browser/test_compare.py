"""Services side by side, as a reader chooses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

TWO = "jamfor/index.html?val=barbar-dator/standard-14,surfplatta/mobilnat"


def _columns(page: Page) -> list[str]:
    titles: list[str] = page.locator("#compare thead th a").all_inner_texts()
    return titles


def _row(page: Page, name: str) -> list[str]:
    texts: list[str] = page.locator(f'#compare [data-row="{name}"] td').all_inner_texts()
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]


def test_an_address_says_what_is_compared(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/{TWO}")
    page.wait_for_selector("#compare thead th a")
    assert _columns(page) == ["Bärbar dator", "Surfplatta"]
    assert _row(page, "price") == ["299 kr per månad", "165 kr per månad"]
    assert _row(page, "level") == ["Silver", "Brons"]
    assert watched.complaints == []


def test_add_choose_another_option_and_remove(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/tjanster/barbar-dator.html")
    page.click("text=Jämför med en annan tjänst")
    page.wait_for_selector("#compare thead th a")
    page.fill("#k-add", "mobiltelefon")
    page.click(".k-compare-found button >> nth=0")
    page.wait_for_selector("#compare thead th >> nth=1")
    assert _columns(page) == ["Bärbar dator", "Mobiltelefon"]
    before = _row(page, "price")
    page.select_option("#compare thead select >> nth=0", "kraftfull-16")
    page.wait_for_function("() => location.search.includes('barbar-dator/kraftfull-16,')")
    assert _row(page, "price")[0] != before[0]
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    page.click("button[aria-label^='Ta bort Bärbar dator']")
    page.wait_for_function("() => document.querySelectorAll('#compare thead th').length === 1")
    assert _columns(page) == ["Mobiltelefon"]
    assert "Mobiltelefon" in page.inner_text("#compare [role=status]")
    assert watched.complaints == []


def test_no_more_than_four(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/jamfor/index.html?val=barbar-dator,surfplatta,headset,mobiltelefon,bildskarm")
    page.wait_for_selector("#compare thead th >> nth=3")
    assert len(_columns(page)) == 4
    assert page.is_disabled("#k-add")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?val=nothing-here", "”nothing-here” finns inte"),
        ("?val=barbar-dator/gone", "”barbar-dator/gone” finns inte"),
        ("?val=../../evil", "”../../evil” finns inte"),
        ("?val=<img src=x onerror=alert(1)>", "<img src=x"),
        ("?val=" + "a" * 10000, "finns inte"),
        ("?val=%E0%A4%A,,,,", "finns inte"),
        ("", "Inget är valt"),
    ],
)
def test_a_damaged_address_is_told_and_breaks_nothing(watched: Watched, address: str, query: str, said: str) -> None:
    page = watched.page
    page.goto(f"{address}/jamfor/index.html{query}")
    page.wait_for_function("() => document.querySelector('#compare [role=status]').textContent")
    assert said in page.inner_text("#compare [role=status]")
    assert _columns(page) == []
    assert [line for line in watched.complaints if "404" not in line] == []
    assert all(url.startswith(address) for url in watched.requests)


def test_from_a_folder_and_on_a_phone(browser: Browser, built: Path) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 740})
    page = context.new_page()
    page.goto(f"{built.as_uri()}/{TWO},headset")
    page.wait_for_selector("#compare thead th >> nth=2")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_without_scripts_the_page_says_where_to_go(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{TWO}")
    assert "kräver JavaScript" in page.inner_text("main")
    assert not page.is_visible("#k-add")
    context.close()
