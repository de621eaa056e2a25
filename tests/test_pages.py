"""`kran pages`: the same HTML as Markdown, which other generators build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner
from lxml import html
from mkdocs.utils.meta import get_data

from kran import markdown_site, rules
from kran.cli import main
from kran.site import frame
from kran.site.borrowed_frame import stylesheet
from kran.site.build import Build
from kran.site.site import site
from kran.swap import Unpublishable
from kran.text import Language
from tests import site_links

if TYPE_CHECKING:
    from kran.site.page import Page

ROOT = Path(__file__).resolve().parents[1]
START = ROOT / "generator" / "kran" / "start"
AT = date(2026, 11, 24)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return _laid_out(tmp_path)


def _laid_out(folder: Path) -> Path:
    shutil.copytree(START, folder / "root")
    docs = folder / "root" / "docs"
    (docs / "development").mkdir(parents=True)
    (docs / "development" / "inside.md").write_text("# Inside\n")
    (docs / "README.md").write_text("# For those who edit\n")
    (docs / "plan.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (docs / "hjalp.md").write_text("---\ntitle: Felanmälan\nfoot: help\nowner: It-enheten\n---\n# Felanmälan\n")
    (docs / "hjalp.en.md").write_text("---\ntitle: Report a fault\nfoot: help\n---\n# Report a fault\n")
    (docs / "om.md").write_text(
        "---\ntitle: Om\nreviewed: 2026-11-03\n---\n# Om\n\n[Data](api/v1/catalogue.json), [hjälp](hjalp.md)\n"
    )
    return folder / "root"


def _source(root: Path) -> markdown_site.Source:
    loaded = rules.examine(root, AT)
    assert loaded.catalogue is not None
    build = Build("abc12345", "0.1.0", loaded.catalogue.settings.languages)
    return markdown_site.Source(loaded.catalogue, root, AT, build)


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> markdown_site.Source:
    return _source(_laid_out(tmp_path_factory.mktemp("pages")))


@pytest.fixture(scope="session")
def files(source: markdown_site.Source) -> markdown_site.Files:
    return markdown_site.made(source)


def _pages(source: markdown_site.Source, code: str) -> tuple[Page, ...]:
    return site(source.catalogue, Language(code), at=AT, build=source.build).pages


def _text(files: markdown_site.Files, name: str) -> str:
    content = files[name]
    return content if isinstance(content, str) else content.decode()


@pytest.mark.parametrize(("code", "folder"), [("sv", "docs/"), ("en", "docs/en/")])
def test_each_page_holds_the_same_html_inside_one_element(
    source: markdown_site.Source, files: markdown_site.Files, code: str, folder: str
) -> None:
    for page in _pages(source, code):
        body, meta = get_data(_text(files, folder + page.path.removesuffix(".html") + ".md"))
        before, mark, after = page.html.partition(frame.SEARCH_MARK)
        assert before + mark in body
        assert after in body
        assert bool(mark) == ("<search" in body)
        assert body.startswith('<div class="k-page"')
        assert len(html.fragments_fromstring(body.strip())) == 1
        assert (meta["title"], meta["lang"], meta["path"]) == (page.title, code, page.path)


def test_what_our_own_frame_says_of_a_page_stands_with_it(files: markdown_site.Files) -> None:
    page = _text(files, "docs/tjanster/dator.md")

    assert '<nav class="k-path k-grid"' in page
    assert '<footer class="k-pagefoot">' in page
    assert get_data(page)[1]["jsonld"].startswith('{"@context"')


def test_hand_written_pages_stay_markdown(files: markdown_site.Files) -> None:
    swedish, english, only = (get_data(_text(files, f"docs/{name}.md")) for name in ("hjalp", "en/hjalp", "en/om"))

    assert swedish[0].startswith("# Felanmälan\n")
    assert "It-enheten" in swedish[0]
    assert english[0].startswith("# Report a fault\n")
    assert (swedish[1]["lang"], english[1]["lang"], only[1]["lang"]) == ("sv", "en", "sv")
    assert "[Data](../api/v1/catalogue.json), [hjälp](hjalp.md)" in only[0]
    assert "docs/hjalp.en.md" not in files
    assert "docs/en/plan.svg" in files
    assert not [name for name in files if "inside" in name or "README" in name]


def test_the_settings_ask_nobody_else_and_name_no_plugin(files: markdown_site.Files) -> None:
    settings = yaml.safe_load(_text(files, "mkdocs.yml"))

    assert settings["plugins"] == []
    assert settings["theme"]["font"] is False
    assert settings["use_directory_urls"] is False
    assert "repo_url" not in settings  # the theme's script would ask it for stars
    statement = {"Tillgänglighetsredogörelse": "tillganglighet.md"}
    assert {"Hjälp": [{"Felanmälan": "hjalp.md"}, statement]} in settings["nav"]
    english = [{"Report a fault": "en/hjalp.md"}, {"Accessibility statement": "en/tillganglighet.md"}]
    assert settings["nav"][-1]["English"][-1] == {"Help": english}
    assert settings["extra"]["kran"]["en"]["menu"][-1]["href"] == "en/hjalp.html"


def test_real_data_has_no_banner(root: Path) -> None:
    settings = root / "catalog" / "catalog.yaml"
    text = settings.read_text()
    marked = {example: text.replace("example: true", f"example: {example}") for example in ("true", "false")}
    assert marked["true"] != marked["false"]
    for example, content in marked.items():
        settings.write_text(content)
        words = yaml.safe_load(_text(markdown_site.made(_source(root)), "mkdocs.yml"))["extra"]["kran"]["sv"]
        assert ("example" in words) == (example == "true")


def test_the_municipality_has_its_own_logo(root: Path) -> None:
    settings = root / "catalog" / "catalog.yaml"
    text = settings.read_text()
    settings.write_text(text.replace("site:\n", "site:\n  logo: vapen.svg\n", 1))
    assert settings.read_text() != text
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    (root / "catalog" / "vapen.svg").write_text(drawing)

    files = markdown_site.made(_source(root))

    assert files["docs/assets/vapen.svg"] == drawing.encode()
    assert yaml.safe_load(_text(files, "mkdocs.yml"))["theme"]["logo"] == "assets/vapen.svg"


def test_our_rules_hold_in_our_pages_only() -> None:
    css = stylesheet()

    assert css.index("--k-ink:") < css.index(".k-page {") < css.index("\nh1,")
    assert css.count("{") == css.count("}")
    assert "@page" not in css
    assert "--k-4: .8rem" in css.replace("0.8rem", ".8rem")  # 1 rem of ours
    assert "(min-width: 60em)" in css  # the width of the window is not the theme's to scale


def test_two_runs_are_the_same(source: markdown_site.Source, files: markdown_site.Files) -> None:
    assert markdown_site.made(_source(source.root)) == files


def test_a_hand_written_page_may_not_hide_a_made_one(root: Path) -> None:
    (root / "docs" / "index.md").write_text("# Start\n")
    out = root / "build" / "pages"

    with pytest.raises(Unpublishable):
        markdown_site.write(_source(root), out, lambda _: None)

    assert not out.exists()


def _run(root: Path, out: Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--root", str(root), "--at", str(AT), "pages", str(out), "--revision", "abc12345"])
    return done.exit_code, done.output


def test_the_command_replaces_its_own_folder_whole(root: Path) -> None:
    out = root / "build" / "pages"
    assert _run(root, out)[0] == 0
    (out / "docs" / "old.md").write_text("# Gone from the catalogue\n")
    code, said = _run(root, out)

    assert code == 0
    assert "Sidorna ligger i" in said
    assert not (out / "docs" / "old.md").exists()
    assert sorted(path.name for path in out.iterdir()) == ["docs", "kran-pages.txt", "mkdocs.yml", "overrides"]
    assert [path.name for path in out.parent.iterdir()] == ["pages"]


@pytest.mark.parametrize("taken_over", [False, True])
def test_a_folder_of_someone_else_is_left_alone(root: Path, tmp_path: Path, *, taken_over: bool) -> None:
    other = tmp_path / "other"
    other.mkdir()
    if taken_over:
        assert _run(root, other)[0] == 0
        (other / "kran-pages.txt").unlink()
    (other / "thesis.txt").write_text("years of work")
    before = sorted(other.rglob("*"))
    code, said = _run(root, other)

    assert code == 1
    assert "Mappen innehåller" in said
    assert sorted(other.rglob("*")) == before


def test_the_catalogue_is_never_replaced(root: Path) -> None:
    assert _run(root, root / "catalog")[0] == 1
    assert (root / "catalog" / "catalog.yaml").is_file()


def test_with_an_error_nothing_is_written(root: Path) -> None:
    (root / "catalog" / "services" / "arbetsplats" / "fel.yaml").write_text("title: {\n")

    assert _run(root, root / "pages")[0] == 1
    assert not (root / "pages").exists()


@pytest.mark.zensical
@pytest.mark.parametrize("generator", [("zensical", "build"), ("mkdocs", "build", "--quiet", "--strict")])
def test_another_generator_builds_the_whole_site(tmp_path: Path, generator: tuple[str, ...]) -> None:
    source = _source(ROOT)
    markdown_site.write(source, tmp_path / "pages", lambda _: None)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", *generator], cwd=tmp_path / "pages", env=environment, check=True)
    built = tmp_path / "pages" / "site"

    assert site_links.check(built) == []
    for code, folder in (("sv", ""), ("en", "en/")):
        for page in _pages(source, code):
            text = (built / folder / page.path).read_text("utf-8")
            assert all(part in text for part in page.html.split(frame.SEARCH_MARK)), page.path
            assert f'<html lang="{code}"' in text
    service = html.fromstring((built / "tjanster" / "barbar-dator.html").read_bytes())
    prices = [" ".join(element.text_content().split()) for element in service.find_class("k-price")]
    assert prices
    assert all("kr" in price for price in prices), prices
    assert "Exempeldata." in service.text_content()
