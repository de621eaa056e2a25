from __future__ import annotations

from typing import TYPE_CHECKING

from kran.site.search_index import search_index

if TYPE_CHECKING:
    from kran.site.build import Entry

    from .conftest import Reader


def entries(reader: Reader, lang: str = "sv") -> dict[str, Entry]:
    return {entry["url"]: entry for entry in search_index(reader(lang))}


def test_a_service_with_all_that_people_search_for(reader: Reader) -> None:
    entry = entries(reader)["tjanster/dator.html"]
    assert entry["title"] == "Dator"
    assert entry["keywords"] == ["laptop", "jobbdator", "notebook"]
    assert entry["options"] == ["Standard 14″", "Stor 16″", "Lätt 13″"]
    assert entry["category"] == "Arbetsplats"
    assert entry["price"] == "från 300\N{NO-BREAK SPACE}kr/mån"
    assert "att <b>bära</b>" in entry["text"]
    assert "note" not in entry


def test_the_readers_own_words_come_first(reader: Reader) -> None:
    assert entries(reader, "en")["tjanster/dator.html"]["keywords"][0] == "notebook"


def test_what_cannot_be_ordered_says_so(reader: Reader) -> None:
    found = entries(reader)
    assert found["tjanster/fax.html"]["note"] == "Går inte längre att beställa"
    assert found["tjanster/skarm.html"]["note"] == "Beställningsstopp till 15\N{NO-BREAK SPACE}december 2026"


def test_drafts_are_not_found_but_other_pages_are(reader: Reader) -> None:
    found = entries(reader)
    assert "tjanster/utkast.html" not in found
    assert {"servicenivaer/silver.html", "beslut/kf-2026-1.html", "prislista/2027.html", "sortiment/skola.html"} <= set(
        found
    )
