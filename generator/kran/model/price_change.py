"""One price against another: dearer, cheaper, new, ended, on other terms, or the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from kran.model.price_list import Form

if TYPE_CHECKING:
    from kran.model.price_list import Price


@dataclass(frozen=True, slots=True)
class Compared:
    """`kind` is down, up, same, new, ended or changed (not comparable, or the same amount on other terms).

    `difference` is in kronor and `percent` with one decimal, where both prices are one amount per the same measure.
    """

    kind: str
    difference: Decimal | None = None
    percent: Decimal | None = None


def compare(before: Price | None, after: Price | None) -> Compared | None:
    """Return how `after` differs from `before`; None when there is neither. Other words for the same are no change."""
    if before is None or after is None:
        return Compared("new") if after else Compared("ended") if before else None
    if replace(before, text=None) == replace(after, text=None):
        return Compared("same")
    old, new = _amounts(before), _amounts(after)
    alike = before.form is after.form and before.per == after.per and before.count == after.count
    if not alike or old is None or new is None or old[0] != new[0] or old[1] == new[1]:
        return Compared("changed")
    pairs = list(zip(old[1], new[1], strict=True))
    kind = "up" if all(o <= n for o, n in pairs) else "down" if all(o >= n for o, n in pairs) else "changed"
    if len(pairs) > 1 or after.form is not Form.FIXED:
        return Compared(kind)
    return Compared(kind, new[1][0] - old[1][0], percent(old[1][0], new[1][0]))


def percent(before: Decimal, after: Decimal) -> Decimal | None:
    """Return the change in per cent with one decimal, half up; None from nothing."""
    if not before:
        return None
    return ((after - before) * 100 / before).quantize(Decimal("0.1"), ROUND_HALF_UP)


def rise(before: Price, after: Price) -> Decimal | None:
    """Return by how many per cent a price rose, exactly: the amount that did so most, be it the one after its term.

    None where it cannot be told: how much is free, what is counted, or a time of day's factor differs too.
    """
    old, new = _amounts(before), _amounts(after)
    if old is None or new is None or old[0] != new[0] or _counted(before) != _counted(after):
        return None
    if before.after_term is not None or after.after_term is not None:
        terms = zip((before, after), (old, new), strict=True)
        old, new = (
            (starts, (*amounts, amounts[0] if price.after_term is None else price.after_term))
            for price, (starts, amounts) in terms
        )
    base = Decimal(100) if after.form is Form.AT_COST else Decimal(0)  # a markup comes on top of the cost itself
    if any(base + amount <= 0 for amount in old[1]):
        return None
    return max((n - o) * 100 / (base + o) for o, n in zip(old[1], new[1], strict=True))


def is_dearer(before: Price, after: Price) -> bool:
    """Say whether a price is dearer on some terms: whatever cannot be shown to cost no more, for anyone, ever."""
    if after.form is Form.INCLUDED:
        return False
    old, new = _stepped(before), _stepped(after)
    if old is None or new is None or _otherwise(before) != _otherwise(after):
        return True
    if len(old) > 1 or len(new) > 1:
        forms = {price.form for price in (before, after) if price.steps}
        if len(forms) > 1 or before.over != after.over:
            return True
    rates, factors = dict(before.rates), dict(after.rates)
    if any(rates.get(name, 1) < factors.get(name, 1) for name in {*rates, *factors}):
        return True
    dearer = any(_at(old, start) < _at(new, start) for start in {*old, *new})
    spread = bool(before.free or before.steps) and before.over != after.over
    binds = (after.term or 0) > (before.term or 0) or (after.notice or 0) > (before.notice or 0)
    months = {before.term or 0, after.term or 0}
    later = any(_paid(before, month) < _paid(after, month) for month in months)
    return dearer or spread or binds or later or (before.free or 0) > (after.free or 0)


def _stepped(price: Price) -> dict[Decimal | int, Decimal] | None:
    """Return the amount from each quantity on; one without steps has one."""
    amounts = _amounts(price)
    return dict(zip(*amounts, strict=True)) if amounts is not None else None


def _at(steps: dict[Decimal | int, Decimal], quantity: Decimal | int) -> Decimal:
    return steps[max(start for start in steps if start <= quantity)]


def _otherwise(price: Price) -> Price:
    """Return what must be alike for two prices to be compared at all."""
    form = Form.FIXED if price.steps else price.form
    return replace(_counted(price), form=form, free=None, over=None, rates=(), carried_by=None)


def _paid(price: Price, month: int) -> Decimal:
    """Return what is paid in a month from the start, where that differs after the term."""
    is_over = price.after_term is not None and month >= (price.term or 0)
    return (price.after_term if is_over else price.amount) or Decimal(0)


def _counted(price: Price) -> Price:
    """Return what a price is counted by, without its amounts, how long it binds, and its words."""
    rates = tuple(sorted(price.rates))
    return replace(price, amount=None, after_term=None, steps=(), markup=None, about=None, text=None, term=None,
                   notice=None, rates=rates)  # fmt: skip


def _amounts(price: Price) -> tuple[tuple[Decimal | int, ...], tuple[Decimal, ...]] | None:
    """Return what can be compared: the steps' starts and their amounts; one step for a fixed price or a markup."""
    if price.steps:
        return tuple(step.start for step in price.steps), tuple(step.amount for step in price.steps)
    if price.form is Form.AT_COST:
        return (0,), (Decimal(price.markup or 0),)
    amount = price.amount if price.form is Form.FIXED else price.about
    return ((0,), (amount,)) if amount is not None else None
