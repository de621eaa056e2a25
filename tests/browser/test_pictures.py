"""The pictures of the guides: what they show is what the site shows today.

A picture differs from machine to machine by its fonts, so what is compared is the text within it, which stands in
pictures.json beside this file. ``KRAN_PICTURES=write`` takes them all anew. The comment under a proposal is shown as a
code host shows it: made by the same converter of Markdown, in much the same look.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cmarkgfm
import pytest

from tests.example_change import stored

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "bilder"
TEXTS = Path(__file__).with_name("pictures.json")
WRITE = os.environ.get("KRAN_PICTURES") == "write"


def _nothing(_page: Page) -> None:
    """Take the page as it is."""


def _search(query: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.fill("#k-query", query)
        page.wait_for_selector(".k-results:not([hidden])")
        page.wait_for_function("() => window.kranTexts")
        page.wait_for_timeout(300)

    return act


def _narrow(words: str) -> Callable[[Page], None]:
    return lambda page: page.fill("#f-ord", words)


def _compared(page: Page) -> None:
    page.wait_for_selector("#compare thead th a")


_LOOK = """
body { margin: 0; padding: 16px; font: 13px/1.45 system-ui, "Noto Sans", sans-serif; color: #1f2328; background: #fff; }
article { padding: 12px 16px; border: 1px solid #d1d9e0; border-radius: 6px; }
h3 { margin: 0 0 12px; font-size: 1.25em; line-height: 1.25; }
p, ul, table, details { margin: 0 0 10px; }
ul { padding-left: 1.6em; }
table { border-collapse: collapse; width: 100%; font-size: 12px; line-height: 1.35; }
th, td { padding: 5px 9px; border: 1px solid #d1d9e0; text-align: left; }
[align="right"] { text-align: right; }
code { padding: .15em .35em; border-radius: 6px; background: #818b981f; font-size: .85em; }
a { color: #0969da; }
i { display: inline-block; width: 1.2em; border-radius: 3px; font-style: normal; line-height: 1.2; text-align: center; }
i { color: #fff; }
.no { background: #d1242f; }
.yes { background: #1a7f37; }
"""
_SIGNS = {"❌": '<i class="no">✗</i>', "✅": '<i class="yes">✓</i>'}
"""Drawn, for not every machine has signs in colour."""


def _comment(lang: str) -> str:
    """Return a page with the example's comment as a code host shows it."""
    html = cmarkgfm.github_flavored_markdown_to_html(
        stored(lang).read_text("utf-8"), options=cmarkgfm.Options.CMARK_OPT_UNSAFE
    )
    for sign, drawn in _SIGNS.items():
        html = html.replace(sign, drawn)
    return f'<!doctype html><html lang="{lang}"><style>{_LOOK}</style><article>{html}</article></html>'


@dataclass(frozen=True, slots=True)
class Picture:
    """A page, what is done there, and the parts of it that the picture shows, at most `height` pixels of them.

    `html` is a page that is not the site's, shown instead of one at `path`.
    """

    name: str
    path: str
    shows: str
    act: Callable[[Page], None] = _nothing
    height: int = 640
    width: int = 820
    html: str = ""


def _pictures(lang: str) -> tuple[Picture, ...]:
    sv = lang == "sv"
    root, end = ("", "") if sv else ("en/", "-en")
    return (
        Picture(
            f"hitta-sok{end}", f"{root}index.html", ".k-hero h1, #k-search, .k-results",
            _search("glömt lösenord" if sv else "forgot password"), 520,
        ),
        Picture(f"hitta-tjanst{end}", f"{root}tjanster/barbar-dator.html", ".k-service__a", height=760),
        Picture(f"hitta-lofte{end}", f"{root}tjanster/barbar-dator.html", "section:has(> #lofte)"),
        Picture(
            f"hitta-jamfor{end}", f"{root}jamfor/index.html?val=barbar-dator/standard-14,surfplatta/mobilnat",
            "#compare", _compared, 560,
        ),
        Picture(
            f"hitta-prislista{end}", f"{root}prislista/2027.html", "#filter, .k-chips, .k-pricelist",
            _narrow("skärm" if sv else "monitor"), 700,
        ),
        Picture(f"andra-fot{end}", f"{root}tjanster/barbar-dator.html", ".k-pagefoot", height=200),
        Picture(f"lasa-andring{end}", "", "article", height=1000, html=_comment(lang)),
    )  # fmt: skip


def _taken(browser: Browser, address: str, picture: Picture) -> tuple[str, bytes]:
    """Return the text and the picture of what is shown."""
    context = browser.new_context(viewport={"width": picture.width, "height": 1200}, color_scheme="light")
    page = context.new_page()
    if picture.html:
        page.set_content(picture.html)
    else:
        page.goto(f"{address}/{picture.path}")
    picture.act(page)
    boxes = [box for it in page.locator(picture.shows).all() if it.is_visible() and (box := it.bounding_box())]
    top = min(box["y"] for box in boxes) - 12
    height = min(max(box["y"] + box["height"] for box in boxes) + 12 - top, picture.height)
    text = page.evaluate(
        """([shows, top, bottom]) => {
          const lines = [];
          for (const part of document.querySelectorAll(shows)) {
            const words = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
            while (words.nextNode()) {
              const range = document.createRange();
              range.selectNodeContents(words.currentNode);
              const box = range.getBoundingClientRect();
              const within = box.width > 1 && box.top + scrollY >= top && box.top + scrollY < bottom;
              const said = words.currentNode.data.replace(/\\s+/g, " ").trim();
              if (within && said && !lines.includes(said)) lines.push(said);
            }
          }
          return lines.join(" | ");
        }""",
        # What is near the lower edge may be within or not, by the font.
        [picture.shows, top, top + height * 0.8],
    )
    clip = {"x": 0, "y": top, "width": picture.width, "height": height}
    shot = page.screenshot(full_page=True, clip=clip, animations="disabled")  # type: ignore[arg-type]  # a mapping
    context.close()
    return text, shot


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_pictures_show_the_site_as_it_is(browser: Browser, address: str, lang: str) -> None:
    known = json.loads(TEXTS.read_text("utf-8")) if TEXTS.is_file() else {}
    for picture in _pictures(lang):
        text, shot = _taken(browser, address, picture)
        if WRITE:
            known[picture.name] = text
            (FOLDER / f"{picture.name}.png").write_bytes(shot)
        assert known[picture.name] == text, f"{picture.name} is stale: KRAN_PICTURES=write takes the pictures anew"
        assert len(text) > 20
    if WRITE:
        TEXTS.write_text(json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


def test_every_picture_is_used_and_small() -> None:
    guides = "".join(page.read_text("utf-8") for page in FOLDER.parent.glob("*.md"))
    names = {picture.name for lang in ("sv", "en") for picture in _pictures(lang)}
    assert {path.stem for path in FOLDER.glob("*.png")} == names
    for path in FOLDER.glob("*.png"):
        assert f"](bilder/{path.name})" in guides
        assert path.stat().st_size < 200_000
