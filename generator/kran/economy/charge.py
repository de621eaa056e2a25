"""One price for so much: how the forms of price count, before anything is rounded."""

from __future__ import annotations

from decimal import ROUND_CEILING, Context, Decimal
from typing import TYPE_CHECKING

from kran.model.price_list import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kran.model.measure import Measure
    from kran.model.price_list import Price, Step

PERIODS = {"month": 12, "quarter": 4, "year": 1}
"""How many periods of a measure a year has."""
# Room for any quantity; the default context is not ours to rely on.
CONTEXT = Context(prec=50)


def counted(quantity: Decimal, measure: Measure | None) -> Decimal:
    """Return a quantity in measures: 25 GB are 3 of ``10-gb-year``, which rounds up to whole ones."""
    if measure is None:
        return quantity
    number = quantity if measure.size == 1 else CONTEXT.divide(quantity, Decimal(measure.size))
    if not measure.round_up:
        return number
    multiple = CONTEXT.divide(number, Decimal(measure.round_up)).to_integral_value(ROUND_CEILING)
    return CONTEXT.multiply(multiple, Decimal(measure.round_up))


def periods(measure: Measure | None) -> int:
    """Return how many times a year something is charged that is had all year; what happens is charged once."""
    return PERIODS[measure.period] if measure is not None and measure.period else 1


def charge(price: Price, number: Decimal) -> Decimal:
    """Return what a number of measures costs in a period, with what is free and the steps over just these."""
    if price.form is Form.GRADUATED:
        return _graduated(price.steps, number)
    if price.form is Form.VOLUME:
        return number * _step(price.steps, number)
    assert price.amount is not None  # noqa: S101  the schema requires it of a fixed price
    return max(number - (price.free or 0), Decimal(0)) * price.amount


def at_cost(price: Price, cost: Decimal) -> Decimal:
    """Return what something bought is charged: what it cost and the markup on it."""
    return CONTEXT.divide(cost * (100 + Decimal(price.markup or 0)), Decimal(100))


def weigh(price: Price, by_rate: Mapping[str | None, Decimal]) -> Decimal | None:
    """Return the factor that so much at each time of day has on average; None where the price has none for one."""
    factors: dict[str | None, Decimal | int] = {None: 1, **dict(price.rates)}
    if any(rate not in factors for rate in by_rate):
        return None
    number = sum(by_rate.values(), Decimal(0))
    weighed = sum((factors[rate] * quantity for rate, quantity in by_rate.items()), Decimal(0))
    return CONTEXT.divide(weighed, number) if number and weighed != number else Decimal(1)


def _graduated(steps: tuple[Step, ...], number: Decimal) -> Decimal:
    """Each step's amount for what lies within it."""
    ends = (*(Decimal(step.start) for step in steps[1:]), number)
    within = (max(min(number, end) - step.start, Decimal(0)) for step, end in zip(steps, ends, strict=True))
    return sum((step.amount * quantity for step, quantity in zip(steps, within, strict=True)), Decimal(0))


def _step(steps: tuple[Step, ...], number: Decimal) -> Decimal:
    """The amount of the step that the whole number has come to."""
    return next((step.amount for step in reversed(steps) if step.start <= number), steps[0].amount)
