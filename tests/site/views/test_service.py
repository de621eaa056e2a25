from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.site.conftest import words

if TYPE_CHECKING:
    from tests.site.conftest import Shown


def test_a_service_says_everything(shown: Shown) -> None:
    text = words(shown("tjanster/dator.html"))
    for said in (
        "Standard 14″ Vanligast",
        "300 kr per månad",
        "Från 1 januari 2027: 289 kr per månad ▼ 11 kr lägre än 2026",
        "Bindningstid 36 månader, därefter 149 kr.",
        "Priset gäller till 31 december 2026.",
        "Lätt slutar säljas.",
        "Fungerar till 30 juni 2028",
        "Ring oss vardagar kl. 8.00–16.30",
        "Från 1 januari 2027 ändras nivåns löfte.",
        "It-chef 16 november 2026, KS 2026/1 § 118 Standard 14″ och Stor 16″ Gäller från 1 januari 2027",
        "Kommunfullmäktige 17 november 2025, KS 2025/1 § 131",
        "Framme inom 5 arbetsdagar",
        "Gemensamt ägd",
        "Upp till 50 000 kr",
        "Lämnar tillbaka datorn",
        "Första stycket & mer.",
        "Del av paketen Paket.",
        "Finns i sortimenten Sortiment för Skola.",
        "Manual",
    ):
        assert said in text, said
    assert "laptop" not in text


def test_who_may_order_follows_the_roles(shown: Shown) -> None:
    laptop, monitor = words(shown("tjanster/dator.html")), words(shown("tjanster/skarm.html"))
    assert "It-samordnare" not in laptop
    assert "Assistent" not in laptop
    assert "Upp till 10 000 kr It-samordnare" in monitor
    assert "Upp till 3 000 kr Assistent" in monitor


def test_what_comes_on_top_and_what_others_pay(shown: Shown) -> None:
    assert "Uppställning: 120 kr per leverans" in words(shown("tjanster/skarm.html"))
    text = words(shown("tjanster/former.html"))
    assert "Externa kunder: 1 050 kr per timme" in text
    assert "9 kr per GB och månad. 1 GB ingår per abonnemang." in text


def test_the_price_against_last_year(shown: Shown) -> None:
    text = words(shown("tjanster/dator.html", at=date(2027, 3, 1)))
    assert "▼ 11 kr lägre än 2026" in text
    assert "▲ 14 kr högre än 2026" in text


def test_history_has_every_price_of_a_year(shown: Shown) -> None:
    (row,) = [
        [words(cell) for cell in row]
        for row in shown("tjanster/skarm.html").xpath(".//section[@aria-labelledby='ar']//tbody/tr")
        if "Uppställning" not in words(row)
    ]
    assert row == ["Skärm, per månad", "50 kr 55 kr från 1 juli 2026", "55 kr"]


def test_an_order_stop_closes_ordering(shown: Shown) -> None:
    page = shown("tjanster/skarm.html")
    assert "Beställningsstopp till 15 december 2026" in words(page)
    assert not page.xpath(".//a[starts-with(@href, 'mailto:bestall@lillby.example?')]")
    later = shown("tjanster/skarm.html", at=date(2026, 12, 16))
    assert "Beställningsstopp" not in words(later)
    assert later.xpath(".//a[starts-with(@href, 'mailto:bestall@lillby.example?')]")


def test_a_retired_service_leads_on(shown: Shown) -> None:
    page = shown("tjanster/fax.html")
    text = words(page)
    assert "Går inte längre att beställa" in text
    assert "Fungerar till 31 mars 2027" in text
    assert page.xpath(".//dt[.='Ersätts av']/following-sibling::dd[1]/a/@href") == ["../tjanster/support.html"]


def test_an_option_that_has_left_is_gone(shown: Shown) -> None:
    assert "Lätt 13″" in words(shown("tjanster/dator.html", at=date(2028, 6, 30)))
    titles = shown("tjanster/dator.html", at=date(2028, 7, 1)).xpath(".//h3/text()")
    assert not any("Lätt 13″" in str(title) for title in titles)


def test_a_missing_price_is_never_zero(shown: Shown) -> None:
    text = words(shown("tjanster/dator.html", at=date(2025, 6, 1)))
    assert "Inget pris nu" in text
    assert "Från 1 januari 2026: 300 kr per månad" in text
    assert " 0 kr" not in text


def test_text_in_another_language_is_marked(shown: Shown) -> None:
    page = shown("tjanster/dator.html", "en")
    assert page.xpath(".//p[@lang='sv']/text()") == ["Första stycket & mer.", "Andra stycket."]
    assert [words(name) for name in page.xpath(".//dl[@class='k-spec']//dt/span[@lang='sv']")] == ["Vikt"]
    assert not shown("tjanster/dator.html").xpath(".//*[@lang]")


def test_a_price_is_heard_as_one_phrase(shown: Shown) -> None:
    price = shown("tjanster/dator.html").xpath(".//p[@class='k-price']")[0]
    assert price.xpath("./span[@aria-hidden='true']")
    assert words(price.xpath("./span[@class='k-vh']")[0]) == "300 kronor per månad"


def test_what_comes_by_itself_is_not_ordered(shown: Shown) -> None:
    page = shown("tjanster/support.html")
    text = words(page)
    assert "Ingår i Dator, behöver inte beställas." in text
    for word in ("Går att beställa", "Beställ via e-post", "Skriv hur många", "Vem som får beställa"):
        assert word not in text
    assert "Betalas av alla enheter, beställs inte" in words(shown("tjanster/former.html"))
    assert "Betalas efter antalet elever, beställs inte" in words(shown("tjanster/former.html"))
    assert "Går att beställa" in words(shown("tjanster/former.html"))


def test_a_bundle_without_a_price_says_where_its_price_comes_from(shown: Shown) -> None:
    text = words(shown("tjanster/paket.html"))
    assert "Priset är summan av vad delarna kostar." in text
    assert "Från 1 januari 2027: 289 kr per månad" in text
    assert "Dator, Standard 14″ Gäller från 1 januari 2027" in text


def test_each_decision_says_which_prices_it_set(shown: Shown) -> None:
    text = words(shown("tjanster/skarm.html"))
    assert "Kommunfullmäktige 17 november 2025, KS 2025/1 § 131 Gäller från 1 juli 2026" in text
    assert "Uppställning Gäller från 1 januari 2026" in text
