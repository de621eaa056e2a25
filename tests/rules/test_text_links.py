"""A link in a guideline or a hand-written page leads to what the built site has, or is a finding at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from lxml import html as lxml_html
from mkdocs.config.defaults import MkDocsConfig

from kran import markdown_site
from kran.cli import main
from kran.exports.machine_readable import machine_readable
from kran.exports.price_files import price_years
from kran.model.in_force import PriceBook
from kran.rules.published import ASSETS, Published
from kran.site import address, frame
from kran.site.build import Build
from kran.site.file_format import FORMATS
from kran.site.site import site
from kran.source import elements
from kran.text import Language
from tests import example, site_links
from tests.example import ROOT
from tests.small import AT, catalogue, found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

GUIDELINE = (
    "# catalog/guidelines/val.md\n---\ntitle: {sv: Val, en: Choice}\nbody: kf\ndecision: kf-2025-2\n---\nTText\n"
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Val\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [guidelines/val]\n"
)
DOCS = (
    "# docs/om.md\n# Om\n\n## Så här\n\n<a name='namn'></a>\n# docs/guide/only.en.md\n# Here\n"
    "# docs/plan.pdf\nx\n# docs/guide/bild.png\nx\n"
)


def _told(root: Path) -> list[str]:
    """Return the findings but K027: some pages here are in English alone, which is told elsewhere."""
    return [f"{f.file}:{f.line}:{f.column} {f.code} {f.remedy}" for f in found(root) if f.code != "K027"]


def _page(tmp_path: Path, text: str, name: str = "hjalp.md") -> list[str]:
    root = lay_out(tmp_path / "root", DOCS)
    page = root / "docs" / name
    page.write_text(text)
    return _told(root)


SOUND = [
    "[a](om.md)",
    "[a](om.md#sa-har)",
    "[a](om.html#namn)",
    "[a](#har)",
    "[a](#top)",
    "[a](#)",
    "[a](plan.pdf)",
    "[a](tjanster/dator.html)",
    "[a](tjanster/dator.md)",
    "[a](tjanster/dator.html#val-standard)",
    "[a](tjanster/index.md)",
    "[a](prislista/2026.html)",
    "[a](prislista/2026.html?visa=alla#kund-internal)",
    "[a](guide/only.md#here)",
    "![a](guide/bild.png)",
    "<a href='om.html'>a</a>",
    "[a](rad/index.md#organ-kf)",
    "[a](https://exempel.example/a)",
    "<https://exempel.example/a>",
    "<it@exempel.example>",
    "[a](tel:112)",
    "`[a](nej.md)`",
    "```\n[a](nej.md)\n```",
    "[a][b]\n\n[b]: om.md",
    "[a](tjanster/dator.html#pris)",
    "[a](enheter/index.md#enhet-skolan)",
    "[a](tjanster/index.md#hylla-arbetsplats)",
    "![a](data:image/png;base64,AA)",
]


@pytest.mark.parametrize("link", SOUND)
def test_what_the_site_has_is_linked_to(tmp_path: Path, link: str) -> None:
    assert _page(tmp_path, f"# H\n\n## Har\n\n{link}\n") == []


@pytest.mark.parametrize(
    ("link", "finding"),
    [
        ("[a](omm.md)", "5:5 K503 Did you mean “om.md”?"),
        ("[a](om.md#sa-her)", "5:5 K503 Did you mean “om.md#sa-har”?"),
        ("[a](#hav)", "5:5 K503 Did you mean “#har”?"),
        ("[a](tjanster/datr.html)", "5:5 K503 Did you mean “tjanster/dator.html”?"),
        ("[a](tjanster/)", "5:5 K503 Did you mean “tjanster/index.html”?"),
        ("[a](tjanster)", "5:5 K503 Did you mean “tjanster/index.html”?"),
        ("[a](tjanster/dator.html#val-nej)", "5:5 K503 Did you mean “tjanster/dator.html”?"),
        ("[a](prislista/2062.html)", "5:5 K503 Did you mean “prislista/2026.html”?"),
        ("![a](guide/bilden.png)", "5:6 K503 Did you mean “guide/bild.png”?"),
        ("<a href='om.md'>a</a>", "5:10 K503 Did you mean “om.html”?"),
        ("[a](../.git/config)", "5:5 K503 Link to a page or a file"),
        ("[a](../catalog/catalog.yaml)", "5:5 K503 Link to a page or a file"),
        ("[a](/om.html)", "5:5 K503 Begin with"),
        ("[a](//exempel.example/a)", "5:5 K503 Begin with"),
        ("[a](https:///a)", "5:5 K503 Link to"),
        ("[a](https://[a)", "5:5 K503 Link to"),
        ("[a](ftp://exempel.example/a)", "5:5 K503 Link to"),
        ("[a][b] [c][b]\n\n[b]: nej/nej.md", "7:6 K503 Link to"),
        ("Not. Text[^1] om[^1].\n\n[^1]: Not.", "7:7 K503 Footnotes are not"),
        ("`nej.xyz` nej.xyz [a](nej.xyz)", "5:11 K503 Link to"),
    ],
)
def test_what_leads_nowhere_is_told_once_at_its_place(tmp_path: Path, link: str, finding: str) -> None:
    [told] = _page(tmp_path, f"# H\n\n## Har\n\n{link}\n")
    assert told.startswith(f"docs/hjalp.md:{finding}")


def test_a_page_is_followed_in_every_language_it_is_shown_in(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "root", "# docs/om.md\n# Ja\n# docs/om.en.md\n# Yes\n# docs/a.md\n# A\n[a](om.md#ja)\n")
    [finding] = found(root)
    assert "en/a.html" in finding.message
    (root / "docs" / "a.en.md").write_text("# A\n[a](om.md#yes) [files](../filer/prislista-2026.pdf)\n")
    (root / "docs" / "a.md").write_text("# A\n[a](om.md#ja) [files](filer/prislista-2026.pdf) [en](en/om.html#yes)\n")
    assert found(root) == []


def test_a_page_in_the_main_language_alone_links_to_what_lies_at_the_root(tmp_path: Path) -> None:
    text = (
        "# docs/a.md\n# A\n[a](api/v1/catalogue.json) [b](filer/prislista-2026.pdf)\n"
        "# docs/b/c.md\n# C\n[a](../api/v1/catalogue.json)\n"
    )
    assert _told(lay_out(tmp_path / "sound", text)) == []
    wrong = lay_out(tmp_path / "wrong", "# docs/b/c.md\n# C\n[a](api/v1/catalogue.json) [b](../api/v1/nej.json)\n")
    assert [line[:21] for line in _told(wrong)] == ["docs/b/c.md:2:5 K503 ", "docs/b/c.md:2:32 K503"]


def test_a_head_moves_the_line_and_a_page_that_is_broken_is_there(tmp_path: Path) -> None:
    [told] = _page(tmp_path, "---\ntitle: H\n---\n# H\n[a](omm.md)\n")
    assert told.startswith("docs/hjalp.md:5:5 K503")
    root = lay_out(tmp_path / "two", "# docs/a.md\n# A\n[a](b.md#x)\n# docs/b.md\n---\ntitle: [\n---\n")
    assert [line.split(" K")[1][:3] for line in _told(root)] == ["010"]


def test_a_page_too_tangled_is_not_converted(tmp_path: Path) -> None:
    [told] = _page(tmp_path, "\n" + "[" * 5000 + "\n")
    assert told.startswith("docs/hjalp.md:2:1 K513")


@pytest.mark.parametrize(
    ("link", "finding"),
    [
        ("[a](../tjanster/dator.html)", None),
        ("[a](../om.html#sa-har)", None),
        ("[a](../prislista/2026.html)", None),
        ("[a](../plan.pdf)", None),
        ("[a](val.html)", None),
        ("[a](#riktlinje)", None),
        ("[a](https://exempel.example)", None),
        ("[a](tjanster/dator.html)", "6:5 K503 Did you mean “../tjanster/dator.html”?"),
        ("[a](../tjanster/dator.md)", "6:5 K503 Did you mean “../tjanster/dator.html”?"),
        ("[a](tel:112)", "6:5 K503 Link to"),
        ("[a](javascript:alert)", "6:5 K503 Link to"),
        ("## Rubrik\n\n[a](#rubrik)", "8:5 K503 A guideline's headings"),
        ("[a](../nej/annat.md)", "6:5 K503 Link to the page as"),
        ("[a](../nej/annat.html)", "6:5 K503 Link to a page"),
        ("Text[^1].\n\n[^1]: Not.", "8:7 K503 Footnotes are not"),
        ("Text[^1].\n\n[^1]: Not med ord.", None),
        ("![a](../guide/bild.png)", "6:6 K503 A guideline shows no pictures"),
    ],
)
def test_a_guideline_links_from_its_own_page(tmp_path: Path, link: str, finding: str | None) -> None:
    told = _told(lay_out(tmp_path, GUIDELINE.replace("TText", link) + DOCS))
    assert len(told) == (finding is not None)
    assert all(line.startswith(f"catalog/guidelines/val.md:{finding}") for line in told)


def test_what_a_draft_links_to_may_be_missing_still(tmp_path: Path) -> None:
    draft = GUIDELINE.replace("title:", "status: draft\ntitle:", 1)
    told = found(lay_out(tmp_path, draft.replace("TText", "[a](../nej.html)")))
    assert [finding.severity.value for finding in told if finding.code == "K503"] == ["note"]


def test_a_broken_document_is_told_of_once(tmp_path: Path) -> None:
    text = (
        "# catalog/services/arbetsplats/ny.yaml\ntitle: [\n# docs/a.md\n# A\n[a](tjanster/ny.md) [b](hyllor/stod.md)\n"
    )
    assert [line.split(" K")[1][:3] for line in _told(lay_out(tmp_path, text))] == ["010"]


@pytest.mark.parametrize("small", [True, False])
def test_the_list_of_addresses_is_what_is_made(tmp_path: Path, *, small: bool) -> None:
    made = catalogue(tmp_path) if small else example.catalogue(AT)
    published = Published(made, AT)
    book = PriceBook(made)
    files = {*machine_readable(made, AT, ""), "404.html", "sitemap.xml"}
    for code in made.settings.languages:
        pages = site(made, Language(code), at=AT, build=Build("", "", made.settings.languages)).pages
        assert {page.path for page in pages} == published.pages
        for page in pages:
            ids = lxml_html.fragment_fromstring(page.html, create_parent=True).xpath(".//@id")
            assert all(published.has(page.path, name) for name in ids), page.path
        for year in price_years(made):
            for customer in book.sharing(year):
                own = None if customer == made.settings.first_customer else customer
                base = address.price_files(Language(code), year, own, main=code == made.settings.main)
                files |= {base + entry.ending for entry in FORMATS if entry.published}
    assert published.files == files


@pytest.mark.whole
def test_the_assets_are_those_that_are_made() -> None:
    made = example.catalogue(AT)
    source = markdown_site.Source(made, ROOT, AT, Build("", "", made.settings.languages))
    names = {name.removeprefix("docs/") for name in markdown_site.made(source)}
    theme = {f"assets/{path.name}" for path in (ROOT / "generator/kran/site/theme/assets").iterdir()}
    assert {name for name in names if name.startswith("assets/")} <= ASSETS
    assert {name for name in theme if name.endswith((".js", ".svg"))} <= ASSETS


@pytest.mark.whole
def test_a_site_that_is_built_has_no_dead_link(tmp_path: Path) -> None:
    guideline = GUIDELINE.replace(
        "TText", "[a](../tjanster/dator.html#val-standard) [b](../hjalp.html#har) [c](#riktlinje)"
    )
    root = lay_out(tmp_path / "root", DOCS + guideline)
    (root / "docs" / "hjalp.md").write_text("# H\n\n## Har\n\n" + "\n\n".join(SOUND) + "\n", "utf-8")
    files = (
        "[a](../filer/price-list-2026-en.pdf) [b](../api/v1/catalogue.json) [c](../om.html) [d](tjanster/dator.html)\n"
    )
    (root / "docs" / "filer.en.md").write_text(files)
    (root / "docs" / "bara.md").write_text(
        "[a](api/v1/catalogue.json) [b][c] <a href='filer/prislista-2026.pdf'>d</a> `[a](api/x)`\n\n"
        "[c]: filer/prislista-2026.xlsx\n"
    )
    (root / "docs" / "guide").mkdir(exist_ok=True)
    (root / "docs" / "guide" / "djup.md").write_text("[a](../api/v1/catalogue.json)\n")
    (root / "docs" / "filer.md").write_text("[a](filer/prislista-2026.xlsx) [b](en/filer.html)\n")
    done = CliRunner().invoke(main, ["--root", str(root), "--at", str(AT), "build", "--out", str(tmp_path / "site")])

    assert done.exit_code == 0, done.output
    assert site_links.check(tmp_path / "site") == []
    assert "<code>[a](api/x)</code>" in (tmp_path / "site" / "en" / "bara.html").read_text()


@pytest.mark.parametrize("text", ["<div><![{", "- " * 990 + "a"])
def test_what_markdown_gives_up_is_a_finding(tmp_path: Path, text: str) -> None:
    assert [line[:23] for line in _page(tmp_path, text)] == ["docs/hjalp.md:1:1 K513 "]
    told = _told(lay_out(tmp_path / "two", GUIDELINE.replace("TText", text)))
    assert [line.partition("K")[2][:3] for line in told] == ["513"]


@pytest.mark.parametrize("html", ["<p><![{"])
def test_html_without_end_is_not_read(html: str) -> None:
    with pytest.raises(elements.Unconvertible):
        elements.of_html(html)


def test_a_page_is_converted_as_mkdocs_converts_it() -> None:
    made = example.catalogue(AT)
    config = MkDocsConfig()
    config.load_dict(frame.mkdocs(made.settings) | {"docs_dir": str(ROOT / "docs")})
    config.validate()

    assert {*config.markdown_extensions} == {*elements._MKDOCS, *elements.PAGE_EXTENSIONS}
    assert {name: it for name, it in config.mdx_configs.items() if it} == {
        name: it for name, it in elements.PAGE_EXTENSIONS.items() if it
    }
