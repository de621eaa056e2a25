"""What is served live is what would be built: every page and file, byte for byte."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kran import publish, rules
from kran.serve.site import LiveSite
from tests.small import AT, START, lay_out

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.whole

MORE = """\
# catalog/services/arbetsplats/storskarm.yaml
title: {sv: Storskärm, en: Large screen}
status: draft
summary: {sv: En stor skärm., en: A large screen.}
owner: it-chef
orderable: {from: 2026-01-01}
"""
PAGE = (
    "---\ntitle: Beställa\nfoot: help\n---\n# Beställa\n\nSe [prislistan](prislista/index.md).\n\n| a |\n|--:|\n| 1 |\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out(tmp_path, MORE)
    screen = tmp_path / "catalog/services/arbetsplats/skarm.yaml"
    screen.write_text(screen.read_text("utf-8") + "formerly: [bildskarm]\n", "utf-8")
    settings = tmp_path / "catalog" / "catalog.yaml"
    settings.write_text(settings.read_text("utf-8").replace("site:\n", "site:\n  logo: vapen.svg\n"), "utf-8")
    shutil.copy(START.parents[1] / "site" / "theme" / "assets" / "kran.svg", tmp_path / "catalog" / "vapen.svg")
    docs = tmp_path / "docs"
    (docs / "development").mkdir(parents=True)
    (docs / "bestalla.md").write_text(PAGE, "utf-8")
    (docs / "bestalla.en.md").write_text(PAGE.replace("Beställa", "Ordering"), "utf-8")
    (docs / "karta.txt").write_text("Karta", "utf-8")
    (docs / "development" / "index.md").write_text("# Not published\n", "utf-8")
    return tmp_path


def edition(root: Path) -> publish.Edition:
    loaded = rules.examine(root, AT)
    assert loaded.catalogue
    assert publish.sound(loaded), loaded.diagnostics
    return publish.Edition(root, loaded.catalogue, AT, "4f2c9ab", "0.1.0")


def _bytes(content: str | bytes | None) -> bytes | None:
    return content.encode() if isinstance(content, str) else content


def test_every_file_is_the_one_that_is_built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path_factory.mktemp("built") / "site"
    publish.publish(edition(root), out, lambda _: None)
    site = LiveSite(edition(root))
    built = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert {
        "en/bestalla.html",
        "assets/vapen.svg",
        "karta.txt",
        "search/texts.js",
        "sitemap.xml",
        "tjanster/bildskarm.html",
    } <= built.keys()
    built.pop("404.html")  # its links are absolute: they name the published site's address
    differ = [path for path, content in built.items() if _bytes(site.content(path)) != content]
    assert differ == []


@pytest.mark.parametrize(
    "path",
    ["nowhere.html", "en/nowhere.html", "development/index.html", "api/nothing.json", "filer/nothing.pdf",
     "bestalla.md", "catalog/catalog.yaml", "../catalog/catalog.yaml", "en", "tjanster/storskarm.html"],
)  # fmt: skip
def test_what_is_not_of_the_site_is_not_served(root: Path, path: str) -> None:
    site = LiveSite(edition(root))
    assert site.content(path) is None
    assert 'href="/index.html"' in site.missing()


def test_a_site_shows_what_was_read_whatever_happens_to_the_files(root: Path) -> None:
    site = LiveSite(edition(root))
    shutil.rmtree(root / "docs")
    shutil.rmtree(root / "catalog")
    assert "Beställa" in str(site.content("bestalla.html"))
    assert "<svg" in str(site.content("assets/vapen.svg"))
    assert "Skärm" in str(site.content("tjanster/skarm.html"))


def test_a_site_without_hand_written_pages(tmp_path: Path) -> None:
    site = LiveSite(edition(lay_out(tmp_path)))
    assert "Exempelkommun" in str(site.content("index.html"))
