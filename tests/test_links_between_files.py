"""A page or a guideline can name another by its own file, and leads there however the site is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from lxml import html

from kran.cli import main
from kran.site.hand_written import by_page
from kran.source.choice import Choice
from tests import site_links
from tests.small import AT, found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

DOCS = (
    "# docs/andra.md\n# Ändra\n\n## Så här\n# docs/andra.en.md\n# Change\n\n## How to\n"
    "# docs/guide/djup.md\n# Djup\n# docs/guide/djup.en.md\n# Deep\n\n[a](../andra.en.md#how-to) [b](djup.en.md)\n"
    "# docs/om.md\n# Om\n\n[a](andra.md#sa-har)\n# docs/om.en.md\n# About\n\n%s\n"
)
LINKS = (
    "[a](andra.en.md) [b](andra.md) [c](andra.en.md#how-to) [d](<andra.en.md> 'T') [e][e] [f](guide/djup.en.md) "
    "[g](./andra.en.md)\n\n[e]: andra.en.md\n\n`[x](andra.en.md)`\n"
)
LEAD_TO = ["andra.html", "andra.html", "andra.html#how-to", "andra.html", "andra.html", "guide/djup.html", "andra.html"]
GUIDELINES = (
    "# catalog/guidelines/val.md\n---\ntitle: {sv: Val, en: Choice}\nbody: kf\ndecision: kf-2025-2\n---\n%s\n"
    "# catalog/guidelines/utbyte.md\n---\ntitle: {sv: Utbyte, en: Exchange}\nbody: kf\ndecision: kf-2025-2\n---\nByt.\n"
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Val\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [guidelines/val, guidelines/utbyte]\n"
)


def told(root: Path) -> list[str]:
    return [f"{f.file}:{f.line}:{f.column} {f.code} {f.message} {f.remedy}" for f in found(root)]


@pytest.mark.parametrize("link", ["andra.en.md", "andra.en.md#how-to", "andra.md#how-to", "guide/djup.en.md"])
def test_a_page_may_name_the_file_of_its_own_language(tmp_path: Path, link: str) -> None:
    assert told(lay_out(tmp_path, DOCS % f"[a]({link})")) == []


@pytest.mark.parametrize(
    ("link", "remedy"),
    [
        ("andra.en.md#so", "Link to a page"),
        ("andra.en.md#how-too", "Did you mean “andra.en.md#how-to”?"),
        ("andra.fi.md", "Did you mean “andra.md”?"),
    ],
)
def test_a_file_or_a_heading_that_is_not_there(tmp_path: Path, link: str, remedy: str) -> None:
    [line] = told(lay_out(tmp_path, DOCS % f"[a]({link})"))
    assert line.startswith("docs/om.en.md:3:5 K503")
    assert remedy.removeprefix("Link to a page") in line


def test_a_page_cannot_name_the_file_of_another_language(tmp_path: Path) -> None:
    text = (DOCS % "[a](andra.md)").replace("[a](andra.md#sa-har)", "[a](andra.en.md)")
    assert told(lay_out(tmp_path, text)) == ["docs/om.md:3:5 K503 “andra.en.md” leads nowhere Did you mean “andra.md”?"]


@pytest.mark.parametrize(
    ("link", "remedy"),
    [
        ("utbyte.md", None),
        ("./utbyte.md", None),
        ("utbyte.md#riktlinje", None),
        ("utbyt.md", "Did you mean “utbyte.md”?"),
        ("utbyte.md#rubrik", "Did you mean “utbyte.md”?"),
        ("annat.md", "Link to the page as"),
        ("../guidelines/utbyte.md", "Did you mean"),
    ],
)
def test_a_guideline_may_name_the_file_of_another(tmp_path: Path, link: str, remedy: str | None) -> None:
    lines = told(lay_out(tmp_path, GUIDELINES % f"[a]({link})"))
    assert len(lines) == (remedy is not None)
    assert all(line.startswith("catalog/guidelines/val.md:6:5 K503") and str(remedy) in line for line in lines)


def test_a_guideline_names_one_that_is_broken(tmp_path: Path) -> None:
    broken = (GUIDELINES % "[a](utbyte.md)").replace("title: {sv: Utbyte, en: Exchange}", "title: [")
    assert [line.split(" ")[1] for line in told(lay_out(tmp_path, broken))] == ["K010"]


def hrefs(page: Path) -> list[str]:
    return [str(href) for href in html.fromstring(page.read_text("utf-8")).xpath("//main//p/a/@href")]


@pytest.mark.whole
def test_the_built_site(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "root", DOCS % LINKS + GUIDELINES % "[a](utbyte.md) [b](./utbyte.md#riktlinje)")
    done = CliRunner().invoke(main, ["--root", str(root), "--at", str(AT), "build", "--out", str(tmp_path / "site")])
    assert done.exit_code == 0, done.output
    site = tmp_path / "site"
    assert site_links.check(site) == []
    assert hrefs(site / "en" / "om.html")[:7] == LEAD_TO
    assert "<code>[x](andra.en.md)</code>" in (site / "en" / "om.html").read_text("utf-8")
    assert hrefs(site / "en" / "guide" / "djup.html")[:1] == ["../andra.html#how-to"]
    for language in ("", "en/"):
        page = (site / f"{language}riktlinjer/val.html").read_text("utf-8")
        assert '<a href="utbyte.html">a</a> <a href="utbyte.html#riktlinje">b</a>' in page


def test_the_site_as_markdown(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "root", DOCS % LINKS + GUIDELINES % "[a](utbyte.md)")
    done = CliRunner().invoke(main, ["--root", str(root), "--at", str(AT), "pages", str(tmp_path / "pages")])
    assert done.exit_code == 0, done.output
    docs = tmp_path / "pages" / "docs"
    page = (docs / "en" / "om.md").read_text("utf-8")
    assert "[a](andra.md) [b](andra.md) [c](andra.md#how-to) [d](<andra.md> 'T') [e][e] [f](guide/djup.md)" in page
    assert "[e]: andra.md\n\n`[x](andra.en.md)`" in page
    assert '<a href="utbyte.html">a</a>' in (docs / "en" / "riktlinjer" / "val.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("body", "led"),
    [
        ("[a](x%20y.en.md#b)", "[a](x%20y.md#b)"),
        ("[a](<x y.en.md>)", "[a](<x%20y.md>)"),
        ("[a](https://a.example/x.en.md)", "[a](https://a.example/x.en.md)"),
        ("![a](x.en.md) (x y.en.md)", "![a](x.en.md) (x y.en.md)"),
    ],
)
def test_an_address_is_written_as_it_may_stand(body: str, led: str) -> None:
    assert by_page(body, "om.md", [Choice("x y.md", "x y.en.md", "en"), Choice("om.md", "om.md", "sv")]) == led
