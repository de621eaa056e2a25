"""What a council decided is read whole: what a guideline would lose on its page is a finding where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kran.site.markdown_text import to_html
from tests.small import found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

HEAD = (
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Val\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [guidelines/val]\n"
    "# catalog/guidelines/val.md\n---\ntitle: {sv: Val, en: Choice}\nbody: kf\ndecision: kf-2025-2\n---\n"
)


def _told(tmp_path: Path, text: str, head: str = HEAD) -> list[str]:
    return [f"{f.line}:{f.column} {f.severity.value} {f.code}" for f in found(lay_out(tmp_path, head + text))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Text.\n\nSkriv <enhetens namn> i fältet och <b>spara</b>.\n", "8:7"),
        ("Text.\n\n<script>alert(1)</script>\n", "8:1"),
        ("Text.\n\n<p>Ja</p>\n", "8:1"),
        ("Text </b> mer.\n", "6:6"),
        ("Text <!-- inte med --> mer.\n", "6:6"),
        ("Text.\n\n<?php echo 1 ?>\n", "8:1"),
        ("Text.\n\n<!DOCTYPE html>\n", "8:1"),
        ("Text.\n\n<![CDATA[ord]]>\n", "8:1"),
        ("Text <a href='nej.html'>a</a>\n", "6:6"),
        ("`<b>` är <b>fet</b>\n", "6:10"),
        ("Text.\n\n    <p>kod</p>\n    <p>mer</p>\n\nText.\n\n<p>Ja</p>\n", "13:1"),
        ("- a\n\n    <p>Ja</p>\n\n- b\n", "8:5"),
        ("- a\n\nText.\n\n\t<p>kod</p>\n\nText <p>.\n", "12:6"),
    ],
)
def test_what_would_be_lost_is_told_once_at_its_place(tmp_path: Path, text: str, place: str) -> None:
    assert _told(tmp_path, text) == [f"{place} error K520"]


def test_each_line_is_told(tmp_path: Path) -> None:
    assert _told(tmp_path / "block", "<div>\n<p>Ja</p>\n</div>\n") == ["6:1 error K520", "7:1 error K520"]
    assert _told(tmp_path / "lines", "<i>Ett</i>\n\n\nTvå <i>två</i> <u>tre</u>\n") == [
        "6:1 error K520",
        "9:5 error K520",
    ]


def test_of_a_draft_it_is_a_note(tmp_path: Path) -> None:
    decision, guideline = HEAD.replace("body: kf\n", "body: kf\nstatus: draft\n").split("# catalog/guidelines", 1)

    assert _told(tmp_path, "<b>Ja</b>\n", f"{decision}# catalog/guidelines{guideline}") == ["7:1 note K520"]


SHOWN = [
    "1 < 2 och <1 timme, &lt;enhet&gt; och `<b>`",
    "```html\n<script>alert(1)</script>\n```",
    "~~~\n<b>\n~~~",
    "    <b>indragen</b>",
    "![x][y] och {: onclick=alert(1)}",
    '[länk](https://exempel.example/ "En rubrik")',
    "<https://exempel.example/a>",
    "##### Rubrik\n\n###### Rubrik\n\n|a|b|\n|--|-:|\n|1|2|\n\n3. tre\n4. fyra\n\n> ord\n\n---",
    'Ett  \ntvå *tre* **fyra** a\\_b a & b &copy; "c"',
]


@pytest.mark.parametrize("text", SHOWN)
def test_what_is_not_told_is_shown_whole(tmp_path: Path, text: str) -> None:
    assert _told(tmp_path, f"{text}\n") == []
    shown = to_html(text)
    letters = re.findall(r"[^\W\d]+", re.sub(r"```.*|copy", "", text))
    assert [word for word in letters if word not in shown] == []


def test_a_list_keeps_its_numbers_and_a_fence_its_lines() -> None:
    assert '<ol start="3">' in to_html("3. tre\n4. fyra")
    assert to_html("```html\n<b>\n\n# x\n```") == "<pre><code>&lt;b&gt;\n\n# x\n</code></pre>"


def test_what_stands_indented_within_html_is_html(tmp_path: Path) -> None:
    assert _told(tmp_path, "<div>\n\n    <p>Ja</p>\n\n</div>\n") == ["6:1 error K520", "8:5 error K520"]


@pytest.mark.parametrize("text", ["Ett långt stycke (utan hakar), it-chefens. " * 60, "- a\n\t- b"])
def test_prose_on_one_line_and_tabs_are_markdown(tmp_path: Path, text: str) -> None:
    assert _told(tmp_path, f"{text}\n") == []


def test_a_tab_in_the_head_is_none_of_markdown(tmp_path: Path) -> None:
    assert _told(tmp_path, "Ja\n", HEAD.replace("body: kf\ndecision", "body:\tkf\ndecision")) == ["3:6 error K007"]


def test_a_long_line_full_of_marks_is_told(tmp_path: Path) -> None:
    assert _told(tmp_path, "a*b " * 600 + "\n") == ["6:1 error K513"]
