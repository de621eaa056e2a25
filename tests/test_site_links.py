"""The link check must be able to fail: one page for each thing it finds, and one that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site_links import check, main

if TYPE_CHECKING:
    from pathlib import Path


def build(site: Path, body: str, name: str = "sida.html") -> Path:
    """Lay out a site: the page under test, a start page with one id, a folder, a style sheet."""
    (site / "tjanster").mkdir()
    (site / "tjanster" / "index.html").write_text('<a href="../index.html#pris">Pris</a>', "utf-8")
    (site / "index.html").write_text('<h2 id="pris">Pris</h2>', "utf-8")
    (site / "stil.css").write_text("body { margin: 0 }", "utf-8")
    (site / name).write_text(f"<!doctype html><title>Sida</title>{body}", "utf-8")
    return site


@pytest.mark.parametrize(
    "body",
    [
        '<a href="index.html">',
        '<a href="index.html#pris">',
        '<a href="tjanster/index.html?visa=alla#">',
        '<a href="#h%C3%A4r"></a><p id="här">',
        '<a href="#top">',
        '<a href="mailto:it@example.org">',
        '<a href="https://example.org/">',
        '<link rel="canonical" href="https://example.org/sida.html">',
        '<link rel="stylesheet" href="stil.css">',
        '<img src="data:image/gif;base64,AA==" alt="">',
        '<form action="tjanster/index.html"></form>',
    ],
)
def test_what_holds(tmp_path: Path, body: str) -> None:
    assert check(build(tmp_path, body)) == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('<a href="saknas.html">', "leads nowhere"),
        ('<a href="index.html#saknas">', "leads to no id 'saknas' in index.html"),
        ('<a href="#saknas">', "leads to no id 'saknas' in sida.html"),
        ('<a href="tjanster/">', "leads to a folder"),
        ('<a href="../utanfor.html">', "leads out of the site"),
        ('<a href="/index.html">', "starts from the server's root"),
        ('<a href="javascript:alert(1)">', "of the kind javascript"),
        ('<a href="https:///x">', "names no host"),
        ('<a href="https://[x">', "is no address"),
        ('<img src="https://example.org/x.png" alt="">', "is loaded from elsewhere"),
        ('<img srcset="stil.css 1x, saknas.png 2x" alt="">', "leads nowhere"),
        ('<link rel="stylesheet" href="//example.org/x.css">', "is loaded from elsewhere"),
        ("<style>@import 'saknas.css';</style>", "leads nowhere"),
        ('<p style="background: url(https://example.org/x.png)">', "is loaded from elsewhere"),
        ('<p id="a"></p><p id="a"></p>', "id='a' stands twice"),
    ],
)
def test_what_does_not_hold(tmp_path: Path, body: str, problem: str) -> None:
    [finding] = check(build(tmp_path, body))
    assert finding.file == "sida.html"
    assert problem in str(finding)


def test_a_style_sheet_tells_its_line(tmp_path: Path) -> None:
    build(tmp_path, "")
    (tmp_path / "stil.css").write_text("body {\n  background: url('saknas.png');\n}\n", "utf-8")
    assert str(check(tmp_path)[0]) == "stil.css:2: url() 'saknas.png' leads nowhere"


def test_the_page_for_what_is_not_found_may_name_the_server(tmp_path: Path) -> None:
    body = '<a href="/it-pa-kran/index.html"></a><a href="/it-pa-kran/tjanster/"></a>'
    assert check(build(tmp_path, body, "404.html")) == []


def test_the_page_for_what_is_not_found_is_checked_too(tmp_path: Path) -> None:
    [finding] = check(build(tmp_path, '<a href="/it-pa-kran/saknas.html">', "404.html"))
    assert "leads nowhere" in finding.problem


def test_an_empty_folder_is_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "holds no page" in capsys.readouterr().out


def test_the_exit_code_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(tmp_path, '<a href="saknas.html">')
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().out.endswith("3 pages, 1 findings\n")
    (tmp_path / "sida.html").unlink()
    assert main([str(tmp_path)]) == 0
