"""The built site as a reader meets it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from tests.browser.matrix import PAGES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser


def _search(watched: Watched, query: str) -> list[str]:
    watched.page.focus("#k-query")
    watched.page.wait_for_selector("#k-search[data-ready]")  # texts come after names, and show the list anew
    watched.page.fill("#k-query", query)
    watched.page.wait_for_selector(".k-results:not([hidden])")
    titles: list[str] = watched.page.locator(".k-results ol li a b").all_inner_texts()
    return titles


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bärbar dator", "Bärbar dator"),
        ("laptop", "Bärbar dator"),
        ("kraftfull", "Bärbar dator"),
        ("lösenord", "Lösenord"),
    ],
)
def test_the_search_finds_by_name_keyword_option_and_text(
    watched: Watched, address: str, query: str, found: str
) -> None:
    watched.page.goto(f"{address}/index.html")
    assert any(found in title for title in _search(watched, query)[:5])


def test_search_then_open_the_service_then_switch_language(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/index.html")
    _search(watched, "barbar dator")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tjanster/barbar-dator.html")
    assert page.inner_text("h1") == "Bärbar dator"
    page.click("a[hreflang=en]")
    page.wait_for_url("**/en/tjanster/barbar-dator.html")
    assert page.inner_text("h1") == "Laptop"
    assert page.get_attribute("html", "lang") == "en"
    page.click("a[hreflang=sv]")
    page.wait_for_url(f"{address}/tjanster/barbar-dator.html")


def test_no_result_says_so(watched: Watched, address: str) -> None:
    watched.page.goto(f"{address}/index.html")
    watched.page.fill("#k-query", "xyzzyqwrt")
    watched.page.wait_for_selector(".k-results:not([hidden])")
    assert watched.page.locator(".k-results ol li").count() == 0
    assert watched.page.inner_text(".k-results").strip()


def test_every_price_list_file_downloads_and_is_what_it_says(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/prislista/2027.html")
    links = page.locator("a[href*='filer/']")
    assert links.count() >= 4
    seen = set()
    for index in range(links.count()):
        link = links.nth(index)
        name = (link.get_attribute("href") or "").rpartition("/")[2]
        response = page.request.get(link.evaluate("a => a.href"))
        assert response.ok, name
        body = response.body()
        seen.add(name.rpartition(".")[2])
        if name.endswith(".pdf"):
            assert body.startswith(b"%PDF-")
        elif name.endswith(".xlsx"):
            assert body.startswith(b"PK")
        else:
            rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";" if "excel" in name else ","))
            assert len(rows) > 15  # external customers have a short list
            assert len({len(row) for row in rows}) == 1
    assert {"pdf", "xlsx", "csv"} <= seen


def test_it_reads_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/tjanster/barbar-dator.html")
    text = page.inner_text("main")
    for said in ("Standard 14″", "299 kr", "Från 1 januari 2027", "Ingår inte", "Silver"):
        assert said.replace("\xa0", " ") in text.replace("\xa0", " "), said
    page.goto(f"{address}/prislista/2027.html")
    assert page.locator("table tbody tr").count() > 150
    context.close()


def test_it_works_unzipped_from_a_folder(watched: Watched, built: Path) -> None:
    page = watched.page
    page.goto(f"file://{built}/index.html")
    assert "Bärbar dator" in _search(watched, "laptop")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tjanster/barbar-dator.html")
    assert watched.complaints == []


def test_every_page_says_it_is_example_data(watched: Watched, address: str) -> None:
    for path in PAGES:
        watched.page.goto(f"{address}/{path}")
        assert "xempel" in watched.page.inner_text("body"), path


_OVERLAPS = """
() => [...document.querySelectorAll('.k-prices tbody tr:not(.grp)')].flatMap(row => {
  const boxes = [...row.children].flatMap((cell, at) => {
    const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
    while (words.nextNode()) {
      if (words.currentNode.parentElement.closest('.k-vh') || !words.currentNode.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      for (const box of range.getClientRects()) if (box.width > 1) found.push({ at, box });
    }
    const said = getComputedStyle(cell, '::before').content;
    if (found.length && said !== 'none' && said !== 'normal') found.push({ at, box: cell.getBoundingClientRect() });
    return found;
  });
  const edge = row.getBoundingClientRect().right;
  const over = boxes.some((one, index) => one.box.right > edge + 0.5 || boxes.slice(index + 1).some(other =>
    other.at !== one.at && one.box.left < other.box.right - 1 && other.box.left < one.box.right - 1
    && one.box.top < other.box.bottom - 3 && other.box.top < one.box.bottom - 3));
  return over ? [row.dataset.item] : [];
})
"""


@pytest.mark.parametrize("width", [320, 360, 390])
@pytest.mark.parametrize("path", ["prislista/2027.html", "en/prislista/2027.html", "prislista/2026.html"])
def test_no_words_of_a_price_lie_over_each_other_on_a_phone(
    browser: Browser, address: str, path: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(f"{address}/{path}")
    found = page.evaluate(_OVERLAPS)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert found == []
    assert wide <= width


@pytest.mark.parametrize("path", ["index.html", "servicenivaer/index.html", "sortiment/skola.html"])
def test_no_column_is_cut_on_a_phone(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}/{path}")
    cells = page.locator(".k-fold tbody :is(th, td)")
    assert cells.count()
    assert cells.evaluate_all("those => those.every(it => it.getBoundingClientRect().right <= 360)")
    context.close()


def test_the_whole_promise_is_on_paper(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/tjanster/barbar-dator.html")
    promise = page.locator("#lofte ~ details .k-facts")
    assert not promise.is_visible()
    page.emulate_media(media="print")
    assert promise.is_visible()
    page.close()
