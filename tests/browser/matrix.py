"""What is looked at for accessibility: every type of page and every state of one, × languages × schemes × widths.

The accessibility statement tells of this matrix (``kran/site/accessibility_check.json``); a test holds the two alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

Scheme = Literal["light", "dark"]

LANGUAGES = {"sv": "", "en": "en/"}
"""Each language and its folder."""
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (360, 1280)
"""A phone's and a desktop's, in CSS pixels."""

PAGES = (
    "index.html",
    "tjanster/index.html",
    "tjanster/barbar-dator.html",  # options, notices, a chart
    "tjanster/ny-medarbetare.html",  # a bundle
    "tjanster/analogt-fax.html",  # retired
    "hyllor/arbetsplats.html",
    "prislista/2027.html",
    "jamfor/index.html",
    "servicenivaer/index.html",
    "servicenivaer/guld.html",
    "beslut/index.html",
    "beslut/kf-2026-118.html",
    "rad/index.html",
    "enheter/index.html",
    "sortiment/skola.html",
    "riktlinjer/it-ar-alltid-med.html",
    "nytt/index.html",
    "nytt/arbetsplats.html",
    "halsa/index.html",
    "tillganglighet.html",
    "bestalla.html",  # hand-written
    "404.html",
)
"""A page of each type, and each type of service."""
BILINGUAL = frozenset({"404.html"})
"""Pages of all languages at once: they lie at the site's root alone."""


@dataclass(frozen=True, slots=True)
class State:
    """A page that someone has done something on."""

    path: str
    act: Callable[[Page], object]


def _menu(page: Page) -> None:
    if page.is_visible(".k-open-menu"):
        page.click(".k-open-menu")
        page.wait_for_selector("#k-menu:popover-open")
    else:
        page.hover("#k-menu li:nth-child(2) a")


def _search(query: str, found: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        if page.is_hidden("#k-query"):
            page.click(".k-open-search")
        page.fill("#k-query", query)
        page.wait_for_selector(f".k-results {found}")
        page.wait_for_selector("#k-search[data-ready]")

    return act


def _filtered(page: Page) -> None:
    _search("fax", "ol li")(page)
    page.check(".k-results__filters input")
    page.select_option("#k-shelf", index=1)


def _prices(words: str, order: str = "") -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.fill("#f-ord", words)
        if order:
            page.select_option("#f-ordning", order)

    return act


def _compared(columns: int) -> Callable[[Page], object]:
    return lambda page: page.wait_for_selector(f"#compare thead th >> nth={columns - 1}")


def _suggested(page: Page) -> None:
    _compared(2)(page)
    page.fill("#k-add", "mobil")
    page.wait_for_selector(".k-compare-found button")


def _opened(page: Page) -> None:
    for summary in page.locator("main summary").all():
        summary.click()
    page.wait_for_selector("main details[open]")


def _colours(page: Page) -> None:
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    for _ in range(1 if dark else 2):
        page.click(".k-theme")
    page.wait_for_selector(f":root[data-theme={'light' if dark else 'dark'}]")


def _moved(page: Page) -> None:
    page.wait_for_url("**/tjanster/losenord-mfa.html*")
    page.wait_for_selector("#k-moved")


STATES = {
    "menu open": State("tjanster/index.html", _menu),
    "skip link": State("tjanster/index.html", lambda page: page.keyboard.press("Tab")),
    "search with hits": State("index.html", _search("dator", "ol li")),
    "search in the header": State("servicenivaer/guld.html", _search("dator", "ol li")),
    "search filtered": State("servicenivaer/guld.html", _filtered),
    "search without hit": State("servicenivaer/guld.html", _search("projjekttorrr", ".k-results__none button")),
    "prices filtered": State("prislista/2027.html", _prices("skärm")),
    "prices sorted": State("prislista/2027.html", _prices("dator", "hogst")),
    "no price left": State("prislista/2027.html", _prices("xyzzy")),
    "two compared": State("jamfor/index.html?val=barbar-dator/standard-14,surfplatta/mobilnat", _compared(2)),
    "four compared": State("jamfor/index.html?val=barbar-dator,surfplatta,headset,mobiltelefon", _compared(4)),
    "services suggested": State("jamfor/index.html?val=barbar-dator,surfplatta", _suggested),
    "unknown service compared": State("jamfor/index.html?val=nothing-here,headset", _compared(1)),
    "details open": State("tjanster/barbar-dator.html", _opened),
    "colours switched": State("tjanster/barbar-dator.html", _colours),
    "former address": State("tjanster/losenord.html", _moved),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One run of axe: `what` is a page's path or a state's name."""

    what: str
    language: str
    scheme: Scheme
    width: int

    @property
    def path(self) -> str:
        """The address, relative to the site's root."""
        state = STATES.get(self.what)
        return LANGUAGES[self.language] + (state.path if state else self.what)


CHECKS = tuple(
    Check(what, language, scheme, width)
    for scheme, width, language, what in product(SCHEMES, WIDTHS, LANGUAGES, (*PAGES, *STATES))
    if not (what in BILINGUAL and LANGUAGES[language])
)
