"""No third party, no leak, no trace: what every type of page and every state asks for, keeps and needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import Watched
from tests.browser.matrix import BILINGUAL, LANGUAGES, PAGES, STATES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

EVERYWHERE = (*PAGES, *(f"en/{path}" for path in PAGES if path not in BILINGUAL))
KEPT = """
async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  caches: await caches.keys(),
  databases: (await indexedDB.databases()).map(it => it.name),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})
"""
WORDS = """
() => [...document.querySelectorAll('main *')].filter(it =>
  !it.children.length && !it.closest('.k-js, noscript, .k-search, .k-filter, .k-chips') && it.checkVisibility()
).map(it => it.textContent.trim().split(/\\s+/).join(' ')).filter(Boolean)
"""
NOTHING = {"cookies": "", "local": [], "session": [], "caches": [], "databases": [], "workers": 0}
"""What a browser keeps of us; the choice of colours is `kran.theme`."""


def test_no_page_and_no_state_asks_elsewhere_breaks_its_policy_or_leaves_a_trace(
    browser: Browser, address: str
) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        watched = Watched(context.new_page())
        page, kept = watched.page, dict[str, Any]()
        for path in EVERYWHERE:
            response = page.goto(f"{address}/{path}", wait_until="networkidle")
            assert response, path
            assert response.ok, path
            assert "set-cookie" not in response.headers
            assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
            assert watched.complaints == [], path
            kept[path] = page.evaluate(KEPT)
        for folder in LANGUAGES.values():
            for name, state in STATES.items():
                page.goto(f"{address}/{folder}{state.path}")
                state.act(page)
                assert _complaints(watched, name) == []
                kept[folder + name] = page.evaluate(KEPT)
                page.evaluate("localStorage.clear()")
        cookies = context.cookies()
    chosen = [kept.pop(f"{folder}colours switched") for folder in LANGUAGES.values()]
    assert [url for url in watched.requests if not url.startswith(address)] == []
    assert {name: what for name, what in kept.items() if what != NOTHING} == {}
    assert chosen == [NOTHING | {"local": ["kran.theme"]}] * len(LANGUAGES)
    assert cookies == []


def test_every_type_of_page_opens_from_a_folder(browser: Browser, built: Path) -> None:
    with browser.new_context() as context:
        watched = Watched(context.new_page())
        page = watched.page
        for path in EVERYWHERE:
            if path in BILINGUAL:
                continue  # only a server shows it
            page.goto(f"{built.as_uri()}/{path}")
            assert page.inner_text("h1"), path
            assert page.evaluate("getComputedStyle(document.querySelector('.k-head')).display") == "block"
            links = page.locator("a[href]").evaluate_all(
                "all => all.map(a => a.href).filter(it => it.startsWith('file:'))"
            )
            assert [link for link in links if not link.startswith(built.as_uri())] == []
            assert watched.complaints == [], path
        for name, state in STATES.items():
            page.goto(f"{built.as_uri()}/{state.path}")
            state.act(page)
            assert _complaints(watched, name) == []
            page.evaluate("localStorage.clear()")
    assert [url for url in watched.requests if not url.startswith(("file:", "data:"))] == []


def _complaints(watched: Watched, state: str) -> list[str]:
    """Take what the browser complained of; that a service is not there is what one of the states is about."""
    found = [f"{state}: {line}" for line in watched.complaints]
    watched.complaints.clear()
    return [line for line in found if not (state == "unknown service compared" and "Failed to load resource" in line)]


def test_every_type_of_page_is_read_without_javascript(browser: Browser, address: str) -> None:
    """What scripts alone can serve is marked; all the rest is there from the start."""
    with browser.new_context(java_script_enabled=False) as without, browser.new_context() as scripted:
        bare, full = without.new_page(), scripted.new_page()
        for path in EVERYWHERE:
            bare.goto(f"{address}/{path}")
            full.goto(f"{address}/{path}", wait_until="networkidle")
            text = " ".join((bare.text_content("main") or "").split())
            assert [it for it in full.evaluate(WORDS) if it not in text] == [], path
            assert bare.inner_text("h1"), path
            assert bare.locator("header nav a, .k-footer a").count() > 10, path
        bare.goto(f"{address}/jamfor/index.html")
        assert "kräver JavaScript" in bare.inner_text("main")
