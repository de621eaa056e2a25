from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kran.site.promise import promise
from kran.site.words import Words
from kran.text import Language

from .conftest import AT

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue


def plain(text: str) -> str:
    return text.replace("\N{WORD JOINER}", "").replace("\N{NO-BREAK SPACE}", " ")


def facts(small: Catalogue, level: str, day: date, lang: str = "sv") -> dict[str, list[str]]:
    made = promise(small.levels[level], day, Words(Language(lang)))
    return {fact.key: [plain(line.text) for line in fact.lines] for fact in made.facts}


def test_the_promise_in_two_sentences(small: Catalogue) -> None:
    sv = promise(small.levels["silver"], AT, Words(Language("sv")))
    assert plain(sv.lead) == (
        "Fungerar något inte? Ring oss vardagar kl. 8.00–16.30. "
        "Ett akut fel är åtgärdat inom 6 timmar och ett vanligt fel är åtgärdat inom 24 timmar."
    )
    en = promise(small.levels["brons"], AT, Words(Language("en")))
    assert plain(en.lead) == (
        "Something not working? Call us weekdays 8:00–16:30. An urgent fault is put right within 1 hour."
    )


def test_everything_that_is_promised(small: Catalogue) -> None:
    assert facts(small, "silver", AT) == {
        "support": [
            "Vardagar kl. 8.00–16.30",
            "Vardagar kl. 7.00–8.00 och 16.30–19.00: Endast servicedesk",
            "Lördagar kl. 9.00–15.00: bara akuta fel",
        ],
        "targets": [
            "Akut fel: svar inom 15 minuter, åtgärdat inom 6 timmar och högst 60 minuter mellan beskeden",
            "Vanligt fel: åtgärdat inom 24 timmar",
            "Fråga eller önskemål: svar inom 14 dagar och tiden bestäms från fall till fall",
            "Tiden räknas när supporten är öppen.",
        ],
        "available": ["Minst 99 %, vardagar kl. 8.00–19.00, mätt per månad"],
        "operation": ["Dygnet runt, alla dagar"],
        "outages": ["2 på en månad", "12 timmar sammanlagt på en månad", "12 på tolv månader"],
        "maintenance": ["Söndagar (söndagar kl. 8.00–12.00), utan avbrott"],
        "answer": ["Per telefon: inom 90 sekunder"],
        "followed": ["Målen ska nås i 80 % av fallen", "65 % ska lösas vid första kontakten"],
        "credit": ["En månads avgift tillbaka."],
    }


def test_a_later_promise_holds_from_its_day(small: Catalogue) -> None:
    later = facts(small, "silver", date(2027, 1, 1))
    assert later["available"] == ["Minst 99,5 %, vardagar kl. 8.00–22.00 och helger kl. 9.00–15.00, mätt per månad"]
    assert later["support"] == facts(small, "silver", AT)["support"]


def test_before_its_first_day_nothing_dated_is_promised(small: Catalogue) -> None:
    assert "available" not in facts(small, "silver", date(2025, 12, 31))
