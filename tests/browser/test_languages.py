"""Longer words, and a catalogue at its limits, break no layout from 320 to 1440 px."""

from __future__ import annotations

import subprocess
import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import pseudo
from tests.browser import extremes
from tests.browser.conftest import _Quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
WIDTHS = (320, 360, 768, 1440)
PAGES = (
    "index.html", "tjanster/index.html", "tjanster/barbar-dator.html", "tjanster/ny-medarbetare.html",
    "tjanster/analogt-fax.html", "hyllor/arbetsplats.html", "prislista/2027.html", "servicenivaer/index.html",
    "servicenivaer/guld.html", "beslut/index.html", "beslut/kf-2026-118.html", "rad/index.html", "enheter/index.html",
    "sortiment/skola.html", "riktlinjer/it-ar-alltid-med.html", "jamfor/index.html", "nytt/index.html",
    "halsa/index.html",
)  # fmt: skip

# What sticks out of the window, what hides a part of its own words, and what lies over something else that is
# pressed. Words for screen readers alone (k-vh) take no room; what scrolls by itself may be wider.
BROKEN = """
() => {
  const PRESSED = '.k-head :is(a, button, input), .k-filter :is(input, select, button, label), main button, .k-card';
  const name = (el) => `${el.tagName.toLowerCase()}.${[...el.classList].join('.')} “${el.innerText?.slice(0, 40)}”`;
  const shown = [...document.body.querySelectorAll('*')].filter((el) =>
    el.checkVisibility({ visibilityProperty: true }) && !el.closest('.k-vh, .k-skip, svg, .k-fold thead')
    && el.getBoundingClientRect().width > 1);
  const scrolls = (el) => {
    for (let up = el; up !== document.body; up = up.parentElement)
      if (/auto|scroll/.test(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth) return true;
    return false;
  };
  const wide = document.documentElement.clientWidth;
  const found = [];
  const across = document.documentElement.scrollWidth;
  if (across > wide) found.push(`scrolls sideways: ${across}`);
  for (const el of shown) {
    const box = el.getBoundingClientRect(), style = getComputedStyle(el);
    if ((box.right > wide + 1 || box.left < -1) && !scrolls(el)) found.push(`sticks out: ${name(el)}`);
    const hides = /hidden|clip/.test(style.overflowX) && el.scrollWidth > el.clientWidth + 1;
    if (hides && el.innerText?.trim() && !(el instanceof HTMLInputElement)) found.push(`cuts: ${name(el)}`);
    if (el.matches('button, .k-tag, .k-btn, summary, select') && el.scrollWidth > el.clientWidth + 1
        && style.display !== 'inline') found.push(`words leave it: ${name(el)}`);
  }
  const pressed = shown.filter((el) => el.matches(PRESSED) && !el.closest('[popover]:not(:popover-open)'));
  const layer = (el) => el.closest('[popover]:popover-open, .k-results');
  for (const [at, one] of pressed.entries()) for (const other of pressed.slice(at + 1)) {
    if (layer(one) !== layer(other)) continue;
    if (one.contains(other) || other.contains(one)) continue;
    const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
    if (a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 2 && b.top < a.bottom - 2
        && !(one.closest('.k-search form') && other.closest('.k-search form')))
      found.push(`over each other: ${name(one)} and ${name(other)}`);
  }
  return [...new Set(found)].slice(0, 12);
}
"""


