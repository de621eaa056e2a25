"""What holds for a unit from a day on holds while the unit exists, and it has a name from its first day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kran.diagnostics import Place
    from kran.model.unit import Unit

_UNITS = (
    "# catalog/organisation/units.yaml\nunits:\n"
    "  forvaltningen: {name: Förvaltningen, kind: administration, customer: internal, from: 2020-01-01}\n"
    "  skolan:\n    kind: school\n    customer: internal\n    from: 2020-01-01\n    name: {%s: Byskolan}\n"
)

CODE = Code(
    "K411",
    "date-outside-the-unit",
    Severity.ERROR,
    N_("Something holds for a unit when the unit does not exist"),
    N_("One of the days is wrong: a unit has a name from its first day on, and nothing after its last."),
    Example(_UNITS % "2021-01-01"),
    Example(_UNITS % "2020-01-01"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for unit in checked.catalogue.units.values():
        if unit.until is not None and unit.until < unit.start:
            continue  # told already; every day is outside of it
        named = unit.name.days
        if named and named[0] > unit.start:
            yield complain(
                CODE,
                unit.place.at("name", named[0].isoformat(), key=True),
                N_("“{unit}” exists from {start} but has no name until {day}"),
                N_("Give the first name the day {start}, or look at the unit's first day."),
                unit=unit.id,
                start=unit.start.isoformat(),
                day=named[0].isoformat(),
            )
        for day, place in _days(unit):
            if day < unit.start:
                yield complain(
                    CODE,
                    place,
                    N_("{day} is before “{unit}” begins, on {start}"),
                    N_("Look at both days."),
                    unit=unit.id,
                    day=day.isoformat(),
                    start=unit.start.isoformat(),
                )
            elif unit.until is not None and day > unit.until:
                yield complain(
                    CODE,
                    place,
                    N_("{day} is after “{unit}” ends, on {until}"),
                    N_("Look at both days."),
                    unit=unit.id,
                    day=day.isoformat(),
                    until=unit.until.isoformat(),
                )


def _days(unit: Unit) -> Iterator[tuple[date, Place]]:
    """Yield each day on which a name, a place in the tree or a code string begins, and where it is written."""
    for name, value in (("name", unit.name), ("under", unit.under), ("code", unit.code)):
        for day in value.days if value else ():
            yield day, unit.place.at(name, day.isoformat(), key=True)


RULE = Rule(CODE, _check)
