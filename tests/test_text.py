from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kran.text import N_, Language, Said, Text, languages, nearest

SWEDISH, ENGLISH = Language("sv"), Language("en")


def spaces(text: str) -> str:
    """Return text with hard spaces made plain, so that a test can be read."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_marking_changes_nothing() -> None:
    assert N_("error") == "error"


def test_a_text_in_the_readers_language() -> None:
    text = Text.read({"sv": "Bärbar dator", "en": "Laptop"}, "sv")
    assert text.said("en") == Said("Laptop", "en")
    assert str(text) == "Bärbar dator"
    assert text.missing(("sv", "en", "fi")) == ("fi",)


def test_a_plain_text_is_in_the_main_language() -> None:
    text = Text.read("Bärbar dator", "sv")
    assert ENGLISH.say(text) == Said("Bärbar dator", "sv")
    assert str(ENGLISH.say(text)) == "Bärbar dator"


def test_a_text_without_the_main_language_is_shown_in_the_one_it_has() -> None:
    assert Text.read({"en": "Laptop"}, "sv").said("sv") == Said("Laptop", "en")


def test_a_text_that_has_no_language() -> None:
    with pytest.raises(AssertionError):
        Text("sv", {}).said("sv")


@pytest.mark.parametrize(
    ("amount", "money", "kronor", "english"),
    [
        ("2500.00", "2 500,00 kr", "2 500 kr", "2,500 kr"),
        ("0.55", "0,55 kr", "0,55 kr", "0.55 kr"),
        ("4200000.5", "4 200 000,50 kr", "4 200 000,50 kr", "4,200,000.50 kr"),
        ("-12.30", "−12,30 kr", "−12,30 kr", "−12.30 kr"),
        ("0", "0,00 kr", "0 kr", "0 kr"),
    ],
)
def test_kronor(amount: str, money: str, kronor: str, english: str) -> None:
    assert spaces(SWEDISH.money(Decimal(amount))) == money
    assert spaces(SWEDISH.kronor(Decimal(amount))) == kronor
    assert spaces(ENGLISH.kronor(Decimal(amount))) == english


def test_money_without_its_currency() -> None:
    assert SWEDISH.money(Decimal(289), currency=False) == "289,00"


@given(st.decimals(0, 10**9, places=2))
def test_no_line_breaks_within_an_amount(amount: Decimal) -> None:
    assert " " not in SWEDISH.money(amount)
    assert SWEDISH.money(amount).replace("\N{NO-BREAK SPACE}", "").replace(",", ".") == f"{amount:.2f}kr"


def test_numbers_dates_and_per_cent() -> None:
    assert spaces(SWEDISH.number(Decimal("12500.125"))) == "12 500,125"
    assert spaces(SWEDISH.percent(Decimal("99.5"))) == "99,5 %"
    assert spaces(SWEDISH.percent(Decimal(3), sign=True)) == "+3 %"
    assert ENGLISH.percent(Decimal("99.5")) == "99.5%"
    assert SWEDISH.date(date(2026, 12, 13)) == "2026-12-13"
    assert spaces(SWEDISH.day(date(2026, 12, 13))) == "13 december 2026"
    assert spaces(ENGLISH.day(date(2026, 12, 13))) == "13 December 2026"


def test_translations() -> None:
    assert SWEDISH.gettext("error") == "fel"
    assert SWEDISH.ngettext("{n} error", "{n} errors", 2) == "{n} fel"
    assert ENGLISH.gettext("error") == "error"
    assert [ENGLISH.ngettext("{n} error", "{n} errors", n) for n in (1, 2)] == ["{n} error", "{n} errors"]


def test_the_languages_there_are() -> None:
    assert languages() == ("en", "sv")


def test_a_language_without_translations_speaks_english() -> None:
    nobody = Language("xx")
    assert nobody.gettext("error") == "error"
    assert spaces(nobody.money(Decimal(2500))) == "2,500.00 kr"
    assert repr(nobody) == "Language('xx')"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("skarmar", "skarm"),
        ("barbar-dator/standar-14", "barbar-dator/standard-14"),
        ("standard-14", "barbar-dator/standard-14"),
        ("fel/standard-14", "barbar-dator/standard-14"),
        ("helt-annat", None),
        ("", None),
    ],
)
def test_nearest(word: str, meant: str | None) -> None:
    assert nearest(word, ["skarm", "barbar-dator/standard-14", "konsult"]) == meant


def test_nearest_of_nothing() -> None:
    assert nearest("skarm", []) is None


def test_the_nearest_of_very_many_names_is_found_in_good_time() -> None:
    names = [f"enhet-{number}" for number in range(20_000)]
    began = time.monotonic()
    assert nearest("forskolan-bjorke", [*names, "forskolan-bjorken"]) == "forskolan-bjorken"
    assert nearest("x" * 100_000, names) is None
    assert time.monotonic() - began < 60  # a guard against hanging; benchmarks/ has the figures


def test_names_without_a_pair_of_signs_in_common_may_still_be_near() -> None:
    assert nearest("kxt", [*(f"{number:03}" for number in range(900)), "kat"]) == "kat"
