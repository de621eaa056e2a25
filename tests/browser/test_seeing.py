"""What axe does not see: zoom, wider text, large enough targets, visible focus, little motion, the system's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.matrix import BILINGUAL, PAGES, SCHEMES, STATES, WIDTHS, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

EVERYWHERE = (*PAGES, *(f"en/{path}" for path in PAGES if path not in BILINGUAL))
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""
"""WCAG 2.2, success criterion 1.4.12."""

CUT = """
() => [...document.querySelectorAll('body *')].filter(it => {
  if (it.closest('.k-vh, .k-skip, svg, thead, select') || !it.checkVisibility() || it.clientWidth < 2) return false;
  const { overflowX, overflowY } = getComputedStyle(it);
  return /hidden|clip/.test(overflowX) && it.scrollWidth > it.clientWidth + 1
    || /hidden|clip/.test(overflowY) && it.scrollHeight > it.clientHeight + 1;
}).map(it => it.outerHTML.slice(0, 150))
"""

# A link may cover its whole card, a tick box is pressed by its label. Links within a sentence may be small.
SMALL = """
([selector, least]) => [...document.querySelectorAll(selector)].filter(it => {
  const box = it.getBoundingClientRect();
  return it.checkVisibility({ visibilityProperty: true }) && box.width > 1 && !it.closest('.k-vh, .k-skip');
}).map(it => {
  const { content, position } = getComputedStyle(it, '::after');
  const covers = content !== 'none' && position === 'absolute' && it.closest('.k-shelf, .k-news li, tr');
  return [it, (covers || it.closest('label') || it).getBoundingClientRect()];
}).filter(([, { width, height }]) => width < least - .1 || height < least - .1)
  .map(([it, { width, height }]) => `${it.outerHTML.slice(0, 120)} ${width.toFixed(1)} x ${height.toFixed(1)}`)
