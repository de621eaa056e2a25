"""What runs, styles itself or is loaded from elsewhere is a finding where it stands; plain HTML may stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

XMLNS = 'xmlns="http://www.w3.org/2000/svg"'


def _told(tmp_path: Path, text: str, name: str = "a.md") -> list[str]:
    root = lay_out(tmp_path)
    (root / "docs").mkdir()
    (root / "docs" / name).write_text(f"{text}\n# Rubrik\n" if name.endswith(".md") else text)
    return [f"{f.line}:{f.column} {f.code}" for f in found(root)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Text\n\n<script>alert(1)</script>\n", "3:1"),
        ("Text <script src='https://a.example/a.js'></script>\n", "1:6"),
        ("Text\n\n<SCRIPT>alert(1)</SCRIPT>\n", "3:1"),
        ('<iframe src="https://a.example/"></iframe>\n', "1:1"),
        ("<style>p { color: red }</style>\n", "1:1"),
        ("`<style>` är <style>p{}</style>\n", "1:14"),
        ('<link rel="stylesheet" href="https://a.example/a.css">\n', "1:1"),
        ("<svg onload=alert(1)></svg>\n", "1:1"),
        ("<video src='https://a.example/a.mp4'></video>\n", "1:1"),
        ('<p onclick="alert(1)">x</p>\n', "1:4"),
        ('<p style="color: red">x</p>\n', "1:4"),
        ("# Rubrik {onclick=alert(1)}\n", "1:11"),
        ("[a](javascript:alert)\n", "1:5"),
        ('<a href=" java&#x0A;script:alert(1)">x</a>\n', "1:1"),
        ("[a](data:text/html,x)\n", "1:5"),
        ("![a](https://a.example/a.png)\n", "1:6"),
        ("![a](//a.example/a.png)\n", "1:6"),
        ("![a](javascript:alert)\n", "1:6"),
        ("<img src='https://a.example/a.png' alt=''>\n", "1:11"),
        ("<img srcset='a.png 2x' alt=''>\n", "1:6"),
    ],
)
def test_what_is_not_let_through_is_told_once_at_its_place(tmp_path: Path, text: str, place: str) -> None:
    assert _told(tmp_path, text) == [f"{place} K025"]


@pytest.mark.parametrize(
    "text",
    [
        "<details><summary>Mer</summary>\n<p id='x' class='y'>Text<br></p></details>\n",
        "`<script>`\n\n```html\n<script>alert(1)</script>\n```\n\n    <iframe></iframe>\n",
        '[a](https://a.example/) <a href="https://a.example/" target="_blank">x</a>\n',
        '!!! note "Obs"\n    Text\n\n|a|b|\n|--|-:|\n|1|2|\n\nOrd\n:   Mening\n',
        "1 < 2 och <!-- <script> --> &lt;script&gt;\n",
        "![a](data:image/png;base64,AA)\n",
    ],
)
def test_plain_html_may_stay(tmp_path: Path, text: str) -> None:
    assert _told(tmp_path, text) == []


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.html", "<p>x</p>", "1:1"),
        ("a.JS", "alert(1)", "1:1"),
        ("a.svg", f"<svg {XMLNS}>\n<script>alert(1)</script></svg>", "2:1"),
        ("a.SVG", f'<svg {XMLNS}>\n <g onload="alert(1)"/></svg>', "2:2"),
        ("a.svg", f'<svg {XMLNS}>\n<image href="https://a.example/a.png"/></svg>', "2:1"),
        ("a.svg", "<html/>", "1:1"),
    ],
)
def test_a_file_that_would_run_is_not_published(tmp_path: Path, name: str, text: str, place: str) -> None:
    assert _told(tmp_path, text, name) == [f"{place} K025"]


@pytest.mark.parametrize(
    "text",
    [
        f'<svg {XMLNS}><a href="https://a.example/"><path d="M0"/></a></svg>',
        f'<svg {XMLNS}><image href="data:image/png;base64,AA"/><use href="#a"/></svg>',
    ],
)
def test_a_plain_drawing_is_published(tmp_path: Path, text: str) -> None:
    assert _told(tmp_path, text, "a.svg") == []
