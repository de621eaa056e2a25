"""The program's words in one language, with values filled in; numbers and dates are written once and kept."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from kran.text import N_, Language, Said, Text

if TYPE_CHECKING:
    from datetime import date

JOINER = "\N{WORD JOINER}"
HARD = "\N{NO-BREAK SPACE}"


def NN_(one: str, other: str) -> tuple[str, str]:  # noqa: N802  as N_, for a text in singular and plural
    """Mark the two forms of a msgid for translation where they are written."""
    return one, other


LIST_OF_TWO = N_("{first} and {last}")


class Words:
    """What pages are written with: translations, and a language's ways with numbers, kronor and days."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.day = cache(language.day)
        self.number = language.number
        self.kronor = language.kronor
        self.money = language.money
        self._gettext = cache(language.gettext)
        self.short_day = cache(language.short_day)
        self.language_name = cache(self._language_name)

    def gettext(self, msgid: str, **values: object) -> str:
        """Return the translation of `msgid` with ``{name}`` filled in."""
        text = self._gettext(msgid)
        return text.format(**values) if values else text

    def ngettext(self, one: str, other: str, n: int, **values: object) -> str:
        """Return the translation for `n` things; ``{n}`` is written as the language writes numbers."""
        return self.language.ngettext(one, other, n).format(n=self.number(n), **values)

    def said(self, text: Text | None) -> Said | None:
        """Return a text of the catalogue in this language, or in the one it has."""
        return text.said(self.language.code) if text is not None else None

    def name(self, text: Text) -> str:
        """Return a title: what is required in every language and therefore needs no language of its own."""
        return text.by_language.get(self.language.code) or text.said(self.language.code).text

    def _language_name(self, code: str) -> str:
        """Return what a language is called: ``Swedish``."""
        return Language(code).locale.get_language_name(self.language.code) or code

    def months(self, n: int) -> str:
        """Return ``36 months``."""
        return self.ngettext("{n} month", "{n} months", n)

    def listed(self, parts: list[str] | tuple[str, ...]) -> str:
        """Return ``a, b and c``."""
        if len(parts) < 2:  # noqa: PLR2004  nothing to join
            return "".join(parts)
        return self.gettext(LIST_OF_TWO, first=", ".join(parts[:-1]), last=parts[-1])

    def kinds(self, names: list[str]) -> str:
        """Return names of kinds as a list: ``Schools, preschools and IT companies``; only the first keeps its capital.

        They are no proper nouns; what has its second letter in capitals too (``IT``) keeps them.
        """
        rest = [name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}" for name in names[1:]]
        return self.listed([*names[:1], *rest])

    def span(self, start: date | None, until: date | None) -> str:
        """Return ``from 1 July 2026 until 30 June 2027``; an open end is left out."""
        if start and until:
            return self.gettext(N_("from {start} until {until}"), start=self.day(start), until=self.day(until))
        if start:
            return self.gettext(N_("from {start}"), start=self.day(start))
        return self.gettext(N_("until {until}"), until=self.day(until)) if until else ""

    def share(self, percent: Decimal | int) -> str:
        """Return a number of per cent as it is written: ``99,5 %``."""
        return self.language.percent(Decimal(percent))

    def reference(self, text: str) -> str:
        """Return a reference with its paragraph sign kept to its number."""
        return text.replace("§ ", f"§{HARD}")


def sentence(text: str) -> str:
    """Return a text with a capital first letter and a full stop."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?')) else '.'}"


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]
