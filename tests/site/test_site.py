"""All pages together: well formed, escaped, linked, without anything internal; and what they look like."""

from __future__ import annotations

import itertools
import os
import re
from datetime import date
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from lxml import html as lxml_html

from kran.site.build import Build
from kran.site.site import addresses, page, pages, sections, site
from kran.text import Language

from .conftest import AT

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue
    from kran.site.page import Page

    from .conftest import Reader

GOLDEN = Path(__file__).parent / "golden"
INTERNAL = (
    "98761",
    "98762",
    "98763",
    "314159",
    "rektor",
    "Hemlig",
    "hemlig",
    "38\N{NO-BREAK SPACE}123",
    "77\N{NO-BREAK SPACE}777",
)


@pytest.fixture(params=["sv", "en"])
def all_pages(request: pytest.FixtureRequest, reader: Reader) -> list[Page]:
    return list(pages(reader(request.param)))


def test_every_kind_of_page_is_there(reader: Reader) -> None:
    assert sorted(addresses(reader())) == sorted(
        [
            "index.html",
            "tjanster/index.html",
            *(f"tjanster/{name}.html" for name in ("dator", "skarm", "paket", "former", "support", "fax")),
            *(f"hyllor/{name}.html" for name in ("arbetsplats", "nat", "tom")),
            *(f"prislista/{name}.html" for name in ("index", "2026", "2027")),
            *(f"servicenivaer/{name}.html" for name in ("index", "silver", "brons")),
            *(f"beslut/{name}.html" for name in ("index", "kf-2025-1", "kf-2026-1")),
            "jamfor/index.html",
            "halsa/index.html",
            "tillganglighet.html",
            *(f"nytt/{name}.html" for name in ("index", "arbetsplats", "nat", "tom")),
            "rad/index.html",
            "enheter/index.html",
            "sortiment/skola.html",
            "riktlinjer/val.html",
        ]
    )


def test_a_site_is_the_same_twice(small: Catalogue) -> None:
    first, second = (site(small, Language("sv"), at=AT, build=Build(languages=("sv", "en"))) for _ in range(2))
    assert first == second
    assert len(first.pages) == len({made.path for made in first.pages})


def test_one_page_by_its_address(reader: Reader) -> None:
    made = page(reader(), "tjanster/dator.html")
    assert made is not None
    assert made.title == "Dator"
    assert made.owner == "It-chef"
    assert made.source == "catalog/services/arbetsplats/dator.yaml"
    assert [crumb.text for crumb in made.crumbs] == ["Tjänster", "Arbetsplats"]
    assert page(reader(), "tjanster/utkast.html") is None


def test_pages_are_well_formed(all_pages: list[Page]) -> None:
    for made in all_pages:
        # As XML once void elements are closed: nothing is left open and nothing closed twice.
        closed = re.sub(r"<(br|img|hr|input)([^>]*)>", r"<\1\2/>", made.html).replace("&nbsp;", " ")
        closed = re.sub(r" hidden(?=[ >])", "", closed)
        etree.fromstring(f"<main>{closed}</main>")


def test_headings_follow_each_other_and_ids_are_unique(all_pages: list[Page]) -> None:
    for made in all_pages:
        tree = lxml_html.fragment_fromstring(made.html, create_parent="main")
        levels = [int(str(heading.tag)[1]) for heading in tree.iter("h1", "h2", "h3", "h4")]
        assert levels[0] == 1, made.path
        assert levels.count(1) == 1, made.path
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), made.path
        assert all(heading.get("id") for heading in tree.iter("h1")), made.path
        ids = [str(found) for found in tree.xpath(".//@id")]
        assert len(ids) == len(set(ids)), made.path
        named = {name for found in tree.xpath(".//@aria-labelledby") for name in str(found).split()}
        assert named <= set(ids), made.path


def test_every_table_has_a_caption_and_scopes(all_pages: list[Page]) -> None:
    for made in all_pages:
        for table in lxml_html.fragment_fromstring(made.html, create_parent="main").iter("table"):
            assert table.find("caption") is not None, made.path
            assert all(cell.get("scope") for cell in table.iter("th")), made.path


def test_links_lead_to_pages_and_to_ids_on_them(all_pages: list[Page]) -> None:
    by_path = {made.path: set(re.findall(r' id="([^"]+)"', made.html)) for made in all_pages}
    for made in all_pages:
        for href in re.findall(r' href="([^"]*)"', made.html):
            path, _, fragment = href.partition("#")
            path = path.partition("?")[0]
            if re.match(r"https?:|mailto:", href) or "/filer/" in href or "/api/" in href or path.endswith(".xml"):
                continue
            target = normpath(join(dirname(made.path), path)) if path else made.path
            assert target in by_path, f"{made.path}: {href}"
            assert not fragment or fragment in by_path[target], f"{made.path}: {href}"


def test_nothing_internal_and_no_draft(all_pages: list[Page]) -> None:
    for made in all_pages:
        for word in INTERNAL:
            assert word not in made.html, f"{made.path}: {word}"


def test_text_is_data(all_pages: list[Page]) -> None:
    for made in all_pages:
        assert "<b>bära" not in made.html
        assert "javascript:" not in made.html
        assert "<script" not in made.html
        assert " style=" not in made.html
        assert " on" not in re.sub(r">[^<]*<", "><", made.html) or not re.search(r"<[^>]* on[a-z]+=", made.html)


def test_files_are_linked_only_where_they_are(reader: Reader) -> None:
    with_files, without = (page(reader(files=files), "prislista/2027.html") for files in (True, False))
    assert with_files is not None
    assert without is not None
    assert 'href="../filer/prislista-2027.xlsx"' in with_files.html
    assert "filer/" not in without.html
    english = page(reader("en"), "prislista/2027.html")
    assert english is not None
    assert 'href="../../filer/price-list-2027-en.pdf"' in english.html


def test_no_error_depends_on_the_date(reader: Reader) -> None:
    for day in (date(2000, 1, 1), date(2025, 12, 31), date(2026, 1, 1), date(2027, 1, 1), date(2040, 6, 15)):
        assert len(list(pages(reader(at=day)))) >= 24


def test_an_empty_catalogue_has_its_pages(small: Catalogue) -> None:
    from kran.model.catalogue import Catalogue as Empty

    made = site(Empty(small.settings), Language("sv"), at=AT, build=Build())
    assert "Inget pris är beslutat för året ännu." in next(
        p.html for p in made.pages if p.path == "prislista/index.html"
    )


def test_sections_lead_to_pages(reader: Reader) -> None:
    context = reader()
    assert {section.href for section in sections(context)} <= set(addresses(context))
    assert [section.title for section in sections(context)][:2] == ["Tjänster", "Prislista"]


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "tjanster/dator.html",
        "tjanster/paket.html",
        "prislista/2026.html",
        "servicenivaer/silver.html",
        "beslut/kf-2026-1.html",
        "rad/index.html",
    ],
)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_golden(reader: Reader, path: str, lang: str) -> None:
    """Compare with the kept page; KRAN_GOLDEN=write keeps the new one."""
    made = page(reader(lang), path)
    assert made is not None
    html = re.sub(r"<svg[^>]*viewBox.*?</svg>", "<svg/>", made.html) + "\n"
    kept = GOLDEN / lang / path.replace("/", "-")
    if os.environ.get("KRAN_GOLDEN") == "write":
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(html, "utf-8")
    assert html == kept.read_text("utf-8")
