from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kran.site.build import Entry
from kran.site.search_index import FIRST, _shown, files, search_index
from kran.text import Text

if TYPE_CHECKING:
    from .conftest import Reader


def entries(reader: Reader, lang: str = "sv") -> dict[str, Entry]:
    return {entry["url"]: entry for entry in search_index(reader(lang))}


def test_a_service_with_all_that_people_search_for(reader: Reader) -> None:
    entry = entries(reader)["tjanster/dator.html"]
    assert entry["title"] == "Dator"
    assert entry["keywords"] == ["laptop", "jobbdator", "notebook", "Computer"]
    assert entry["options"] == ["Standard 14″", "Stor 16″", "Lätt 13″"]
    assert entry["category"] == "Arbetsplats"
    assert entry["price"] == "från 300\N{NO-BREAK SPACE}kr per månad"
    assert entry["text"] == "En dator att <b>bära</b> med sig."
    for said in ("Andra stycket", "Att arbeta", "Laddare", "Skärm", "Lämnar tillbaka", "De flesta", "1.4 kg"):
        assert said in entry["words"], said
    assert "note" not in entry


def test_the_readers_own_words_come_first(reader: Reader) -> None:
    assert entries(reader, "en")["tjanster/dator.html"]["keywords"][0] == "notebook"


def test_an_option_has_its_code_where_its_title_does_not_say_it(reader: Reader) -> None:
    assert "codes" not in entries(reader)["tjanster/dator.html"]
    assert entries(reader, "en")["tjanster/dator.html"]["codes"] == ["stor", "latt"]


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


def _written(reader: Reader, lang: str = "sv") -> dict[str, tuple[dict[str, Any], list[str]]]:
    written = files(search_index(reader(lang)))
    index, texts = (json.loads(written[f"search/{name}.js"].partition(" = ")[2].rstrip(";\n")) for name in NAMES)
    return {entry["url"]: (entry, text) for entry, text in zip(index, texts, strict=True)}


NAMES = ("index", "texts")


def test_the_first_file_holds_names_and_the_second_the_texts_in_the_same_order(reader: Reader) -> None:
    entry, (shown, words) = _written(reader)["tjanster/dator.html"]
    assert set(entry) == {"url", "title", "keywords", "options", "category", "price"}
    assert shown == "En dator att <b>bära</b> med sig."
    assert {"stycket", "skarm", "lamnar"} <= set(words.split())


def test_the_first_keywords_come_with_the_names_and_the_others_with_the_texts() -> None:
    keywords = [f"ord{'x' * n}" for n in range(FIRST + 2)]
    written = files([Entry(url="a.html", title="A", keywords=keywords)])
    index, texts = (json.loads(written[f"search/{name}.js"].partition(" = ")[2].rstrip(";\n")) for name in NAMES)
    assert index[0]["keywords"] == keywords[:FIRST]
    assert texts == [["", "", keywords[FIRST:]]]


def test_a_word_of_the_text_is_written_once_and_not_if_it_is_known_already(reader: Reader) -> None:
    for entry, (shown, words) in _written(reader).values():
        split = words.split()
        assert len(split) == len(set(split))
        assert not {"dator", "laptop"} & set(split) or entry["url"] != "tjanster/dator.html"
        assert not set(shown.lower().split()) & set(split)


def test_a_text_in_another_language_is_searched_but_not_shown(reader: Reader) -> None:
    shown, words = _written(reader, "en")["tjanster/dator.html"][1]
    assert shown == "A computer to carry."
    assert "stycket" in words.split()
    swedish = Text("sv", {"sv": "En tjänst."})
    assert _shown(reader("en"), swedish) == ""
    assert _shown(reader("sv"), swedish) == "En tjänst."
