from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kran.site.build import Build
from kran.site.context import Context
from kran.site.views import health
from kran.text import Language, Text
from tests.site.conftest import words

if TYPE_CHECKING:
    from typing import Any

    from kran.model.catalogue import Catalogue
    from tests.site.conftest import Shown

AT = date(2026, 11, 24)


def _wards(catalogue: Catalogue, **changed: Any) -> dict[str, dict[str, str]]:  # noqa: ANN401  a service's fields
    """Return what ails each service when `skarm` is changed so: ward → service → what."""
    services = dict(catalogue.services)
    services["skarm"] = replace(services["skarm"], **changed)
    context = Context(replace(catalogue, services=services), Language("sv"), at=AT, build=Build())
    return {
        ward.anchor: {it.link.href: it.what.replace("\N{NO-BREAK SPACE}", " ") for it in ward.services}
        for ward in health.view(context).wards
    }


def test_a_service_is_to_be_read_again_after_the_months_of_the_settings(small: Catalogue) -> None:
    skarm = "tjanster/skarm.html"
    months = small.settings.review_months
    assert _wards(small, reviewed=None)["granskning"][skarm] == "aldrig granskad"
    assert _wards(small, reviewed=date(2001, 2, 3))["granskning"][skarm] == "senast granskad 3 februari 2001"
    assert months
    assert skarm not in _wards(small, reviewed=AT)["granskning"]


def test_a_text_without_translation_is_counted_wherever_it_stands(small: Catalogue) -> None:
    option = replace(small.services["dator"].options[0], summary=Text("sv", {"sv": "Bara svenska."}))
    before = _wards(small)["sprak"].get("tjanster/skarm.html", "")
    after = _wards(small, about=Text("sv", {"sv": "Bara svenska."}), options=(option,))["sprak"]["tjanster/skarm.html"]
    assert after != before
    assert after.endswith("på engelska")


def test_few_keywords_are_told_by_language(small: Catalogue) -> None:
    three = ("a", "b", "c")
    assert "tjanster/skarm.html" not in _wards(small, keywords={"sv": three, "en": three})["sokord"]
    told = _wards(small, keywords={"sv": three, "en": ("a",)})["sokord"]["tjanster/skarm.html"]
    assert told == "1 ord på engelska"


def test_what_has_no_price_next_year_is_told(small: Catalogue) -> None:
    assert _wards(small)["pris"] == {}  # what has no price next year cannot be ordered then either
    options = tuple(replace(option, orderable=None) for option in small.services["dator"].options)
    services = dict(small.services) | {"dator": replace(small.services["dator"], options=options)}
    told = _wards(replace(small, services=services))["pris"]
    assert told == {"tjanster/dator.html": "Lätt 13″"}


def test_drafts_are_counted_and_not_named(shown: Shown) -> None:
    text = words(shown("halsa/index.html"))
    assert "1 utkast till prislista" in text
    assert "Prislista 2028" not in text


def test_each_finding_leads_to_its_file(shown: Shown) -> None:
    page = shown("halsa/index.html")
    files = [cell.text_content() for cell in page.xpath(".//td[last()]")]
    assert files
    assert all(file.startswith("catalog/services/") for file in files)
