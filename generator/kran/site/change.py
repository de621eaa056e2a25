"""How a price differs from another, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.text import N_

if TYPE_CHECKING:
    from decimal import Decimal

    from kran.model.price_change import Compared
    from kran.site.words import Words

MINUS = "\N{MINUS SIGN}"
SIGNS = {"down": "▼", "up": "▲"}
WORDS = {
    "same": N_("unchanged"),
    "changed": N_("other terms"),
    "new": N_("new"),
    "ended": N_("ends"),
    "down": N_("lower"),
    "up": N_("higher"),
}


def difference_text(change: Compared, words: Words) -> str:
    """Return ``▼ −11,00 kr``; empty where there is no difference in kronor."""
    if change.difference is None:
        return ""
    return f"{SIGNS[change.kind]} {_signed(change.difference, words.money(abs(change.difference)))}"


def difference_spoken(change: Compared, words: Words) -> str:
    """Return ``11 kronor lower``, for screen readers; empty where there is no difference in kronor."""
    if change.difference is None:
        return ""
    amount = words.language.kronor(abs(change.difference), currency=False)
    if change.kind == "down":
        return words.gettext(N_("{amount} kronor lower"), amount=amount)
    return words.gettext(N_("{amount} kronor higher"), amount=amount)


def percent_text(change: Compared, words: Words) -> str:
    """Return ``−3,7 %``; empty where there is none."""
    return _signed(change.percent, words.share(abs(change.percent))) if change.percent is not None else ""


def against(change: Compared, words: Words, year: int) -> str:
    """Return a change as a sentence without its full stop: ``11 kr lower than 2026``."""
    if change.kind == "same":
        return words.gettext(N_("Same price as {year}"), year=year)
    if change.difference is None:
        return words.gettext(_PLAIN[change.kind], year=year)
    amount = words.kronor(abs(change.difference))
    if change.kind == "down":
        return words.gettext(N_("{amount} lower than {year}"), amount=amount, year=year)
    return words.gettext(N_("{amount} higher than {year}"), amount=amount, year=year)


_PLAIN = {
    "up": N_("Higher than {year}"),
    "down": N_("Lower than {year}"),
    "new": N_("New since {year}"),
    "changed": N_("Other terms than {year}"),
    "ended": N_("Ended since {year}"),
}


def _signed(number: Decimal, text: str) -> str:
    return f"{MINUS if number < 0 else '+' if number > 0 else ''}{text}"
