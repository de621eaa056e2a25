"""One price against another: dearer, cheaper, new, ended, on other terms, or the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from kran.model.price_list import Form
from kran.text import N_

if TYPE_CHECKING:
    from kran.model.price_list import Price
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


@dataclass(frozen=True, slots=True)
class Change:
    """`kind` is down, up, same, new, ended or changed (not comparable, or the same amount on other terms).

    `difference` is in kronor and `percent` with one decimal, where both prices are one amount per the same measure.
    """

    kind: str
    difference: Decimal | None = None
    percent: Decimal | None = None


def compare(before: Price | None, after: Price | None) -> Change | None:
    """Return how `after` differs from `before`; None when there is neither. Other words for the same are no change."""
    if before is None or after is None:
        return Change("new") if after else Change("ended") if before else None
    if replace(before, text=None) == replace(after, text=None):
        return Change("same")
    old, new = _amounts(before), _amounts(after)
    alike = before.form is after.form and before.per == after.per and before.count == after.count
    if not alike or old is None or new is None or old[0] != new[0] or old[1] == new[1]:
        return Change("changed")
    pairs = list(zip(old[1], new[1], strict=True))
    kind = "up" if all(o <= n for o, n in pairs) else "down" if all(o >= n for o, n in pairs) else "changed"
    if len(pairs) > 1 or after.form is not Form.FIXED:
        return Change(kind)
    return Change(kind, new[1][0] - old[1][0], percent(old[1][0], new[1][0]))


def percent(before: Decimal, after: Decimal) -> Decimal | None:
    """Return the change in per cent with one decimal, half up; None from nothing."""
    if not before:
        return None
    return ((after - before) * 100 / before).quantize(Decimal("0.1"), ROUND_HALF_UP)


def difference_text(change: Change, words: Words) -> str:
    """Return ``▼ −11,00 kr``; empty where there is no difference in kronor."""
    if change.difference is None:
        return ""
    return f"{SIGNS[change.kind]} {_signed(change.difference, words.money(abs(change.difference)))}"


def difference_spoken(change: Change, words: Words) -> str:
    """Return ``11 kronor lower``, for screen readers; empty where there is no difference in kronor."""
    if change.difference is None:
        return ""
    amount = words.language.kronor(abs(change.difference), currency=False)
    if change.kind == "down":
        return words.gettext(N_("{amount} kronor lower"), amount=amount)
    return words.gettext(N_("{amount} kronor higher"), amount=amount)


def percent_text(change: Change, words: Words) -> str:
    """Return ``−3,7 %``; empty where there is none."""
    return _signed(change.percent, words.share(abs(change.percent))) if change.percent is not None else ""


def against(change: Change, words: Words, year: int) -> str:
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


def _amounts(price: Price) -> tuple[tuple[Decimal | int, ...], tuple[Decimal, ...]] | None:
    """Return what can be compared: the steps' starts and their amounts; one step for a fixed price or a markup."""
    if price.steps:
        return tuple(step.start for step in price.steps), tuple(step.amount for step in price.steps)
    if price.form is Form.AT_COST:
        return (0,), (Decimal(price.markup or 0),)
    amount = price.amount if price.form is Form.FIXED else price.about
    return ((0,), (amount,)) if amount is not None else None
