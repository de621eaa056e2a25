"""What holds for a unit holds while the unit exists, and it has a name from its first day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules import parent_exists
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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


_MANY = 2
"""So many days outside on the same side are right: the unit's own day is wrong."""


def _check(checked: Checked) -> Iterator[Diagnostic]:
    units = checked.catalogue.units
    yield from _nameless(units.values())
    told = {complaint.where for complaint in parent_exists.RULE.check(checked)}
    by_end: dict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for complaint in _each(checked):
        values = complaint.message.values
        by_end[str(values["unit"]), "until" if "until" in values else "from"].append(complaint)
    for (name, end), found in by_end.items():
        place = units[name].place.at(end)
        if len(found) < _MANY:
            yield from found
        elif place not in told:  # else it is told there that units lie under this one
            yield _many(units[name], place, end, len(found))


def _many(unit: Unit, place: Place, end: str, count: int) -> Diagnostic:
    """Return one complaint about the day on which a unit begins or ends, which many others contradict."""
    day = unit.start if end == "from" or unit.until is None else unit.until
    before = N_("“{unit}” begins on {day}, but {count} days written of it are before then")
    after = N_("“{unit}” ends on {day}, but {count} days written of it are after then")
    return complain(
        CODE,
        place,
        before if end == "from" else after,
        N_("Look at this day, or at all the others."),
        unit=unit.id,
        day=day.isoformat(),
        count=count,
    )


def _nameless(units: Iterable[Unit]) -> Iterator[Diagnostic]:
    for unit in units:
        if _is_backwards(unit):
            continue  # told already
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


def _each(checked: Checked) -> Iterator[Diagnostic]:
    for unit in checked.catalogue.units.values():
        if _is_backwards(unit):
            continue  # told already; every day is outside of it
        for day, place in _days(unit):
            yield from _outside(unit, day, place)
    yield from _of_others(checked.catalogue)


def _is_backwards(unit: Unit) -> bool:
    return unit.until is not None and unit.until < unit.start


def _of_others(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Yield what other documents say of a unit for days before it begins or after it ends."""
    for name, start, until, place in _stays(catalogue):
        unit = catalogue.units.get(name)
        if unit is None or _is_backwards(unit) or (start is not None and until is not None and until < start):
            continue
        if start is not None:
            yield from _outside(unit, start, place)


def _outside(unit: Unit, day: date, place: Place) -> Iterator[Diagnostic]:
    """Yield a complaint of a day on which the unit does not exist."""
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


def _stays(catalogue: Catalogue) -> Iterator[tuple[str, date | None, date | None, Place]]:
    """Yield the unit, first and last day of what is of one unit, and where the first is written."""
    for post in catalogue.posts.values():
        if post.unit is not None:
            yield post.unit, post.start, post.until, post.place.at("from")
    for agreement in catalogue.agreements.values():
        yield agreement.unit, agreement.start, agreement.until, agreement.place.at("from")
    for source in catalogue.price_lists.values():
        if source.unit is not None:
            yield source.unit, source.start, source.until, source.place.at("from")
    for figure in catalogue.figures:
        unit = catalogue.units.get(figure.unit)
        # A year's figures hold for a unit that begins within the year.
        is_early = unit is not None and figure.start < unit.start and figure.start.year == unit.start.year
        yield figure.unit, None if is_early else figure.start, None, figure.place.at("from")
    for event in catalogue.subscriptions:
        if event.unit is not None:
            yield event.unit, event.day, None, event.place.at("date")
    for usage in catalogue.usage:
        yield usage.unit, usage.day, None, usage.place.at("date")


def _days(unit: Unit) -> Iterator[tuple[date, Place]]:
    """Yield each day on which a name, a place in the tree or a code string begins, and where it is written."""
    for name, value in (("name", unit.name), ("under", unit.under), ("code", unit.code)):
        for day in value.days if value else ():
            yield day, unit.place.at(name, day.isoformat(), key=True)


RULE = Rule(CODE, _check)
