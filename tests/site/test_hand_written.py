from __future__ import annotations

from kran.site.hand_written import FootLink, entry, foot_link, mended
from kran.source.choice import Choice, choose

FILES = ["bestalla.md", "bestalla.en.md", "priser.md", "guide/only.en.md", "v1.2.md"]


def test_the_main_language_has_its_own_files_and_what_else_there_is() -> None:
    assert set(choose(FILES, ("sv", "en"), "sv")) == {
        Choice("bestalla.md", "bestalla.md", "sv"),
        Choice("priser.md", "priser.md", "sv"),
        Choice("guide/only.md", "guide/only.en.md", "en"),
        Choice("v1.2.md", "v1.2.md", "sv"),
    }


def test_another_language_takes_its_translations_first() -> None:
    chosen = {choice.path: choice for choice in choose(FILES, ("sv", "en"), "en")}

    assert chosen["bestalla.md"] == Choice("bestalla.md", "bestalla.en.md", "en")
    assert chosen["priser.md"].lang == "sv"


def test_a_page_stands_in_the_foot_only_if_it_says_so() -> None:
    assert foot_link({}, "a.html", "sv") is None
    assert foot_link({"foot": "help", "title": "Så beställer du", "order": 2}, "a.html", "sv") == (
        "help",
        FootLink(2, "a.html", "Så beställer du", "sv"),
    )


def test_tables_scroll_and_are_aligned_by_class() -> None:
    html = mended('<table><tr><td align="right">1</td><td align="left">a</td></tr></table>')

    assert '<div class="k-scroll" tabindex="0"><table>' in html
    assert '<td class="n">1</td><td>a</td>' in html


def test_the_search_finds_a_page_by_title_heading_and_text() -> None:
    meta = {"title": "Så beställer du", "description": "Vem som får beställa."}
    found = entry(meta, "# Så beställer du\n\n## Vem får?\n\nChefer.\n", "bestalla.html", shown=True)
    assert found == {
        "url": "bestalla.html",
        "title": "Så beställer du",
        "options": ["Vem får?"],
        "text": "Vem som får beställa.",
        "words": "Vem som får beställa.\n# Så beställer du\n\n## Vem får?\n\nChefer.\n",
    }


def test_the_description_of_a_page_in_another_language_is_searched_but_not_shown() -> None:
    found = entry({"description": "Vem som får beställa."}, "Text", "bestalla.html", shown=False)
    assert "text" not in found
    assert found["words"] == "Vem som får beställa.\nText"
    assert found["title"] == "bestalla.html"
