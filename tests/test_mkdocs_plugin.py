from __future__ import annotations

import gc
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

import kran.site.site
from kran import mkdocs_plugin, rules
from kran.diagnostics import Place, Spot, complain
from kran.model.catalogue import Catalogue
from kran.model.settings import Ordering, ServiceDesk, Settings
from kran.model.settings import Site as SiteSettings
from kran.site.build import Build, Section, Site
from kran.site.page import Link, Page
from kran.source.files import UNREADABLE, Folder
from kran.text import Language
from tests.small import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from kran.diagnostics import Diagnostic

AT = date(2026, 11, 24)
NASTY = "<script>alert(1)</script>"
SECTIONS = (Section("tjanster", "Tjänster", "tjanster/index.html"),)
PAGES = (
    Page("index.html", "Start", "<section class='k-hero'><!-- search --></section><p>hyllor</p>", template="home.html"),
    Page("tjanster/index.html", "Alla tjänster", "<h1>Alla tjänster</h1>", section="tjanster"),
    Page(
        "tjanster/dator.html",
        f"Dator {NASTY}",
        "<h1>Dator</h1>",
        description='En "dator"',
        section="tjanster",
        crumbs=(Link(f"Tjänster {NASTY}", "tjanster/index.html"),),
        lang="sv",
        source="catalog/services/arbetsplats/dator.yaml",
        owner=f"it-chef {NASTY}",
        reviewed=date(2026, 11, 3),
        jsonld='{"name": "</script>"}',
    ),
)
SEARCH = ({"url": "tjanster/dator.html", "title": f"Dator {NASTY}"},)


def site(_catalogue: Catalogue, _language: Language, *, at: date, build: Build) -> Site:
    assert at == AT
    assert build.languages
    return Site(PAGES, SEARCH, SECTIONS, {})  # type: ignore[arg-type]  # a list of dicts, as JSON has


def given(root: Path, lang: str = "sv", *, example: bool = True, files: bool = True) -> mkdocs_plugin.Given:
    settings = Settings(
        organisation=f"Osby {NASTY}",
        number=None,
        example=example,
        languages=("sv", "en"),
        site=SiteSettings("It på kran", "https://it.osby.example/", "https://git.example/it", "main", None, {}),
        customers={},
        unit_kinds={},
        figures={},
        code={},
        review_months=12,
        price_notice_months=1,
        history_from=None,
        closed_until=None,
        service_desk=ServiceDesk("servicedesk@osby.example", None, None, None),
        ordering=Ordering((), None, None),
        mailboxes=frozenset(),
        accessibility=None,
        place=Place("catalog/catalog.yaml"),
    )
    return mkdocs_plugin.Given(
        Catalogue(settings), Language(lang), AT, Build("4f2c9ab", "0.1.0", ("sv", "en"), files), root
    )


@pytest.fixture(scope="module", autouse=True)
def made_pages() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kran.site.site, "site", site)
        yield


def _written(root: Path) -> Path:
    docs = root / "docs"
    (docs / "development").mkdir(parents=True)
    (docs / "development" / "inside.md").write_text("# Inside\n")
    (docs / "hjalp.md").write_text("---\ntitle: Hjälp\nfoot: help\n---\n# Hjälp\n\n|a|b|\n|--|-:|\n|1|2|\n")
    (docs / "hjalp.en.md").write_text("---\ntitle: Help\nfoot: help\n---\n# Help\n\n[About](om.md)\n")
    (docs / "om.md").write_text("---\ntitle: Om\nfoot: about\nreviewed: 2026-11-01\n---\n# Om\n")
    return docs


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    docs, out = _written(root), root / "out"
    mkdocs_plugin.build(given(root), docs=docs, out=out)
    mkdocs_plugin.build(given(root, "en"), docs=docs, out=out / "en")
    return out


def test_only_what_is_used_is_written(built: Path) -> None:
    names = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}

    assert {name for name in names if not name.startswith("en/")} == {
        "404.html", "sitemap.xml", "index.html", "tjanster/index.html", "tjanster/dator.html", "hjalp.html", "om.html",
        "search/index.js", "search/texts.js", "assets/kran.css", "assets/site.css", "assets/kran.svg", "assets/boot.js",
        "assets/frame.js", "assets/search.js", "assets/rank.js", "assets/prices.js", "assets/compare.js",
    }  # fmt: skip
    assert "en/404.html" not in names
    assert "en/sitemap.xml" not in names
    assert "en/tjanster/dator.html" in names


def test_text_is_data_wherever_it_stands(built: Path) -> None:
    html = (built / "tjanster" / "dator.html").read_text()

    assert NASTY not in html
    assert html.count("&lt;script&gt;alert") == 6  # title, organisation (title, header, foot), path, owner
    assert '<meta name="description" content="En &#34;dator&#34;">' in html
    assert '{"name": "\\u003c/script>"}' in html


def test_the_policy_stands_first_and_nothing_breaks_it(built: Path) -> None:
    html = (built / "tjanster" / "dator.html").read_text()

    assert "script-src 'self'; style-src 'self';" in html
    assert html.index("Content-Security-Policy") < html.index("<link")
    assert " style=" not in html
    assert "<style" not in html
    assert "<script>" not in html


