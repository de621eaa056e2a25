"""A further language is one file of translations beside the catalogue, and nothing else."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from babel.dates import get_month_names
from click.testing import CliRunner, Result
from lxml import html
from openpyxl import load_workbook

from kran.cli import main
from kran.site.frame import tongues
from kran.text import Language
from kran.translations import FILE, bind
from tests import pseudo, site_links, translations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

pytestmark = pytest.mark.whole

ROOT = Path(__file__).resolve().parent.parent
START = ROOT / "generator" / "kran" / "start"
AT = "2026-11-24"
WORD = re.compile(r"[^\W\d_]{2,}")
TRANSLATED = re.compile(r"\[[^\[\]]*\]")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Lay out the example catalogue in three languages, and build its site."""
    root = tmp_path_factory.mktemp("three")
    pseudo.lay_out(root, ROOT)
    done = subprocess.run(
        [sys.executable, "-m", "kran", "--root", str(root), "--at", AT, "build"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    bind(root)
    yield root
    bind(root / "none")


def kran(root: Path, *args: str) -> Result:
    try:
        return CliRunner().invoke(main, ["--root", str(root), "--at", AT, *args])
    finally:
        bind(root / "none")


def test_the_program_speaks_it(root: Path) -> None:
    done = kran(root, "check", "--lang", pseudo.CODE)
    assert done.exit_code == 0
    assert pseudo.longer("varning") in done.output
    assert " K501 " in done.output
    assert " K512 " not in done.output
    assert kran(root, "--lang", "fi", "check").exit_code == 2


def test_the_translations_are_whole(root: Path) -> None:
    assert translations.main(str(root / "locale" / pseudo.CODE / FILE)) == 0


def test_every_page_is_there_in_all_three_and_no_link_is_dead(root: Path) -> None:
    site = root / "site"
    pages = {path.relative_to(site / "en").as_posix() for path in (site / "en").rglob("*.html")}
    assert pages == {path.relative_to(site / "de").as_posix() for path in (site / "de").rglob("*.html")}
    assert all((site / page).is_file() for page in pages)
    assert site_links.check(site) == []


def _said(tree: HtmlElement) -> Iterator[str]:
    """Yield what a page shows or says in its own language: texts and attributes, without code."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        over = list(element.iterancestors())
        if element.tag == "svg":  # a text there is broken into lines
            yield " ".join(element.itertext())
        if any(it.tag == "svg" for it in over):
            continue
        if not _is_other(element, *over):
            yield element.text or ""
            for name, value in element.attrib.items():
                if name in {"aria-label", "title", "placeholder", "alt"} or (name[:5] == "data-" and " " in value):
                    yield value
        if not _is_other(*over):
            yield element.tail or ""


def _is_other(*elements: HtmlElement) -> bool:
    return any(
        it.tag in {"script", "style", "code", "pre"} or it.get("lang") not in {None, pseudo.CODE} for it in elements
    )


def _catalogue_words(value: object) -> Iterator[str]:
    """Yield every word of the catalogue but its English: a page in a third language shows the first one's."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from WORD.findall(str(name))
            if not (name == "en" and "sv" in value):
                yield from _catalogue_words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _catalogue_words(inner)
    else:
        yield from WORD.findall(str(value))


def _known(root: Path) -> set[str]:
    known = {"kr", "json", "xlsx", "csv", "yaml", "English"}
    known.update(get_month_names("wide", locale=pseudo.CODE).values())
    known.update(name.rstrip(".") for name in get_month_names("abbreviated", locale=pseudo.CODE).values())
    for file in (root / "catalog").rglob("*"):
        known.update(WORD.findall(" ".join(file.relative_to(root).parts)))
        if file.suffix == ".yaml":
            known.update(_catalogue_words(yaml.safe_load(file.read_text("utf-8"))))
        elif file.suffix in {".md", ".csv"}:
            known.update(WORD.findall(file.read_text("utf-8")))
    for file in (root / "docs").glob("*.md"):
        if not file.stem.endswith(".en"):
            known.update(WORD.findall(file.read_text("utf-8")))
    return {word.casefold() for word in known}


def test_no_page_shows_a_word_that_is_neither_translated_nor_the_catalogues(root: Path) -> None:
    known = _known(root)
    left: dict[str, str] = {}
    shown = 0
    for file in sorted((root / "site" / pseudo.CODE).rglob("*.html")):
        for said in _said(html.parse(str(file)).getroot()):
            text, found = said, 1
            while found:
                text, found = TRANSLATED.subn(" ", text)
                shown += found
            for word in WORD.findall(text):
                if word.casefold() not in known:
                    left.setdefault(said.strip(), file.name)
    assert left == {}
    assert shown > 5000


def test_the_search_index_is_in_the_language(root: Path) -> None:
    index = (root / "site" / pseudo.CODE / "search" / "index.js").read_text("utf-8")
    entries = json.loads(index[index.index("[") : index.rindex(";")])
    by_url = {entry["url"]: entry for entry in entries}
    assert by_url["enheter/index.html"]["title"] == pseudo.longer("Enheter")
    assert by_url["tjanster/bildskarm.html"]["price"].startswith("[")
    assert len(entries) == len((root / "site/search/index.js").read_text("utf-8").split('{"url"')) - 1


def test_the_switch_leads_to_the_same_page_in_both_other_languages(root: Path) -> None:
    for prefix, own in (("", "sv"), ("en/", "en"), ("de/", "de")):
        tree = html.parse(str(root / "site" / prefix / "tjanster" / "bildskarm.html")).getroot()
        assert tree.get("lang") == own
        links = {a.get("hreflang"): a.get("href") for a in tree.cssselect(".k-lang")}
        up = "../" if not prefix else "../../"
        every = {"sv": f"{up}", "en": f"{up}en/", "de": f"{up}de/"}
        assert links == {code: f"{to}tjanster/bildskarm.html" for code, to in every.items() if code != own}


def test_the_site_map_names_every_language_of_a_page(root: Path) -> None:
    text = (root / "site" / "sitemap.xml").read_text("utf-8")
    entries = re.findall(r"<url><loc>([^<]+)</loc>(.*?)</url>", text)
    assert {len(re.findall('hreflang="(?:sv|en|de)"', more)) for _, more in entries} == {3}
    assert any("/de/tjanster/bildskarm.html" in loc for loc, _ in entries)


def test_the_files_have_its_name_and_its_headings(root: Path) -> None:
    files = root / "site" / "filer"
    assert {path.suffix for path in files.glob("prislista-2027-de*")} == {".xlsx", ".pdf", ".csv"}
    with (files / "prislista-2027-de-excel.csv").open(encoding="utf-8-sig", newline="") as stream:
        headings = next(csv.reader(stream, delimiter=";"))
    assert sum(heading.startswith("[") for heading in headings) > len(headings) * 0.8
    sheet = load_workbook(io.BytesIO((files / "prislista-2027-de.xlsx").read_bytes()), read_only=True)
    cells = [str(cell) for row in sheet.worksheets[0].iter_rows(values_only=True) for cell in row if cell is not None]
    assert pseudo.longer("Tjänst") in cells
    assert (files / "prislista-2027-de.pdf").read_bytes().startswith(b"%PDF-")


def test_a_language_has_its_own_name() -> None:
    assert [it.name for it in tongues(("sv", "de", "fi"))] == ["Svenska", "Deutsch", "Suomi"]


def test_a_language_without_translations_is_told_of(tmp_path: Path) -> None:
    shutil.copytree(START, tmp_path, dirs_exist_ok=True)
    pseudo.declare(tmp_path)
    found = kran(tmp_path, "--lang", "en", "check").output
    assert "K512 the program has no words in “de”" in found
    assert "locale/de/LC_MESSAGES/kran.po" in found


def test_a_damaged_translation_is_told_of_and_breaks_nothing(tmp_path: Path) -> None:
    shutil.copytree(START, tmp_path, dirs_exist_ok=True)
    pseudo.declare(tmp_path)
    file = tmp_path / "locale" / "de" / FILE
    file.parent.mkdir(parents=True)
    file.write_text('msgid "{n} hits"\nmsgstr "{anzahl} Treffer"\n\nmsgid "Menu"\nmsgstr "Menü"\n', "utf-8")
    found = kran(tmp_path, "--lang", "en", "check").output
    assert "warning K512 line 1 of locale/de/LC_MESSAGES/kran.po cannot be used: {anzahl} Treffer" in found
    file.write_bytes(b'msgid "Menu"\nmsgstr "Men\xfc"\n')
    assert (
        "warning K512 locale/de/LC_MESSAGES/kran.po cannot be read: " in kran(tmp_path, "--lang", "en", "check").output
    )


def test_the_words_of_a_language_are_those_of_its_file() -> None:
    assert Language("sv").gettext("Menu") == "Meny"
