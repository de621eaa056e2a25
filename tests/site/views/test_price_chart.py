from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kran.site.views.price_chart import price_chart
from tests.site.conftest import words

if TYPE_CHECKING:
    from tests.site.conftest import Reader, Shown


def _rows(reader: Reader, *keys: str) -> list[tuple[str, list[object]]]:
    book = reader().book
    return [(key, list(book.periods(key, "internal"))) for key in keys]


def test_a_changed_price_is_drawn_as_steps(reader: Reader) -> None:
    chart = price_chart(reader(), _rows(reader, "dator/standard"), (2026, 2027))  # type: ignore[arg-type]
    assert chart is not None
    (line,) = chart.lines
    assert line.said.replace("\N{NO-BREAK SPACE}", " ") == "dator/standard: 300 → 289 kr"
    level, riser, after = line.strokes
    assert (level.y1, after.y1) == (level.y2, after.y2)
    assert level.y1 < after.y1 < chart.floor  # cheaper is lower
    assert (riser.x1, riser.y1, riser.y2) == (level.x2, level.y1, after.y1)
    assert (level.x1, after.x2) == ("9.00%", "88.00%")
    assert chart.title.replace("\N{NO-BREAK SPACE}", " ") == "Kronor per månad, 2026–2027"
    assert "dator/standard: 300" in chart.spoken


def test_what_never_changed_is_not_drawn(reader: Reader) -> None:
    assert price_chart(reader(), _rows(reader, "dator/standard"), (2027,)) is None  # type: ignore[arg-type]
    assert price_chart(reader(), [], (2026, 2027)) is None
    assert price_chart(reader(), _rows(reader, "dator/standard"), ()) is None  # type: ignore[arg-type]


def test_labels_do_not_lie_over_each_other(reader: Reader) -> None:
    rows = [(name, _rows(reader, "dator/standard")[0][1]) for name in "abcdef"]
    chart = price_chart(reader(), rows, (2026, 2027))  # type: ignore[arg-type]
    assert chart is not None
    assert len(chart.lines) == 4
    for places in ([line.first.y for line in chart.lines], [line.last.y for line in chart.lines]):
        ordered = sorted(places)
        assert all(lower - upper >= 16 for upper, lower in pairwise(ordered))


def test_the_page_shows_the_drawing_and_its_table(shown: Shown) -> None:
    page = shown("tjanster/dator.html")
    (figure,) = page.xpath(".//figure[svg]")
    assert figure.find("svg").get("role") == "img"
    assert "289 kr" in figure.find("svg").get("aria-label").replace("\N{NO-BREAK SPACE}", " ")
    assert [words(item) for item in figure.iter("li")] == ["Standard 14″: 300 → 289 kr", "Stor 16″: 484 → 498 kr"]
    assert page.xpath(".//table[caption[@id='tabell-ar']]")