def test_the_language_switch_leads_to_the_same_page(built: Path) -> None:
    assert 'href="../en/tjanster/dator.html" hreflang="en"' in (built / "tjanster" / "dator.html").read_text()
    assert 'href="../../tjanster/dator.html" hreflang="sv"' in (built / "en" / "tjanster" / "dator.html").read_text()


def test_a_page_in_another_language_says_so(built: Path) -> None:
    assert '<main class="k-main" id="innehall" tabindex="-1">' in (built / "tjanster" / "dator.html").read_text()
    assert 'tabindex="-1" lang="sv">' in (built / "en" / "tjanster" / "dator.html").read_text()
    assert 'tabindex="-1" lang="sv">' in (built / "en" / "om.html").read_text()
    assert 'tabindex="-1">' in (built / "en" / "hjalp.html").read_text()


def test_hand_written_pages(built: Path) -> None:
    swedish, english = (built / "hjalp.html").read_text(), (built / "en" / "hjalp.html").read_text()

    assert 'aria-current="page">Hjälp' in swedish
    assert '<td class="n">2</td>' in swedish
    assert '<li><a href="om.html">Om</a></li>' in swedish
    assert '<a href="om.html">About</a>' in english
    assert "https://git.example/it/edit/main/docs/hjalp.en.md" in english
    assert '<time datetime="2026-11-01">1\N{NO-BREAK SPACE}november 2026</time>' in (built / "om.html").read_text()


def test_links_into_the_source(built: Path) -> None:
    assert (
        "https://git.example/it/commits/main/catalog/services/arbetsplats/dator.yaml"
        in (built / "tjanster" / "dator.html").read_text()
    )


def test_the_search_box_moves_into_the_hero(built: Path) -> None:
    home, service = (built / "index.html").read_text(), (built / "tjanster" / "dator.html").read_text()

    assert home.count('id="k-search"') == service.count('id="k-search"') == 1
    assert home.index("</header>") < home.index("k-hero") < home.index('id="k-search"')
    assert service.index('id="k-search"') < service.index("</header>")


def test_the_search_index_is_a_script(built: Path) -> None:
    index, texts = ((built / "search" / name).read_text() for name in ("index.js", "texts.js"))

    assert index.startswith('window.kranIndex = [{"url":"tjanster/dator.html"')
    assert texts.startswith('window.kranTexts = [["",""]')
    assert '{"url":"hjalp.html"' in index, "hand-written pages are found too"


def test_the_site_map_names_every_language(built: Path) -> None:
    sitemap = (built / "sitemap.xml").read_text()

    assert sitemap.count("<loc>") == 10
    assert '<xhtml:link rel="alternate" hreflang="en" href="https://it.osby.example/en/om.html"/>' in sitemap


def test_404_speaks_every_language_and_leads_from_any_depth(built: Path) -> None:
    html = (built / "404.html").read_text()

    assert "Sidan finns inte" in html
    assert "The page is not here" in html
    assert 'href="/assets/kran.css"' in html
    assert 'href="/en/index.html"' in html


def test_example_data_is_marked_and_real_data_is_not(built: Path, tmp_path: Path) -> None:
    mkdocs_plugin.build(given(tmp_path, example=False), docs=_written(tmp_path), out=tmp_path / "out")

    assert "Exempeldata." in (built / "om.html").read_text()
    assert "xempeldata" not in (tmp_path / "out" / "om.html").read_text()


def test_without_files_nothing_links_to_them(built: Path, tmp_path: Path) -> None:
    mkdocs_plugin.build(given(tmp_path, files=False), docs=_written(tmp_path), out=tmp_path / "out")

    assert "api/v1" in (built / "om.html").read_text()
    assert "api/v1" not in (tmp_path / "out" / "om.html").read_text()


def test_two_builds_have_the_same_bytes(tmp_path: Path) -> None:
    docs = _written(tmp_path)
    for name in ("a", "b"):
        mkdocs_plugin.build(given(tmp_path), docs=docs, out=tmp_path / name)

    for file in (path for path in (tmp_path / "a").rglob("*") if path.is_file()):
        assert file.read_bytes() == (tmp_path / "b" / file.relative_to(tmp_path / "a")).read_bytes()


def test_a_hand_written_page_may_not_hide_a_made_one(tmp_path: Path) -> None:
    docs = _written(tmp_path)
    (docs / "index.md").write_text("# Start\n")

    with pytest.raises(Abort):
        mkdocs_plugin.build(given(tmp_path), docs=docs, out=tmp_path / "out")


class Loaded:
    """What the check returns: a catalogue, what was wrong, and the files' text."""

    def __init__(self, catalogue: Catalogue | None, *diagnostics: Diagnostic) -> None:
        self.catalogue = catalogue
        self.diagnostics = diagnostics
        self.files = Folder(Path("nowhere"))


