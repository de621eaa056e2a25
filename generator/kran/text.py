"""Languages: the program's own words (gettext), the catalogue's texts, and how numbers and dates are written.

Program strings are English msgids in the code; ``locale/<language>/LC_MESSAGES/kran.po`` holds their translations
(`kran.translations`). A further language is one more such file: there, or beside a catalogue. A text of the catalogue
is a plain string in the catalogue's first language or a mapping of language to string.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kran.translations import codes, read

if TYPE_CHECKING:
    import datetime as dt  # by its name: the class below has a method `date`
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from babel.core import Locale
    from babel.support import Translations

SOURCE_LANGUAGE = "en"


def N_(msgid: str) -> str:  # noqa: N802  the name that tools which extract messages look for
    """Mark a msgid for translation where it is written; it is translated where it is shown."""
    return msgid


@dataclass(frozen=True, slots=True)
class Said:
    """A text as shown and the language it is in (which differs from the reader's where a translation is missing)."""

    text: str
    lang: str

    def __str__(self) -> str:
        """Return the text alone."""
        return self.text


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the catalogue in one or more languages; `main` is the language of a plain string."""

    main: str
    by_language: Mapping[str, str]

    @classmethod
    def read(cls, value: str | Mapping[str, str], main: str) -> Text:
        """Read a plain string (in the catalogue's first language) or a mapping of language to string."""
        return cls(main, {main: value} if isinstance(value, str) else value)

    def said(self, lang: str) -> Said:
        """Return the text in `lang`, else in the main language, else in the first there is."""
        if lang in self.by_language:
            return Said(self.by_language[lang], lang)
        for choice in (self.main, *self.by_language):
            if choice in self.by_language:
                return Said(self.by_language[choice], choice)
        raise AssertionError("a text has at least one language")

    def missing(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of `languages` this text does not have."""
        return tuple(lang for lang in languages if lang not in self.by_language)

    def __str__(self) -> str:
        """Return the text in the main language."""
        return self.said(self.main).text


class Language:
    """One language of the output: its translations, and its ways with numbers and dates."""

    def __init__(self, code: str) -> None:
        """Take a language code such as ``sv``; a language without translations speaks the program's English."""
        self.code = code

    def __repr__(self) -> str:
        """Name the language."""
        return f"Language({self.code!r})"

    @property
    def translations(self) -> Translations:
        """The gettext catalogue, for code that needs the object itself (Jinja's i18n extension)."""
        return read(self.code).translations

    @property
    def locale(self) -> Locale:
        """Babel's locale; English's for a language that Babel does not know."""
        return _locale(self.code)

    def gettext(self, msgid: str) -> str:
        """Return the translation of `msgid`."""
        return str(self.translations.gettext(msgid)) if self.code != SOURCE_LANGUAGE else msgid

    def ngettext(self, one: str, other: str, n: int) -> str:
        """Return the translation for `n` things."""
        if self.code == SOURCE_LANGUAGE:
            return one if n == 1 else other
        return str(self.translations.ngettext(one, other, n))

    def number(self, value: int | Decimal) -> str:
        """Return a number with the language's separators and as many decimals as it has: ``2 500``, ``0,5``."""
        return _decimal(self.code, str(value))

    def money(self, kronor: Decimal, *, currency: bool = True) -> str:
        """Return kronor with öre and hard spaces: ``2 500,00 kr``."""
        return self._money(kronor, "#,##0.00", currency=currency)

    def kronor(self, kronor: Decimal, *, currency: bool = True) -> str:
        """Return kronor, öre only where there are any: ``289 kr``, ``0,55 kr``."""
        return self._money(kronor, "#,##0" if kronor == kronor.to_integral_value() else "#,##0.00", currency=currency)

    def percent(self, value: Decimal, *, sign: bool = False) -> str:
        """Return a number of per cent: ``99,5 %``; with `sign` a plus is written out too."""
        text = f"{'+' if sign and value > 0 else ''}{self.number(value)}"
        return f"{text}%" if self.code == SOURCE_LANGUAGE else f"{text}\N{NO-BREAK SPACE}%"

    def date(self, day: dt.date) -> str:
        """Return a date for tables: ``2026-12-13``."""
        return day.isoformat()

    def day(self, day: dt.date) -> str:
        """Return a date for running text: ``13 december 2026``, ``13. Dezember 2026``."""
        # Babel's English is that of the United States; ours has the day first, as Swedish has.
        own = "d MMMM y" if self.code == SOURCE_LANGUAGE else self.locale.date_formats["long"].pattern
        return self._date(day, own)

    def short_day(self, day: dt.date) -> str:
        """Return a day and month for lists under a year or of late: ``16 nov``."""
        own = None if self.code == SOURCE_LANGUAGE else self.locale.datetime_skeletons.get("MMMd")
        return self._date(day, str(own.pattern) if own else "d MMM").rstrip(".")

    def month(self, day: dt.date) -> str:
        """Return the month of a date: ``december 2026``."""
        from babel.dates import format_date

        return format_date(day, "LLLL y", locale=self.locale)

    def say(self, text: Text) -> Said:
        """Return a text of the catalogue in this language, or in the one it has."""
        return text.said(self.code)

    def _date(self, day: dt.date, pattern: str) -> str:
        """Return a date in Babel's pattern, the day kept to its month."""
        from babel.dates import format_date

        return format_date(day, re.sub(r"(\bd+\.?) ", "\\1\N{NO-BREAK SPACE}", pattern), locale=self.locale)

    def _money(self, kronor: Decimal, pattern: str, *, currency: bool) -> str:
        amount = _decimal(self.code, str(kronor), pattern)
        return f"{amount}\N{NO-BREAK SPACE}kr" if currency else amount


@cache
def _decimal(code: str, digits: str, pattern: str | None = None) -> str:
    """Return a number for people, in a pattern or with the decimals it has; a real minus, where Babel has a hyphen.

    Babel takes 20 µs for each, and a price list says the same amounts again and again. The number comes as its digits:
    2.5 and 2.50 are equal, and are not written alike.
    """
    from babel.numbers import format_decimal

    quantized = pattern is not None
    text = format_decimal(digits, format=pattern, locale=_locale(code), decimal_quantization=quantized)
    return text.replace("-", "\N{MINUS SIGN}")


def is_language(code: str) -> bool:
    """Say whether Babel knows a language by this code: how it writes numbers and dates."""
    from babel.core import Locale, UnknownLocaleError

    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def languages() -> tuple[str, ...]:
    """Return the languages the program speaks: its own English and every one with translations."""
    return (SOURCE_LANGUAGE, *sorted(codes() - {SOURCE_LANGUAGE}))


@cache
def _locale(code: str) -> Locale:
    from babel.core import Locale

    return Locale.parse(code if is_language(code) else SOURCE_LANGUAGE)


MOST_COMPARED = 100
"""So many names are compared sign by sign; of more, those that share most pairs of signs with the word."""


def nearest(word: str, among: Iterable[str]) -> str | None:
    """Return the one of `among` that `word` was most likely meant to be, if any comes close."""
    known = list(among)
    head, slash, rest = word.rpartition("/")
    if slash and (near := [name for name in known if name.startswith(f"{head}/")]):
        # The first part is right, so it must not count: an option is like the others of its service by name only.
        found = _closest(rest, [name.rpartition("/")[2] for name in near], 0.6)
        return f"{head}/{found}" if found else None
    if found := _closest(word, known, 0.6):
        return found
    by_last_part = {name.rpartition("/")[2]: name for name in known}
    found = _closest(word.rpartition("/")[2], list(by_last_part), 0.75)
    return by_last_part[found] if found else None


def _closest(word: str, names: list[str], cutoff: float) -> str | None:
    """Return the name most like `word` where one is as like it as `cutoff`; those of another length cannot be."""
    from difflib import get_close_matches
    from heapq import nlargest

    length = len(word)
    names = [name for name in names if 2 * min(length, len(name)) >= cutoff * (length + len(name))]
    if len(names) > MOST_COMPARED:
        pairs = _pairs(word)
        names = nlargest(MOST_COMPARED, names, key=lambda name: (len(pairs & _pairs(name)), name))
    found = get_close_matches(word, names, n=1, cutoff=cutoff)
    return found[0] if found else None


@lru_cache(maxsize=50_000)
def _pairs(name: str) -> frozenset[str]:
    """Return the signs of a name and the pairs of signs beside each other."""
    return frozenset(name) | {name[at : at + 2] for at in range(len(name) - 1)}
