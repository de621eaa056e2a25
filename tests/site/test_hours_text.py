from __future__ import annotations

import pytest

from kran.model.hours import Hours
from kran.site.hours_text import duration_text, hours_text
from kran.site.words import Words
from kran.text import Language


def said(value: object, lang: str) -> str:
    text = hours_text(Hours.read(value), Words(Language(lang)))  # type: ignore[arg-type]
    return text.replace("\N{WORD JOINER}", "").replace("\N{NO-BREAK SPACE}", " ")


def test_hours_in_words() -> None:
    hours = {"weekday": ["07:00-08:00", "16:30-19:00"], "weekend": "09:00-15:00"}
    assert said(hours, "sv") == "vardagar kl. 7.00–8.00 och 16.30–19.00 och helger kl. 9.00–15.00"
    assert said({"sunday": "00:00-24:00"}, "en") == "Sundays 0:00–24:00"
    assert said("always", "sv") == "dygnet runt, alla dagar"


def test_the_dash_keeps_both_ends_together() -> None:
    assert "\N{WORD JOINER}–\N{WORD JOINER}" in hours_text(Hours.read({"monday": "08:00-16:30"}), Words(Language("sv")))


@pytest.mark.parametrize(
    ("duration", "sv"),
    [
        ("90 s", "90 sekunder"),
        ("1 min", "1 minut"),
        ("4 h", "4 timmar"),
        ("14 days", "14 dagar"),
        ("1 weeks", "1 vecka"),
    ],
)
def test_durations(duration: str, sv: str) -> None:
    assert duration_text(duration, Words(Language("sv"))) == sv.replace(" ", "\N{NO-BREAK SPACE}")
