"""A small catalogue with every form of price, and what it takes to look at it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from lxml import html as lxml_html

from kran.model.load import load
from kran.site.build import Build
from kran.site.context import Context
from kran.site.site import page
from kran.source.files import Folder
from kran.text import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from kran.model.catalogue import Catalogue

SMALL = Path(__file__).parent / "small"
AT = date(2026, 11, 24)


class Reader(Protocol):
    """Makes a context of the small catalogue."""

    def __call__(self, lang: str = "sv", at: date = AT, *, files: bool = True) -> Context: ...


class Shown(Protocol):
    """Renders a page of the small catalogue and parses it."""

    def __call__(self, path: str, lang: str = "sv", at: date = AT) -> HtmlElement: ...


@cache
def _small() -> Catalogue:
    loaded = load(Folder(SMALL))
    assert not loaded.diagnostics
    assert loaded.catalogue is not None
    return loaded.catalogue


@pytest.fixture
def small() -> Catalogue:
    """The small catalogue."""
    return _small()


@pytest.fixture
def reader() -> Reader:
    def make(lang: str = "sv", at: date = AT, *, files: bool = True) -> Context:
        return Context(_small(), Language(lang), at=at, build=Build(languages=("sv", "en"), files=files))

    return make


@pytest.fixture
def shown(reader: Reader) -> Shown:
    def render(path: str, lang: str = "sv", at: date = AT) -> HtmlElement:
        made = page(reader(lang, at), path)
        assert made is not None
        return lxml_html.fragment_fromstring(made.html, create_parent="main")

    return render


def words(element: HtmlElement) -> str:
    """Return an element's text as it is read: plain spaces, and a space between blocks."""
    text = "".join(_parts(element))
    return re.sub(r"[\N{NO-BREAK SPACE}\s]+", " ", text).replace("\N{WORD JOINER}", "").strip()


_BLOCKS = {"dt", "dd", "td", "th", "tr", "p", "li", "br", "h1", "h2", "h3", "caption", "div", "section"}


def _parts(element: HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return
    space = " " if element.tag in _BLOCKS else ""
    yield space + (element.text or "")
    for child in element:
        yield from _parts(child)
        yield child.tail or ""
    yield space
