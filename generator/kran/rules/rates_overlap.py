"""An hour has one factor: the hours of rates that a price names together have none in common."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.catalogue import Catalogue
    from kran.model.measure import Rate
    from kran.model.price_list import PriceList

_FILES = (
    "# catalog/measures.yaml\nmeasures:\n  month: {text: {sv: månad, en: month}, period: month}\n"
    "  start: {text: {sv: gång, en: once}}\n  hour: {text: {sv: timme, en: hour}}\n"
    "  gb-month: {text: {sv: GB och månad, en: GB and month}, of: GB, period: month}\nrates:\n"
    "  kvall: {text: {sv: kväll, en: evening}, hours: {weekday: 17:00-23:00}}\n"
    "  natt: {text: {sv: natt, en: night}, hours: {weekday: %s}}\n"
    "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\ndecision: kf-2025-2\nprices:\n"
    "  skarm: {amount: 60.00, per: hour, rates: {kvall: 1.5, natt: 2}}\n"
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/2026-extra]\n"
)

CODE = Code(
    "K317",
    "rates-overlap",
    Severity.ERROR,
    N_("An hour has two factors in the same price"),
    N_("Nobody can say which of the two the hour costs."),
    Example(_FILES % "20:00-24:00"),
    Example(_FILES % "23:00-24:00"),
)

_GROUPS = {
    "weekday": ("monday", "tuesday", "wednesday", "thursday", "friday"),
    "weekend": ("saturday", "sunday"),
}
_Span = tuple[str, str]
"""From one time of day to another, as written: ``08:00`` sorts as it should."""


def _check(checked: Checked) -> Iterator[Diagnostic]:
    rates = checked.catalogue.rates
    for rate in rates.values():
        yield from _within(rate)
    for (first, second), (row, source) in _named_together(checked.catalogue).items():
        when = _common(rates[second], rates[first])
        if when is not None:
            day, hours = when
            yield complain(
                CODE,
                rates[second].place.at("hours", day),
                N_("“{rate}” and “{other}” both hold {day} {hours}, and “{row}” in prices/{list} names both"),
                N_("Let one of them begin where the other ends, or let the price name one of them."),
                severity=Severity.NOTE if source.draft else None,
                rate=second,
                other=first,
                day=day,
                hours=hours,
                row=row,
                list=source.id,
            )


def _within(rate: Rate) -> Iterator[Diagnostic]:
    """Yield the first interval of a day that another has a part of."""
    for day, written in (rate.hours.days if rate.hours else {}).items():
        for (_, one), (index, other) in combinations(enumerate(written), 2):
            if _both(_span(one), _span(other)):
                yield complain(
                    CODE,
                    rate.place.at("hours", day, index),
                    N_("{hours} and {other} overlap"),
                    N_("Let one of them begin where the other ends, or make them one."),
                    hours=other,
                    other=one,
                )
                return


def _named_together(catalogue: Catalogue) -> dict[tuple[str, str], tuple[str, PriceList]]:
    """Return two rates, in the order of measures.yaml, with the first row that names both, a decided one if any."""
    order = list(catalogue.rates)
    found: dict[tuple[str, str], tuple[str, PriceList]] = {}
    for source in sorted(catalogue.price_lists.values(), key=lambda source: source.draft):
        for row in source.rows.values():
            named = sorted((name for name, _ in row.price.rates if name in catalogue.rates), key=order.index)
            for first, second in combinations(named, 2):
                found.setdefault((first, second), (row.key, source))
    return found


def _common(rate: Rate, other: Rate) -> tuple[str, str] | None:
    """Return the first hours that two rates have in common, with what the first of them calls that day."""
    of_other = _by_day(other)
    for day, (written, spans) in _by_day(rate).items():
        for span in spans:
            for its in of_other.get(day, ("", []))[1]:
                if both := _both(span, its):
                    return written, "-".join(both)
    return None


def _by_day(rate: Rate) -> dict[str, tuple[str, list[_Span]]]:
    """Return the hours of each day of the week, with what the rate calls it: a day of its own beats its group."""
    days = rate.hours.days if rate.hours else {}
    found: dict[str, tuple[str, list[_Span]]] = {}
    for written in sorted(days, key=lambda name: name not in _GROUPS):
        spans = [_span(text) for text in days[written]]
        found |= dict.fromkeys(_GROUPS.get(written, (written,)), (written, spans))
    return found


def _span(text: str) -> _Span:
    start, _, end = text.partition("-")
    return start, end


def _both(one: _Span, other: _Span) -> _Span | None:
    """Return what two spans have in common; one that ends before it begins has nothing, and is told of elsewhere."""
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start < end else None


RULE = Rule(CODE, _check)
