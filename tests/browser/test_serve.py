"""The site live: a saved file shows in the open page, a broken one keeps the last sound site."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

START = Path(__file__).resolve().parents[2] / "generator" / "kran" / "start"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    shutil.copytree(START, tmp_path, dirs_exist_ok=True)
    command = [sys.executable, "-u", "-m", "kran", "--root", str(tmp_path), "--lang", "en", "--at", "2026-11-24",
               "serve", "--port", "0", "--no-open"]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        assert running.stdout
        address = ""
        for line in running.stdout:
            if found := re.search(r"http://\S+/", line):
                address = found.group().rstrip("/")
                break
        assert address, "the server did not start"
        yield tmp_path, address
        running.terminate()


def test_a_saved_file_shows_in_the_open_page_and_a_broken_one_does_not(
    served: tuple[Path, str], watched: Watched
) -> None:
    root, address = served
    page = watched.page
    page.goto(f"{address}/tjanster/skarm.html")
    assert page.inner_text("h1") == "Skärm"
    service = root / "catalog/services/arbetsplats/skarm.yaml"
    sound = service.read_text(encoding="utf-8")
    service.write_text(sound.replace("sv: Skärm,", "sv: Storskärm,"), encoding="utf-8")
    expect(page.locator("h1")).to_have_text("Storskärm", timeout=20_000)
    service.write_text("title: [", encoding="utf-8")
    time.sleep(3)
    page.reload()
    assert page.inner_text("h1") == "Storskärm"
    service.write_text(sound, encoding="utf-8")
    expect(page.locator("h1")).to_have_text("Skärm", timeout=20_000)
    assert watched.complaints == []


def test_a_missing_address_gives_the_page_that_says_so(served: tuple[Path, str], watched: Watched) -> None:
    _, address = served
    response = watched.page.goto(f"{address}/nowhere.html")
    assert response
    assert response.status == 404
    assert "404" in watched.page.inner_text("main")
