from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kran.site import jsonld

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue

    from .conftest import Reader


def of(reader: Reader, small: Catalogue, service: str, lang: str = "sv") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(jsonld.service(reader(lang), small.services[service]))
    return found


def test_a_service_with_an_offer_for_each_option(reader: Reader, small: Catalogue) -> None:
    data = of(reader, small, "dator")
    assert (data["@type"], data["name"], data["category"]) == ("Service", "Dator", "Arbetsplats")
    assert [offer["name"] for offer in data["offers"]] == ["Standard 14″", "Stor 16″", "Lätt 13″"]
    first = data["offers"][0]
    assert first["priceSpecification"] == {
        "@type": "UnitPriceSpecification",
        "price": "300.00",
        "priceCurrency": "SEK",
        "valueAddedTaxIncluded": False,
        "unitText": "månad",
        "unitCode": "MON",
    }
    assert first["validFrom"] == "2026-01-01"
    assert first["availability"] == "https://schema.org/InStock"
    assert first["url"] == "https://it.lillby.example/tjanster/dator.html#val-standard"


def test_the_other_language_has_its_own_address(reader: Reader, small: Catalogue) -> None:
    assert of(reader, small, "dator", "en")["@id"] == "https://it.lillby.example/en/tjanster/dator.html"


def test_a_price_that_is_no_amount_is_described_and_never_zero(reader: Reader, small: Catalogue) -> None:
    offers = {offer["name"]: offer for offer in of(reader, small, "former")["offers"]}
    assert "priceSpecification" not in offers["Offert"]
    assert "40\N{NO-BREAK SPACE}000" in offers["Offert"]["description"]


def test_what_cannot_be_ordered_says_so(reader: Reader, small: Catalogue) -> None:
    assert of(reader, small, "fax")["offers"][0]["availability"] == "https://schema.org/Discontinued"
    assert of(reader, small, "skarm")["offers"][0]["availability"] == "https://schema.org/OutOfStock"


def test_it_cannot_end_the_script_it_stands_in(reader: Reader, small: Catalogue) -> None:
    assert "<" not in jsonld.service(reader(), small.services["dator"])
    assert of(reader, small, "dator")["description"] == "En dator att <b>bära</b> med sig."


def test_what_is_not_ordered_is_no_offer(reader: Reader, small: Catalogue) -> None:
    assert "offers" not in of(reader, small, "support")
    assert {"Bas", "Per elev"}.isdisjoint(offer["name"] for offer in of(reader, small, "former")["offers"])


def test_an_offer_has_what_comes_on_top(reader: Reader, small: Catalogue) -> None:
    offer = of(reader, small, "skarm")["offers"][0]
    assert [(part["price"], part.get("name")) for part in offer["priceSpecification"]] == [
        ("55.00", None),
        ("120.00", "Uppställning"),
    ]
