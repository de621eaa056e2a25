from __future__ import annotations

import time
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kran.text import N_, Language, Said, Text, languages, nearest
from kran.translations import FILE, Damage, bind, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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


H = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("sv", (f"289,00{H}kr", f"2{H}500{H}kr", f"−0,5{H}%", f"13{H}december 2026", f"13{H}dec", "december 2026")),
        ("en", (f"289.00{H}kr", f"2,500{H}kr", "−0.5%", f"13{H}December 2026", f"13{H}Dec", "December 2026")),
        ("de", (f"289,00{H}kr", f"2.500{H}kr", f"−0,5{H}%", f"13.{H}Dezember 2026", f"13.{H}Dez", "Dezember 2026")),
        ("fi", (f"289,00{H}kr", f"2{H}500{H}kr", f"−0,5{H}%", f"13.{H}joulukuuta 2026", "13.12", "joulukuu 2026")),
    ],
)
def test_each_language_has_its_own_ways(code: str, said: tuple[str, ...]) -> None:
    language, day = Language(code), date(2026, 12, 13)
    assert said == (
        language.money(Decimal(289)),
        language.kronor(Decimal(2500)),
        language.percent(Decimal("-0.5")),
        language.day(day),
        language.short_day(day),
        language.month(day),
    )


@pytest.mark.parametrize("code", ["sv", "en"])
def test_nothing_negative_is_written_with_a_hyphen(code: str) -> None:
    language = Language(code)
    for written in (language.number(-3), language.kronor(Decimal(-3)), language.money(Decimal("-0.01"))):
        assert written.startswith("−"), written


_MANY = """msgid ""
msgstr "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"

msgid "{n} month"
msgid_plural "{n} months"
msgstr[0] "{n} miesiąc"
msgstr[1] "{n} miesiące"
msgstr[2] "{n} miesięcy"
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """A folder whose own translations are found."""
    (tmp_path / "locale").mkdir()
    yield tmp_path
    bind(tmp_path / "none")


def _own(root: Path, code: str, po: str) -> None:
    file = root / "locale" / code / FILE
    file.parent.mkdir(parents=True)
    file.write_text(po, "utf-8")
    bind(root)


def test_a_language_beside_the_catalogue_with_the_plurals_it_has(elsewhere: Path) -> None:
    _own(elsewhere, "pl", _MANY)
    assert languages() == ("en", "pl", "sv")
    polish = Language("pl")
    assert [polish.ngettext("{n} month", "{n} months", n).format(n=n) for n in (1, 3, 5)] == [
        "1 miesiąc", "3 miesiące", "5 miesięcy",
    ]  # fmt: skip
    assert polish.gettext("Menu") == "Menu"


def test_own_words_go_before_the_programs(elsewhere: Path) -> None:
    _own(elsewhere, "sv", 'msgid "Help"\nmsgstr "Stöd"\n\n#, fuzzy\nmsgid "Menu"\nmsgstr "Osäkert"\n')
    assert SWEDISH.gettext("Help") == "Stöd"
    assert SWEDISH.gettext("Menu") == "Meny"
    assert languages() == ("en", "sv")
    bind(elsewhere.parent)
    assert SWEDISH.gettext("Help") == "Hjälp"


def test_a_folder_of_another_kind_is_no_language(elsewhere: Path) -> None:
    (elsewhere / "locale" / "fi").mkdir()
    bind(elsewhere)
    assert languages() == ("en", "sv")


def test_a_language_that_nobody_knows_may_still_have_words(elsewhere: Path) -> None:
    _own(elsewhere, "qqx", 'msgid "Menu"\nmsgstr "Unem"\n')
    assert Language("qqx").gettext("Menu") == "Unem"


def test_a_translation_that_could_not_be_filled_in_is_left_out(elsewhere: Path) -> None:
    _own(elsewhere, "fi", 'msgid "{n} prices"\nmsgstr "{luku} hintaa"\n\nmsgid "Menu"\nmsgstr "Valikko"\n')
    finnish = Language("fi")
    assert (finnish.gettext("{n} prices"), finnish.gettext("Menu")) == ("{n} prices", "Valikko")
    assert read("fi").damage == [Damage("locale/fi/LC_MESSAGES/kran.po", 1, "{luku} hintaa")]


@pytest.mark.parametrize(
    ("data", "line"),
    [(b'msgid "Menu"\nmsgstr "Vali\xe4"\n', 0), (b"no such thing\n", 1)],
)
def test_a_damaged_file_is_no_translation(elsewhere: Path, data: bytes, line: int) -> None:
    file = elsewhere / "locale" / "fi" / FILE
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    bind(elsewhere)
    assert Language("fi").gettext("Menu") == "Menu"
    assert [(it.file, it.line) for it in read("fi").damage] == [("locale/fi/LC_MESSAGES/kran.po", line)]


@pytest.mark.parametrize(("n", "said"), [(0, "0 tjänster"), (1, "1 tjänst"), (2, "2 tjänster")])
def test_one_and_many(n: int, said: str) -> None:
    assert SWEDISH.ngettext("{n} service", "{n} services", n).format(n=n) == said


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
