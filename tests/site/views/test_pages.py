"""Start, shelves, levels, decisions, councils, units, assortments and guidelines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kran.site.views.news import news
from kran.site.views.next_prices import next_prices
from tests.site.conftest import words

if TYPE_CHECKING:
    from tests.site.conftest import Reader, Shown


def test_start_has_shelves_news_and_next_prices(shown: Shown) -> None:
    page = shown("index.html")
    text = words(page)
    assert "6 tjänster" in text
    assert "3 tjänsterfrån 55 kr/mån" in text
    assert "Tom hylla" not in text
    assert "Av 19 priser blir 1 lägre och 1 högre." in text
    assert page.xpath(".//comment()[.=' search ']")


def test_news_of_the_last_year_the_latest_first(reader: Reader) -> None:
    found = [(entry.day.isoformat(), entry.text.text) for entry in news(reader())]
    assert found[0] == ("2026-11-16", "Priserna gäller från årsskiftet.")
    assert ("2026-11-01", "Slut i lager.") in found
    assert "Dator, Lätt 13″" in [entry.link.text for entry in news(reader())]
    assert ("2026-07-01", "Går inte längre att beställa.") in found
    assert ("2026-05-01", "Ny tjänst.") in found
    assert not news(reader(at=date(2020, 1, 1)))
    assert len(news(reader(), most=2)) == 2


def test_next_prices_are_those_of_the_next_decided_list(reader: Reader) -> None:
    found = next_prices(reader())
    assert found is not None
    assert found.title == "Priser 2027"
    assert {count.kind: count.text.replace("\N{NO-BREAK SPACE}", " ") for count in found.counts} == {
        "down": "1 sänks",
        "up": "1 höjs",
        "new": "1 nytt",
        "ended": "1 upphör",
        "same": "15 oförändrade",
    }
    assert [changed.link.text for changed in found.largest] == ["Dator, Standard 14″", "Dator, Stor 16″"]
    mid_year = next_prices(reader(at=date(2026, 6, 1)))
    assert mid_year is not None
    assert mid_year.title == "Priser från 1\N{NO-BREAK SPACE}juli 2026"
    assert next_prices(reader(at=date(2027, 1, 1))) is None


def test_shelves(shown: Shown) -> None:
    text = words(shown("tjanster/index.html"))
    assert "Paket" in text
    assert "från 300 kr/mån" in text
    assert "Det finns inga tjänster på hyllan ännu." in words(shown("hyllor/tom.html"))
    titles = [words(heading) for heading in shown("hyllor/arbetsplats.html").iter("h2")]
    assert titles == ["Dator", "Paket", "Skärm"]


def test_levels_side_by_side_and_to_come(shown: Shown) -> None:
    index = shown("servicenivaer/index.html")
    assert [words(cell) for cell in index.xpath(".//thead/tr/th")] == ["Löfte", "Silver", "Brons"]
    assert "–inget löfte" in words(index)
    assert "Från 1 januari 2027 är ett annat löfte beslutat för Silver." in words(index)
    page = shown("servicenivaer/silver.html")
    assert "Beslutat från 1 januari 2027 Tillgänglighet Minst 99,5 %" in words(page)
    assert [words(link) for link in page.xpath(".//section[@aria-labelledby='tjanster']//a")] == ["Dator", "Support"]


def test_a_decision_says_what_it_sets_but_nothing_internal(shown: Shown) -> None:
    page = shown("beslut/kf-2026-1.html")
    text = words(page)
    assert "Beslutat av It-chef" in text
    assert "Prislista: Prislista 2027, från 1 januari 2027" in text
    assert "En enhets egen servicenivå" in text
    assert "Hemligt" not in text
    # A single unit's list has no page to lead to.
    assert "../prislista/2026.html" not in page.xpath(".//a/@href")


def test_decisions_by_year(shown: Shown) -> None:
    page = shown("beslut/index.html")
    assert [words(heading) for heading in page.iter("h2")] == ["2026", "2025", "Riktlinjer", "Sortiment"]


def test_councils_and_mandates(shown: Shown) -> None:
    page = shown("rad/index.html")
    text = words(page)
    assert words(page[0]) == "Så bestämmer vi"
    assert "Chef: 41" in text
    assert "minst 21 närvarande" in text
    assert "Prisram: höjda priser och lägre" not in text
    assert (
        "Prisram: höjda priser och sänkta priser (Dator, Sortiment: Sortiment för Skola), "
        "högst 2 % och högst 50 000 kr på ett kalenderår." in text
    )
    assert "På delegation It-chef" in text
    # That mandate has ended: it is the highest body's again.
    assert "svagare löften" not in words(page.xpath(".//section[@aria-labelledby='organ-kf']")[0])
    assert "Gamla rådet, från 1 januari 2006 till 31 augusti 2014" in text


def test_units_are_a_tree_of_names(shown: Shown) -> None:
    page = shown("enheter/index.html")
    assert page.xpath(".//li[@id='enhet-kommunen']/ul/li/@id") == ["enhet-skolan"]
    text = words(page)
    assert "Byskolan Skola Från 1 januari 2027: Byskolan F–6. Flyttar till Bildning den 1 januari 2027." in text
    assert "Skolförvaltningen Förvaltning Till 31 december 2026. Blir Bildning." in text
    assert "Bildning, från 1 januari 2027" in text
    later = shown("enheter/index.html", at=date(2027, 1, 1))
    assert later.xpath(".//li[@id='enhet-bildning']/ul/li/@id") == ["enhet-byskolan"]


def test_an_assortment(shown: Shown) -> None:
    text = words(shown("sortiment/skola.html"))
    assert "Dator, Standard 14″ Standard 300 kr/mån" in text
    assert "Sista chansen. Går att välja till 31 december 2026. Därefter: Dator, Standard 14″." in text
    assert "Går inte längre att välja" in words(shown("sortiment/skola.html", at=date(2027, 1, 1)))


def test_a_guideline_is_made_safe_and_marked_with_its_language(shown: Shown) -> None:
    page = shown("riktlinjer/val.html", "en")
    assert page.xpath(".//div[@lang='sv']/h2/text()") == ["Först"]
    assert page.xpath(".//div[@lang='sv']//a/@href") == ["https://snall.example/"]
    assert "alert" not in words(page)


def test_a_title_without_translation_is_marked_with_its_language(shown: Shown) -> None:
    assert shown("beslut/kf-2026-1.html", "en").xpath("./h1/@lang") == ["sv"]
    assert shown("beslut/kf-2026-1.html").xpath("./h1/@lang") == []
    for path in ("beslut/index.html", "index.html"):
        assert shown(path, "en").xpath(".//a[text()='Priser 2027']/@lang") == ["sv"]


def test_tables_fold_where_there_is_little_room(shown: Shown) -> None:
    for path, label in (
        ("index.html", "Före"),
        ("servicenivaer/index.html", "Silver"),
        ("sortiment/skola.html", "Pris"),
    ):
        table = shown(path).xpath(".//table[contains(@class, 'k-fold')]")[0]
        assert label in table.xpath(".//td/@data-l"), path
