"""A service that nobody has translated is shown in the language it has, marked, with a note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import html as lxml_html

from kran.site.build import Build
from kran.site.context import Context
from kran.site.site import page
from kran.text import Language, Text

from .conftest import AT, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from kran.model.catalogue import Catalogue
    from kran.model.service import Service

NOTE = "This service is shown in Swedish: it has not been translated."


def _page(small: Catalogue, lang: str, title: Text, summary: Text) -> HtmlElement:
    service = small.services["dator"]
    options = tuple(replace(option, title=Text.read(str(option.title), "sv")) for option in service.options)
    changed = replace(service, options=options, title=title, summary=summary)
    context = Context(_with(small, changed), Language(lang), at=AT, build=Build())
    made = page(context, "tjanster/dator.html")
    assert made is not None
    return lxml_html.fragment_fromstring(made.html, create_parent="main")


def _with(small: Catalogue, service: Service) -> Catalogue:
    return replace(small, services={**small.services, "dator": service})


def test_it_says_so_and_marks_the_language(small: Catalogue) -> None:
    shown = _page(small, "en", title=Text.read("Dator", "sv"), summary=Text.read("En dator.", "sv"))
    assert shown.cssselect("h1")[0].get("lang") == "sv"
    assert [it.get("lang") for it in shown.cssselect(".k-option h3 > span[lang]")] == ["sv"] * 3
    assert NOTE in words(shown)


def test_nothing_is_said_where_there_is_a_translation(small: Catalogue) -> None:
    title, summary = Text.read({"sv": "Dator", "en": "Computer"}, "sv"), Text.read({"sv": "Den", "en": "It"}, "sv")
    shown = _page(small, "en", title=title, summary=summary)
    assert shown.cssselect("h1")[0].get("lang") is None
    assert "has not been translated" not in words(shown)
    assert "översatts" not in words(_page(small, "sv", title=title, summary=summary))
