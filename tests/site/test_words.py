from __future__ import annotations

from datetime import date
from decimal import Decimal

from kran.site.words import Words, sentence
from kran.text import Language

SV, EN = Words(Language("sv")), Words(Language("en"))


def test_a_list_is_joined_as_people_say_it() -> None:
    assert SV.listed([]) == ""
    assert SV.listed(["a"]) == "a"
    assert SV.listed(["a", "b", "c"]) == "a, b och c"
    assert EN.listed(["a", "b"]) == "a and b"


def test_plurals() -> None:
    assert SV.months(1) == "1 månad"
    assert SV.months(36) == "36 månader"


def test_days_and_spans() -> None:
    assert SV.short_day(date(2026, 11, 16)) == "16\N{NO-BREAK SPACE}nov"
    assert SV.span(date(2026, 7, 1), None) == "från 1\N{NO-BREAK SPACE}juli 2026"
    assert EN.span(None, date(2026, 7, 1)) == "until 1\N{NO-BREAK SPACE}July 2026"
    assert EN.span(date(2026, 7, 1), date(2026, 8, 1)).startswith("from 1")
    assert SV.span(None, None) == ""


def test_hard_spaces() -> None:
    assert SV.reference("KS 2026/1 § 118") == "KS 2026/1 §\N{NO-BREAK SPACE}118"
    assert SV.share(Decimal("2.5")) == "2,5\N{NO-BREAK SPACE}%"
    assert SV.share(80) == "80\N{NO-BREAK SPACE}%"


def test_a_sentence_ends_once() -> None:
    assert sentence("ett pris") == "Ett pris."
    assert sentence("Klart!") == "Klart!"


def test_only_the_first_name_of_a_kind_has_a_capital() -> None:
    words = Words(Language("sv"))
    assert words.kinds(["Kommunens förvaltningar", "Kommunens bolag", "IT-bolag"]) == (
        "Kommunens förvaltningar, kommunens bolag och IT-bolag"
    )
    assert words.kinds([]) == ""
