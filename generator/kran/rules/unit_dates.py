"""What holds for a unit holds while the unit exists, and it has a name from its first day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kran.diagnostics import Place
    from kran.model.catalogue import Catalogue
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
        if _is_backwards(unit):
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

    yield from _of_others(checked.catalogue)


def _is_backwards(unit: Unit) -> bool:
    return unit.until is not None and unit.until < unit.start


def _of_others(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Yield what other documents say of a unit for days before it begins or after it ends."""
    for name, start, until, place in _stays(catalogue):
        unit = catalogue.units.get(name)
        if unit is None or _is_backwards(unit) or (start is not None and until is not None and until < start):
            continue
        if start is not None and start < unit.start:
            yield complain(
                CODE,
                place.at("from"),
                N_("{day} is before “{unit}” begins, on {start}"),
                N_("Look at both days."),
                unit=name,
                day=start.isoformat(),
                start=unit.start.isoformat(),
            )
        elif start is not None and unit.until is not None and start > unit.until:
            yield complain(
                CODE,
                place.at("from"),
                N_("{day} is after “{unit}” ends, on {until}"),
                N_("Look at both days."),
                unit=name,
                day=start.isoformat(),
                until=unit.until.isoformat(),
            )


def _stays(catalogue: Catalogue) -> Iterator[tuple[str, date | None, date | None, Place]]:
    """Yield the unit, first and last day of each post, agreement, price list and figure of one unit."""
    for post in catalogue.posts.values():
        if post.unit is not None:
            yield post.unit, post.start, post.until, post.place
    for agreement in catalogue.agreements.values():
        yield agreement.unit, agreement.start, agreement.until, agreement.place
    for source in catalogue.price_lists.values():
        if source.unit is not None:
            yield source.unit, source.start, source.until, source.place
    for figure in catalogue.figures:
        yield figure.unit, figure.start, None, figure.place


def _days(unit: Unit) -> Iterator[tuple[date, Place]]:
    """Yield each day on which a name, a place in the tree or a code string begins, and where it is written."""
    for name, value in (("name", unit.name), ("under", unit.under), ("code", unit.code)):
        for day in value.days if value else ():
            yield day, unit.place.at(name, day.isoformat(), key=True)


RULE = Rule(CODE, _check)
