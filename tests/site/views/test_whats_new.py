from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import feedparser
import pytest

from kran.site import feed
from kran.site.views import whats_new
from kran.site.views.news import everything
from tests.site.conftest import words

if TYPE_CHECKING:
    from tests.site.conftest import Reader, Shown


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_prices_to_come_are_told_on_the_day_they_were_decided(reader: Reader) -> None:
    told = {entry.id: (entry.day, _plain(entry.text.text)) for entry in everything(reader())}
    day, text = told["price/dator/2027"]
    assert day == date(2026, 11, 16)
    assert text.startswith("Från 1 januari 2027: Standard 14″: 300 kr per månad blir 289 kr per månad; ")
    assert "Lätt 13″: priset upphör" in text
    assert "price/skarm/2026-juli" not in told  # decided more than a year ago
    assert "price/dator/2026" not in told  # the first list: nothing was before it


def test_a_changed_promise_is_told(reader: Reader) -> None:
    told = {entry.id: _plain(entry.text.text) for entry in everything(reader())}
    changed = [text for name, text in told.items() if name.startswith("promise/")]
    assert all(text.startswith("Servicenivån blir ") for text in changed)


def test_each_piece_of_news_has_an_id_of_its_own(reader: Reader) -> None:
    ids = [entry.id for entry in everything(reader())]
    assert len(ids) == len(set(ids))


def test_a_shelf_has_its_own_news_alone(reader: Reader) -> None:
    context = reader()
    of_all, of_shelf = whats_new.of_shelf(context, ""), whats_new.of_shelf(context, "arbetsplats")
    assert of_shelf
    assert set(of_shelf) < set(of_all)
    assert {entry.shelf for entry in of_shelf} == {"arbetsplats"}


def test_the_page_is_ordered_by_month(shown: Shown) -> None:
    headings = [words(heading) for heading in shown("nytt/index.html").iter("h2")]
    assert headings[0] == "November 2026"
    assert words(shown("nytt/index.html", "en").xpath(".//h2")[0]) == "November 2026"
    assert "Inget nytt" in words(shown("nytt/tom.html"))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_feed_is_read_by_another_program(reader: Reader, lang: str) -> None:
    context = reader(lang)
    made = dict(feed.files(context))
    assert set(made) == {"nytt/alla.xml", "nytt/arbetsplats.xml", "nytt/nat.xml", "nytt/tom.xml"}
    read = feedparser.parse(made["nytt/alla.xml"].encode())
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.language == lang
    assert read.feed.updated == "2026-11-16T00:00:00Z"
    assert [entry.title for entry in read.entries] == [entry.link.text for entry in everything(context)]
    assert all(entry.link.startswith(context.site_url) and entry.summary for entry in read.entries)
    assert len({entry.id for entry in read.entries}) == len(read.entries)


def test_a_feed_without_news_does_not_change_by_the_day(reader: Reader) -> None:
    one, other = (dict(feed.files(reader(at=date(2025, 1, day))))["nytt/tom.xml"] for day in (2, 3))
    assert one == other
