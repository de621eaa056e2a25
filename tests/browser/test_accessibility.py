"""Everyone can use the site: axe on every page and state of the matrix, and what axe cannot see.

KRAN_AXE=write writes what the accessibility statement tells of the run, if all of the matrix was run.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kran.site import accessibility_check
from kran.site.views.statement import NOT_TESTED
from tests.browser.matrix import CHECKS, LANGUAGES, PAGES, SCHEMES, STATES, WIDTHS, Check, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN = """
axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"], preload: false, selectors: false,
}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
  nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)))
"""


@pytest.fixture(scope="module")
def ran() -> dict[Check, list[str]]:
    """What axe found, by check: empty lists where all is well."""
    return {}


@pytest.fixture(scope="module")
def tools(browser: Browser, address: str) -> Iterator[tuple[str, str]]:
    """The versions of axe and of the browser."""
    page = browser.new_page(bypass_csp=True)
    page.goto(f"{address}/404.html")
    page.add_script_tag(path=AXE)
    yield str(page.evaluate("axe.version")), f"Chromium {browser.version.partition('.')[0]}"
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(
    browser: Browser, address: str, ran: dict[Check, list[str]], scheme: Scheme, width: int, language: str
) -> None:
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce", bypass_csp=True
    )
    context.add_init_script(path=AXE)
    page = context.new_page()
    for check in CHECKS:
        if (check.scheme, check.width, check.language) != (scheme, width, language):
            continue
        page.goto(f"{address}/{check.path}")
        if state := STATES.get(check.what):
            state.act(page)
        found = page.evaluate(RUN)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append("scrolls sideways")
        ran[check] = found
        page.evaluate("localStorage.clear()")
    context.close()
    assert {check: found for check, found in ran.items() if found} == {}


def test_axe_would_tell(browser: Browser, address: str) -> None:
    with browser.new_context(bypass_csp=True) as context:
        context.add_init_script(path=AXE)
        page = context.new_page()
        page.goto(f"{address}/404.html")
        page.evaluate("document.querySelector('main').append(document.createElement('img'))")
        assert page.evaluate(RUN) == ["image-alt: <img>"]


def test_what_the_statement_tells_of_is_this_run(ran: dict[Check, list[str]], tools: tuple[str, str]) -> None:
    if os.environ.get("KRAN_AXE") != "write":
        assert accessibility_check.last().axe == tools[0]
        return
    assert set(ran) == set(CHECKS), "only a run of the whole matrix is written down"
    told = {
        "day": datetime.now(UTC).date().isoformat(),
        "axe": tools[0],
        "browser": tools[1],
        "pages": PAGES,
        "states": [*STATES],
        "languages": [*LANGUAGES],
        "schemes": SCHEMES,
        "widths": WIDTHS,
        "checks": len(ran),
        "violations": sum(map(len, ran.values())),
        "not_tested": [*NOT_TESTED],
    }
    accessibility_check.FILE.write_text(f"{json.dumps(told, indent=2)}\n", "utf-8")
