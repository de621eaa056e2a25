"""A unit lies under one that exists as long as it does."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Place, Severity, complain
from kran.model.dated import ALWAYS
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kran.model.unit import Unit

_UNITS = (
    "# catalog/organisation/units.yaml\nunits:\n"
    "  forvaltningen: {name: Förvaltningen, kind: administration, customer: internal, from: 2020-01-01%s}\n"
    "  skolan: {name: Skolan, kind: school, customer: internal, from: 2020-01-01, under: forvaltningen}\n"
)

CODE = Code(
    "K408",
    "parent-does-not-exist-then",
    Severity.ERROR,
    N_("A unit lies under one that does not exist then"),
    N_("Sums go up the tree and orders are approved upwards: a unit under nothing is lost to both."),
    Example(_UNITS % ", until: 2026-12-31"),
    Example(_UNITS % ""),
)


_MANY = 3
"""So many units under one that does not exist then are right: that one's own days are wrong."""


def _check(checked: Checked) -> Iterator[Diagnostic]:
    by_day: dict[Place, list[Diagnostic]] = defaultdict(list)
    for place, diagnostic in _each(checked):
        by_day[place].append(diagnostic)
    for place, found in by_day.items():
        if len(found) < _MANY:
            yield from found
            continue
        yield complain(
            CODE,
            place,
            N_("{count} units lie under “{parent}”, which exists from {start} to {until} only"),
            N_("Look at the day, or say under which unit each of them lies before and after."),
            count=len(found),
            **{name: found[0].message.values[name] for name in ("parent", "start", "until")},
        )


def _each(checked: Checked) -> Iterator[tuple[Place, Diagnostic]]:
    """Yield each complaint with the day of the unit above that it follows from."""
    units = checked.catalogue.units
    for unit in units.values():
        for start, until, name, place in _under(unit):
            parent = units.get(name)
            if parent is None or _is_backwards(unit) or _is_backwards(parent):
                continue  # told already
            if parent.start > start or (parent.until is not None and (until is None or until > parent.until)):
                day = parent.place.at("from" if parent.start > start else "until")
                yield (
                    day,
                    complain(
                        CODE,
                        place,
                        N_("“{unit}” lies under “{parent}”, which exists from {start} to {until} only"),
                        N_("Say under which unit it lies before and after: under: {example}."),
                        unit=unit.id,
                        parent=name,
                        start=parent.start.isoformat(),
                        until=parent.until.isoformat() if parent.until else "…",
                        example=f"{{{unit.start.isoformat()}: …, {(parent.until or parent.start).isoformat()}: …}}",
                    ),
                )


def _is_backwards(unit: Unit) -> bool:
    return unit.until is not None and unit.until < unit.start


def _under(unit: Unit) -> Iterator[tuple[date, date | None, str, Place]]:
    """Yield the first and last day of each stay under another unit, that unit, and where it is written."""
    values = unit.under.values if unit.under else ()
    for index, (start, name) in enumerate(values):
        following = values[index + 1][0] if index + 1 < len(values) else None
        ends = [day for day in (unit.until, following) if day is not None]
        place = unit.place.at("under") if start == ALWAYS else unit.place.at("under", start.isoformat())
        # `following` is the first day elsewhere; a parent that ends the day before is in time.
        until = min(ends) if ends else None
        if following is not None and until == following:
            until = following - timedelta(days=1)
        yield max(start, unit.start), until, name, place


RULE = Rule(CODE, _check)