"""
ALL = "a[href], button, input, select, summary, textarea"
PRIMARY = (
    ".k-tool, .k-brand, .k-menu a, .k-btn, .k-search input, .k-results :is(a, button, [type=checkbox]),"
    ".k-filter :is(input, select), .k-chips button, .k-path a, .k-shelf a, .k-tasks a, .k-years a, .k-files a,"
    ".k-compare-add input, .k-compare-found button, summary, .k-pagefoot a, .k-footer a"
)

# The outline may be drawn by the element, by what covers its card, or by the form around a field.
UNSEEN = """
() => {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const colour = value => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = value;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const light = rgb => rgb.slice(0, 3).map(n => n / 255).map(n => n <= .04045 ? n / 12.92 : ((n + .055) / 1.055) ** 2.4)
    .reduce((sum, n, at) => sum + n * [.2126, .7152, .0722][at], 0);
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
  };
  const ground = it => {
    for (; it; it = it.parentElement) {
      const found = colour(getComputedStyle(it).backgroundColor);
      if (found[3] > 250) return found;
    }
    return [255, 255, 255];
  };
  const seen = ([it, style]) => /solid|auto/.test(style.outlineStyle) && parseFloat(style.outlineWidth) >= 2
    && contrast(colour(style.outlineColor), ground(parseFloat(style.outlineOffset) < 0 ? it : it.parentElement)) >= 3;
  return [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter(it => {
    if (it.disabled || !it.checkVisibility({ visibilityProperty: true })) return false;
    it.focus({ focusVisible: true, preventScroll: true });
    if (document.activeElement !== it) return true;
    const form = it.closest('form') ?? it;
    const drawn = [[it, getComputedStyle(it)], [it, getComputedStyle(it, '::after')], [form, getComputedStyle(form)]];
    return !drawn.some(seen);
  }).map(it => it.outerHTML.slice(0, 150));
}
"""
MOVING = """
() => [...document.querySelectorAll('*')].filter(it => {
  const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(it);
  return animationName !== 'none' || parseFloat(transitionDuration) > 0 || scrollBehavior === 'smooth';
}).map(it => it.outerHTML.slice(0, 150))
"""


def _visit(page: Page, address: str, paths: tuple[str, ...] = PAGES) -> Iterator[str]:
    """Open one page after the other, then each state."""
    for path in paths:
        page.goto(f"{address}/{path}")
        yield path
    for name, state in STATES.items():
        page.goto(f"{address}/{state.path}")
        state.act(page)
        yield name
        page.evaluate("localStorage.clear()")


def _told(found: dict[str, Any]) -> dict[str, Any]:
    return {name: what for name, what in found.items() if what}


def test_at_400_per_cent_nothing_scrolls_sideways(browser: Browser, address: str) -> None:
    """1280 × 1024 pixels at 400 % are 320 × 256 (WCAG 2.2, 1.4.10)."""
    with browser.new_context(viewport={"width": 320, "height": 256}, reduced_motion="reduce") as context:
        page = context.new_page()
        found = {name: page.evaluate(WIDE) for name in _visit(page, address, EVERYWHERE)}
    assert _told(found) == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_wider_text_loses_nothing(browser: Browser, address: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True) as context:
        page, found = context.new_page(), {}
        for path in PAGES:
            page.goto(f"{address}/{path}")
            page.add_style_tag(content=SPACED)
            found[path] = [*page.evaluate(CUT), *(["scrolls sideways"] if page.evaluate(WIDE) > 0 else [])]
    assert _told(found) == {}


def test_targets_are_large_enough(browser: Browser, address: str) -> None:
    """24 px for all (WCAG 2.2, 2.5.8); on a phone 44 px for what people press most."""
    found = {}
    for width in WIDTHS:
        with browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce") as context:
            page = context.new_page()
            for name in _visit(page, address):
                found[f"{width} {name}"] = page.evaluate(SMALL, [ALL, 24])
                if width < 600:
                    found[f"{width} {name}, primary"] = page.evaluate(SMALL, [PRIMARY, 44])
    assert _told(found) == {}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_focus_is_seen_wherever_it_is(browser: Browser, address: str, scheme: Scheme, width: int) -> None:
    with browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        found = {path: page.evaluate(UNSEEN) for path in _visit(page, address)}
    assert _told(found) == {}


def test_nothing_moves_for_those_who_ask_for_it(browser: Browser, address: str) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        found = {path: page.evaluate(MOVING) for path in _visit(page, address)}
    assert _told(found) == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_systems_own_colours_are_followed(browser: Browser, address: str, scheme: Scheme) -> None:
    with browser.new_context(forced_colors="active", color_scheme=scheme) as context:
        page = context.new_page()
        found = {path: page.evaluate(UNSEEN) for path in _visit(page, address)}
        page.goto(f"{address}/tjanster/barbar-dator.html")
        system = page.evaluate(
            "() => { document.body.style.setProperty('outline-color', 'CanvasText');"
            "return getComputedStyle(document.body).outlineColor; }"
        )
        chart = page.locator(".k-hist text").first.evaluate("it => getComputedStyle(it).fill")
        icons = page.locator(".k-head svg").evaluate_all("all => all.map(it => getComputedStyle(it).fill)")
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert _told(found) == {}
    assert chart == system
    assert ground not in icons


def test_what_is_chosen_is_seen_without_colours_of_ours(browser: Browser, address: str) -> None:
    with browser.new_context(forced_colors="active", viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{address}/prislista/2027.html")
        page.click("[data-kind=down]")
        for one, other in (
            (".k-menu a[aria-current]", ".k-menu a:not([aria-current])"),
            (".k-years a[aria-current]", ".k-years a:not([aria-current])"),
            (".k-chips [aria-pressed=true]", ".k-chips [aria-pressed=false]"),
        ):
            looks = [
                page.locator(selector).first.evaluate(
                    "it => { const s = getComputedStyle(it); return [s.borderTopColor, s.backgroundColor]; }"
                )
                for selector in (one, other)
            ]
            assert looks[0] != looks[1], one