def _serve(site: Path) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def _build(root: Path) -> None:
    command = [sys.executable, "-m", "kran", "--root", str(root), "--at", "2026-11-24", "build"]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the example in Swedish, English and the language nobody speaks; return its address."""
    root = tmp_path_factory.mktemp("three")
    pseudo.lay_out(root, ROOT)
    _build(root)
    server = _serve(root / "site")
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=WIDTHS, scope="module")
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_longer_words_break_no_layout(page: Page, three: str, path: str) -> None:
    page.goto(f"{three}/de/{path}")
    assert page.evaluate(BROKEN) == []


def test_longer_words_break_neither_menu_nor_search(page: Page, three: str) -> None:
    page.goto(f"{three}/de/tjanster/barbar-dator.html")
    if page.locator(".k-open-menu").is_visible():
        page.click(".k-open-menu")
        assert page.locator("#k-menu").is_visible()
        assert page.evaluate(BROKEN) == []
        page.keyboard.press("Escape")
    if page.locator(".k-open-search").is_visible():
        page.click(".k-open-search")
    for query in ("skärm", "xyzzyqwrt"):
        page.fill("#k-query", query)
        page.wait_for_selector(".k-results:not([hidden])")
        assert page.evaluate(BROKEN) == []


def test_the_switch_goes_round_three_languages(browser: Browser, three: str) -> None:
    page = browser.new_page()
    page.goto(f"{three}/tjanster/bildskarm.html")
    for code, path in (("de", "/de/"), ("en", "/en/"), ("sv", "/")):
        page.click(f"a.k-lang[hreflang={code}]")
        page.wait_for_url(f"{three}{path}tjanster/bildskarm.html")
        assert page.get_attribute("html", "lang") == code
    page.close()


LIMITS = (
    "index.html", "tjanster/index.html", "hyllor/arbetsplats.html", "tjanster/manga-val.html",
    "tjanster/lang-titel.html", "tjanster/lang-text.html", "tjanster/skarm.html", "prislista/2026.html",
    "halsa/index.html", "nytt/index.html", "jamfor/index.html?val=dator/standard,lang-titel,manga-val/val-1",
)  # fmt: skip
START = ROOT / "generator" / "kran" / "start"


@pytest.fixture(scope="module")
def limits(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a catalogue at its limits, without any English; return its address."""
    root = tmp_path_factory.mktemp("limits")
    extremes.lay_out(root, START)
    _build(root)
    server = _serve(root / "site")
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", [*LIMITS, *(f"en/{path}" for path in LIMITS)])
def test_a_catalogue_at_its_limits_breaks_no_layout(page: Page, limits: str, path: str) -> None:
    page.goto(f"{limits}/{path}")
    assert page.evaluate(BROKEN) == []


def test_all_of_it_is_there(browser: Browser, limits: str) -> None:
    page = browser.new_page()
    page.goto(f"{limits}/tjanster/manga-val.html")
    assert page.locator(".k-option").count() == extremes.OPTIONS
    page.goto(f"{limits}/tjanster/lang-titel.html")
    assert page.inner_text("h1") == extremes.LONG_TITLE
    assert len(extremes.LONG_TITLE) == 200
    page.goto(f"{limits}/tjanster/lang-text.html")
    assert len(page.inner_text("main")) > 2200 * extremes.PAGES
    page.goto(f"{limits}/tjanster/skarm.html")  # no options at all
    assert page.locator(".k-option").count() <= 1
    assert page.inner_text("#pris") == "Pris"
    page.close()


def test_without_english_the_english_page_is_in_swedish_and_says_so(browser: Browser, limits: str) -> None:
    page = browser.new_page()
    page.goto(f"{limits}/en/tjanster/manga-val.html")
    assert page.get_attribute("html", "lang") == "en"
    assert page.get_attribute("h1", "lang") == "sv"
    assert page.locator(".k-lead [lang=sv]").count() == 1
    assert page.get_by_text("This service is shown in Swedish: it has not been translated.").is_visible()
    page.fill("#k-query", "sextio")
    page.wait_for_selector(".k-results ol li a")
    assert "Många val" in page.inner_text(".k-results ol")
    page.close()


def test_with_one_language_there_is_no_switch(browser: Browser, tmp_path: Path) -> None:
    extremes.lay_out(tmp_path, START, languages="sv")
    _build(tmp_path)
    assert not (tmp_path / "site" / "en").exists()
    page = browser.new_page()
    page.goto(f"file://{tmp_path}/site/tjanster/skarm.html")
    assert page.locator(".k-lang").count() == 0
    assert page.evaluate(BROKEN) == []
    assert "hreflang" not in (tmp_path / "site" / "sitemap.xml").read_text("utf-8")
    page.close()