def _configuration(root: Path, out: str = "build/mkdocs", at: str = "2026-11-24") -> MkDocsConfig:
    (root / "mkdocs.yml").write_text(f"site_name: x\nsite_dir: {out}\nplugins: [{{kran: {{at: {at}}}}}]\n")
    return load_config(str(root / "mkdocs.yml"))


def test_mkdocs_yml_needs_to_say_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _written(tmp_path)
    catalogue = given(tmp_path).catalogue
    monkeypatch.setattr(rules, "examine", lambda _root, _at: Loaded(catalogue))

    mkdocs_build(_configuration(tmp_path))

    html = (tmp_path / "build" / "mkdocs" / "hjalp.html").read_text()
    assert "<title>Hjälp – It på kran, Osby" in html
    assert "https://it.osby.example/hjalp.html" in html
    assert "hreflang" not in html  # one language alone
    assert "api/v1" not in html


def test_served_live_a_page_lets_the_reloading_script_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _written(tmp_path)
    catalogue = given(tmp_path).catalogue
    monkeypatch.setattr(rules, "examine", lambda _root, _at: Loaded(catalogue))
    config = _configuration(tmp_path)
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = "http://127.0.0.1:8000/"

    mkdocs_build(config)

    html = (tmp_path / "build" / "mkdocs" / "hjalp.html").read_text()
    assert "script-src 'self' 'unsafe-inline'; style-src 'self'" in html
    assert 'href="http://127.0.0.1:8000/hjalp.html"' in html


@pytest.mark.parametrize("at", ['"20261124"', "2026-W48-2", "i dag"])
def test_a_day_is_written_as_in_the_catalogue(
    tmp_path: Path, at: str, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    _written(tmp_path)
    with pytest.raises(Abort):
        mkdocs_build(_configuration(tmp_path, at=at))
    assert "is no day: write YYYY-MM-DD" in capsys.readouterr().err + caplog.text


def test_the_collector_rests_while_a_build_goes_on(tmp_path: Path) -> None:
    _written(tmp_path)
    plugins = _configuration(tmp_path).plugins
    plugins.on_startup(command="serve", dirty=False)
    assert gc.isenabled()
    plugins.on_startup(command="build", dirty=False)
    assert not gc.isenabled()
    plugins.on_shutdown()
    assert gc.isenabled()


def test_an_error_stops_before_anything_is_cleaned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _written(tmp_path)
    old = tmp_path / "build" / "mkdocs" / "old.html"
    old.parent.mkdir(parents=True)
    old.write_text("old")
    wrong = complain(UNREADABLE, Spot("catalog/a.yaml"), "{file} cannot be read", "Mend it.", file="catalog/a.yaml")
    monkeypatch.setattr(rules, "examine", lambda _root, _at: Loaded(None, wrong))

    with pytest.raises(Abort):
        mkdocs_build(_configuration(tmp_path))

    assert old.read_text() == "old"
    assert "catalog/a.yaml:1:1:" in capsys.readouterr().err


def test_the_folder_of_kran_build_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _written(tmp_path)
    catalogue = given(tmp_path).catalogue
    monkeypatch.setattr(rules, "examine", lambda _root, _at: Loaded(catalogue))

    with pytest.raises(Abort):
        mkdocs_build(_configuration(tmp_path, out="site"))


def test_the_municipality_has_its_own_logo(tmp_path: Path) -> None:
    plain = given(tmp_path)
    settings = plain.catalogue.settings
    own = replace(settings, site=replace(settings.site, logo="vapen.svg"))
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "vapen.svg").write_text("<svg/>")

    mkdocs_plugin.build(replace(plain, catalogue=Catalogue(own)), docs=_written(tmp_path), out=tmp_path / "out")

    assert (tmp_path / "out" / "assets" / "vapen.svg").read_text() == "<svg/>"
    assert 'src="assets/vapen.svg"' in (tmp_path / "out" / "om.html").read_text()


def test_mkdocs_build_refuses_wrong_hand_written_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = lay_out(tmp_path)
    (root / "docs").mkdir()
    (root / "docs" / "a").symlink_to("/")

    with pytest.raises(Abort):
        mkdocs_build(_configuration(root))

    assert "docs/a:1:1: " in capsys.readouterr().err
    assert not (root / "build").exists()


def test_hand_written_pages_lie_beside_the_catalogue(tmp_path: Path) -> None:
    root = lay_out(tmp_path)
    (root / "docs").mkdir()
    (root / "other").mkdir()
    config = _configuration(root)
    config.docs_dir = str(root / "other")

    with pytest.raises(Abort):
        mkdocs_build(config)


def test_a_readme_tells_of_the_folder_and_is_no_page(tmp_path: Path) -> None:
    docs = _written(tmp_path)
    for name in ("README.md", "README.en.md"):
        (docs / name).write_text("# About this folder\n")

    mkdocs_plugin.build(given(tmp_path), docs=docs, out=tmp_path / "out")

    assert "hyllor" in (tmp_path / "out" / "index.html").read_text()
    assert not any("README" in path.name for path in (tmp_path / "out").rglob("*"))
