"""The site live: a saved file shows in the open page; what is wrong stands over the last sound one, until mended."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

START = Path(__file__).resolve().parents[2] / "generator" / "kran" / "start"
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
SCREEN = "catalog/services/arbetsplats/skarm.yaml"
AT_MOST = 20_000
"""Milliseconds after which a change that does not show is none; how fast it is, benchmarks/bench_serve.py says."""


@contextmanager
def serving(root: Path) -> Iterator[str]:
    command = [sys.executable, "-u", "-m", "kran", "--root", str(root), "--lang", "en", "--at", "2026-11-24",
               "serve", "--port", "0", "--no-open"]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        assert running.stdout
        said = ""
        try:
            for line in running.stdout:
                said += line
                if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                    yield found.group()
                    break
            else:
                pytest.fail(f"the server did not start: {said}")
        finally:
            running.terminate()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(START, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    with serving(root) as found:
        yield found


def rewrite(file: Path, old: str, new: str) -> str:
    """Put other words into a file; return what it held."""
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new), encoding="utf-8")
    return before


def test_a_saved_file_shows_in_the_open_page_of_either_language(root: Path, address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}/tjanster/skarm.html")
    expect(page.locator("h1")).to_have_text("Skärm")
    rewrite(root / SCREEN, "sv: Skärm,", "sv: Storskärm,")
    expect(page.locator("h1")).to_have_text("Storskärm", timeout=AT_MOST)
    page.goto(f"{address}/en/tjanster/skarm.html")
    rewrite(root / SCREEN, "en: Screen}", "en: Large screen}")
    expect(page.locator("h1")).to_have_text("Large screen", timeout=AT_MOST)
    assert watched.complaints == []
    assert all(request.startswith(address) for request in watched.requests)


def test_what_is_wrong_stands_over_the_last_sound_page_until_it_is_mended(
    root: Path, address: str, watched: Watched
) -> None:
    page = watched.page
    page.goto(f"{address}/tjanster/skarm.html")
    alert = page.get_by_role("alert")
    sound = rewrite(root / SCREEN, "owner: it-chef", 'owner: "<img src=x onerror=alert(1)>"')
    expect(alert).to_be_visible(timeout=AT_MOST)
    expect(alert.get_by_role("heading")).to_have_text("1 fel")
    expect(alert).to_contain_text(f"{SCREEN}:")
    expect(alert).to_contain_text("<img src=x onerror=alert(1)>")
    expect(alert.locator("img")).to_have_count(0)
    expect(page.locator("h1")).to_have_text("Skärm")
    page.reload()
    expect(page.locator("h1")).to_have_text("Skärm")
    expect(alert).to_be_visible()

    page.keyboard.press("Escape")
    expect(alert).to_have_count(0)
    page.goto(f"{address}/en/tjanster/skarm.html")
    expect(alert.get_by_role("heading")).to_have_text("1 error")
    alert.get_by_role("button", name="Close").focus()
    page.keyboard.press("Enter")
    expect(alert).to_have_count(0)

    rewrite(root / SCREEN, "owner:", "owne:")
    expect(alert).to_be_visible(timeout=AT_MOST)
    (root / SCREEN).write_text(sound.replace("en: Screen}", "en: Mended}"), encoding="utf-8")
    expect(page.locator("h1")).to_have_text("Mended", timeout=AT_MOST)
    expect(alert).to_have_count(0)
    assert watched.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_what_stands_over_the_page(
    root: Path, address: str, browser: Browser, scheme: Literal["light", "dark"], width: int
) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 640}, bypass_csp=True)
    rewrite(root / SCREEN, "owner: it-chef", f"owner: {'lång' * 60}")
    page.goto(f"{address}/tjanster/skarm.html")
    expect(page.get_by_role("alert")).to_be_visible(timeout=AT_MOST)
    page.add_script_tag(path=AXE)
    assert page.evaluate("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target)))") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_finding_goes_away_when_the_file_is_as_it_was(root: Path, address: str, watched: Watched) -> None:
    watched.page.goto(f"{address}/index.html")
    alert = watched.page.get_by_role("alert")
    sound = rewrite(root / SCREEN, "owner:", "title: [")
    expect(alert).to_be_visible(timeout=AT_MOST)
    (root / SCREEN).write_text(sound, encoding="utf-8")
    expect(alert).to_have_count(0, timeout=AT_MOST)


def test_a_new_service_is_found_and_one_that_is_gone_is_missing(root: Path, address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}/index.html")
    before = page.locator("script[data-number]").get_attribute("data-number") or ""
    text = (root / SCREEN).read_text(encoding="utf-8")
    new = root / "catalog/services/arbetsplats/projektor.yaml"
    new.write_text(text.replace("Skärm", "Projektor"), encoding="utf-8")
    prices = root / "catalog/prices/2026.yaml"
    without = prices.read_text(encoding="utf-8")
    priced = without.replace("prices:\n", "prices:\n  projektor: {amount: 10.00, per: month}\n")
    # Sound only with the last of the writes: a page that loads again twice would forget what is typed between.
    prices.write_text(priced.replace("levels: {", "levels: {projektor: silver, "), encoding="utf-8")
    expect(page.locator(f'script[data-number="{before}"]')).to_have_count(0, timeout=AT_MOST)
    page.locator("#k-query").fill("projektor")
    expect(page.locator(".k-results ol li a").first).to_contain_text("Projektor", timeout=AT_MOST)
    page.goto(f"{address}/tjanster/projektor.html")
    expect(page.locator("h1")).to_have_text("Projektor")
    prices.write_text(without, encoding="utf-8")
    new.unlink()
    expect(page.locator("main")).to_contain_text("404", timeout=AT_MOST)


def test_a_new_hand_written_page_and_another_logo(root: Path, address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}/parkering.html")
    expect(page.locator("main")).to_contain_text("404")
    (root / "docs").mkdir()
    (root / "docs/parkering.md").write_text("---\ntitle: Parkering\n---\n# Parkering\n", encoding="utf-8")
    expect(page.locator("h1")).to_have_text("Parkering", timeout=AT_MOST)
    logo = root / "catalog/vapen.svg"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>1</title></svg>', encoding="utf-8"
    )
    rewrite(root / "catalog/catalog.yaml", "site:\n", "site:\n  logo: vapen.svg\n")
    expect(page.locator('link[rel="icon"][href="assets/vapen.svg"]')).to_have_count(1, timeout=AT_MOST)
    assert "<title>1<" in page.request.get(f"{address}/assets/vapen.svg").text()


def test_a_catalogue_that_is_broken_from_the_start(root: Path, watched: Watched) -> None:
    sound = rewrite(root / SCREEN, "owner: it-chef", "owner: nobody")
    page = watched.page
    with serving(root) as address:
        page.goto(f"{address}/tjanster/skarm.html")
        expect(page.get_by_role("heading", level=1)).to_have_text("There is no page to show yet")
        expect(page.get_by_role("alert")).to_contain_text("nobody")
        (root / SCREEN).write_text(sound, encoding="utf-8")
        expect(page.locator("h1")).to_have_text("Skärm", timeout=AT_MOST)
        expect(page.get_by_role("alert")).to_have_count(0)


def test_a_missing_address_gives_the_page_that_says_so(address: str, watched: Watched) -> None:
    response = watched.page.goto(f"{address}/nowhere.html")
    assert response
    assert response.status == 404
    assert "404" in watched.page.inner_text("main")
