"""A service for several kinds of customer: each is told its own price, terms and promised level."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html as lxml_html

from kran.site.build import Build
from kran.site.context import Context
from kran.site.site import page
from kran.text import Language
from tests.example import catalogue
from tests.site.conftest import words

DAY = date(2027, 2, 1)


@pytest.fixture(scope="module")
def context() -> Context:
    return Context(catalogue(DAY), Language("sv"), at=DAY, build=Build(languages=("sv", "en"), files=True))


def _text(context: Context, path: str) -> str:
    made = page(context, path)
    assert made is not None
    return words(lxml_html.fragment_fromstring(made.html, create_parent="main"))


def test_who_is_promised_another_level_is_told_so(context: Context) -> None:
    text = _text(context, "tjanster/natanslutning.html")
    assert "Servicenivå Guld (Kommunens förvaltningar och kommunens bolag)" in text
    assert "Servicenivå Silver (Externa kunder)" in text
    assert "(Kommunens" not in _text(context, "tjanster/tangentbord.html")
    # The same level by another decision is no other promise.
    assert "Servicenivå Brons (" not in _text(context, "tjanster/konsult.html")


def test_what_others_pay_has_its_own_terms(context: Context) -> None:
    assert "Externa kunder: 890 kr per månad. Uppsägningstid 3 månader." in _text(context, "tjanster/serverdrift.html")
    assert "Externa kunder: 1 150 kr per påbörjad timme. Vardag tidig morgon och kväll: 1 725 kr (× 1,5)." in _text(
        context, "tjanster/konsult.html"
    )
