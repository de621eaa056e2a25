"""The accessibility statement has all that the authority demands, and is honest where nobody has looked."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html

from kran.model.accessibility import Accessibility, Burden, Fault
from kran.site import accessibility_check
from kran.site.build import Build
from kran.site.context import Context
from kran.site.site import page
from kran.site.views.statement import AUTHORITY, NOT_TESTED, SCHEMES
from kran.text import Language, Text
from tests.browser import matrix
from tests.site.conftest import AT, words

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue

ROOT = Path(__file__).resolve().parents[3]


def said(swedish: str) -> Text:
    return Text("sv", {"sv": swedish, "en": f"In English: {swedish}"})


ASSESSED = Accessibility(
    status="partly",
    assessed=date(2026, 10, 1),
    updated=date(2026, 11, 2),
    method="external",
    people=said("Fem personer med skärmläsare."),
    faults=(
        Fault(said("Kartan saknar text"), said("Den byts ut"), said("WCAG 1.1.1"), date(2027, 3, 31)),
        Fault(said("Filmen saknar text"), said("Ingen tid"), said("WCAG 1.2.2"), None),
    ),
    burdens=(Burden(said("Gamla protokoll"), said("Tusen sidor.")),),
    not_covered=(said("Kod hos någon annan"),),
    report_url="https://lillby.example/synpunkter",
)


def _text(catalogue: Catalogue, assessed: Accessibility | None, lang: str = "sv") -> str:
    catalogue = replace(catalogue, settings=replace(catalogue.settings, accessibility=assessed))
    made = page(Context(catalogue, Language(lang), at=AT, build=Build(languages=("sv", "en"))), "tillganglighet.html")
    assert made is not None
    tree = lxml_html.fragment_fromstring(made.html, create_parent="main")
    return f"{words(tree)} {' '.join(map(str, tree.xpath('.//@href')))}"


@pytest.mark.parametrize(
    "demanded",
    [
        "Lillby kommun står bakom",
        "It på kran",
        "delvis förenlig",
        "Kartan saknar text Den byts ut WCAG 1.1.1 31 mars 2027",
        "Filmen saknar text Ingen tid WCAG 1.2.2 inte bestämt",
        "bedömningen gjordes den 1 oktober 2026",
        "uppdaterades senast den 2 november 2026",
        "extern granskning",
        "Fem personer med skärmläsare.",
        "https://lillby.example/synpunkter",
        "anonym",
        "mailto:servicedesk@lillby.example",
        AUTHORITY,
        "Gamla protokoll Skäl: Tusen sidor.",
        "Kod hos någon annan",
    ],
)
def test_it_has_what_is_demanded(small: Catalogue, demanded: str) -> None:
    assert demanded in _text(small, ASSESSED)


def test_it_is_in_english_too(small: Catalogue) -> None:
    text = _text(small, ASSESSED, "en")
    for found in ("partly complies", "In English: Kartan saknar text", "1 October 2026", "You may be anonymous"):
        assert found in text


def test_it_says_that_nobody_has_looked(small: Catalogue) -> None:
    text = _text(small, None)
    for found in ("är inte bedömd än", "ingen har letat", "inget formulär för anmälan än", AUTHORITY, "servicedesk@"):
        assert found in text
    assert "förenlig med" not in text
    assert "bedömningen gjordes" not in text


def test_it_says_that_no_person_has_tried(small: Catalogue) -> None:
    bare = replace(ASSESSED, people=None, faults=(), burdens=(), not_covered=(), report_url=None, status="fully")
    text = _text(small, bare)
    for found in (
        "helt förenlig",
        "Ingen människa har prövat",
        "inte till några brister",
        "inget undantag",
        "inget formulär",
        "Inget innehåll är angivet",
    ):
        assert found in text


def test_without_a_service_desk_it_says_so(small: Catalogue) -> None:
    desk = replace(small.settings.service_desk, email=None, phone=None)
    text = _text(replace(small, settings=replace(small.settings, service_desk=desk)), ASSESSED)
    assert "Ingen adress och inget telefonnummer" in text
    desk = replace(small.settings.service_desk, email=None, phone="000-00 00 00")
    assert "Telefon: 000-00 00 00" in _text(
        replace(small, settings=replace(small.settings, service_desk=desk)), ASSESSED
    )


def test_it_tells_of_the_last_automatic_check(small: Catalogue) -> None:
    last = accessibility_check.last()
    text = _text(small, ASSESSED)
    for found in (
        last.axe,
        last.browser,
        Language("sv").day(last.day).replace("\N{NO-BREAK SPACE}", " "),
        f"{len(last.states)} tillstånd",
        "0 fel",
    ):
        assert found in text
    assert set(last.not_tested) == set(NOT_TESTED)
    assert set(last.schemes) <= set(SCHEMES)


def test_the_kept_check_is_of_the_matrix_that_the_tests_run() -> None:
    """Run tests/browser/test_accessibility.py with KRAN_AXE=write where they differ."""
    last = accessibility_check.last()
    assert last.pages == matrix.PAGES
    assert last.states == tuple(matrix.STATES)
    assert (last.languages, last.schemes, last.widths) == (tuple(matrix.LANGUAGES), matrix.SCHEMES, matrix.WIDTHS)
    assert last.checks == len(matrix.CHECKS)
    assert last.violations == 0
    assert last.not_tested == tuple(NOT_TESTED)
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    assert last.axe == lock["packages"]["node_modules/axe-core"]["version"]
