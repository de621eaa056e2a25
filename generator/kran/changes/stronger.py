"""Whether one promise is stronger than another, where that can be told from the two alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kran.model.hours import Hours
    from kran.model.level import Support, Window

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = (*_WEEK, "public holiday")
_SEVERAL = {"weekday": _WEEK[:5], "weekend": _DAYS[5:]}
_PRIORITIES = ("urgent", "high", "normal", "low")
_HOUR = 3600
_SECONDS = {
    "s": (1, 1),
    "min": (60, 60),
    "h": (_HOUR, _HOUR),
    "days": (8 * _HOUR, 24 * _HOUR),
    "weeks": (40 * _HOUR, 168 * _HOUR),
}
"""The least and the most seconds in each: whose hours count, a day may be one of work."""
_WHOLE_DAYS = {"days": (1, 1), "weeks": (5, 7)}

Number = Decimal | int
Covered = dict[Hashable, int]
"""The minutes of a week that are covered, one bit each; by what else must be alike."""


def stronger(aspect: str, before: Any, after: Any) -> int | None:  # noqa: ANN401  each aspect has a type of its own
    """Return 1 where `after` promises more than `before`, -1 where less, 0 where the same; None where none can tell.

    `aspect` is the field in a service level (``targets.urgent.resolve``). A promise where there was none is more.
    """
    compare = _COMPARED.get(aspect) or _COMPARED.get(aspect.partition(".")[0])
    if compare is None or aspect.endswith(".agreed"):
        return None
    if before is None or after is None:
        return None if aspect in _UNSAID else 1 if before is None else -1
    return compare(before, after)


def meant(aspect: str, value: Any) -> object:  # noqa: ANN401  each aspect has a type of its own
    """Return what a promise comes to, the same for two that promise the same however they are written."""
    read = _MEANT.get(aspect) or _MEANT.get(aspect.partition(".")[0])
    return value if read is None or value is None else read(value)


def _length(value: str | bool) -> object:  # noqa: FBT001  whether a time is agreed stands beside the times
    if not isinstance(value, str):
        return value
    number, _, unit = value.partition(" ")
    least, most = _SECONDS.get(unit, (0, 1))
    return int(number) * least if least == most else value


def _opening(hours: Hours) -> object:
    covered = _covered([("", hours)])
    return {day: frozenset(spans) for day, spans in hours.days.items()} if covered is None else covered


def _supporting(support: tuple[Support, ...]) -> object:
    covered = _covered(_by_priority(support))
    return support if covered is None else covered


def _maintaining(windows: tuple[Window, ...]) -> object:
    covered = [_covered(_by_text(windows, interrupts=interrupts)) for interrupts in (True, False)]
    return windows if None in covered else covered


def _more(before: Number, after: Number) -> int:
    return (after > before) - (after < before)


def _fewer(before: Number, after: Number) -> int:
    return _more(after, before)


def _other(_before: object, _after: object) -> None:
    return None


def _shorter(before: str, after: str) -> int | None:
    """Compare lengths of time such as ``90 s`` and ``4 h``."""
    (one, unit), (other, other_unit) = (text.split(" ") for text in (before, after))
    table = _WHOLE_DAYS if {unit, other_unit} <= set(_WHOLE_DAYS) else _SECONDS
    least, most = (int(one) * part for part in table[unit])
    other_least, other_most = (int(other) * part for part in table[other_unit])
    if unit == other_unit or (least == most and other_least == other_most):
        return _fewer(least, other_least)
    return 1 if other_most < least else -1 if other_least > most else None


def _open(before: Hours, after: Hours) -> int | None:
    return _wider([("", before)], [("", after)])


def _supported(before: Iterable[Support], after: Iterable[Support]) -> int | None:
    return _wider(_by_priority(before), _by_priority(after))


def _by_priority(support: Iterable[Support]) -> list[tuple[Hashable, Hours]]:
    return [
        ((priority, _words(entry.who)), entry.hours)
        for entry in support
        for priority in entry.priorities or _PRIORITIES
    ]


def _maintained(before: Iterable[Window], after: Iterable[Window]) -> int | None:
    """Compare windows of maintenance: less of what interrupts is more; what does not must be the same."""
    before, after = list(before), list(after)
    if _wider(_by_text(before, interrupts=False), _by_text(after, interrupts=False)) != 0:
        return None
    return _wider(_by_text(after, interrupts=True), _by_text(before, interrupts=True))


def _by_text(windows: Iterable[Window], *, interrupts: bool) -> list[tuple[Hashable, Hours]]:
    return [(_words(window.text), window.hours) for window in windows if window.interrupts == interrupts]


def _wider(before: Iterable[tuple[Hashable, Hours]], after: Iterable[tuple[Hashable, Hours]]) -> int | None:
    old, new = _covered(before), _covered(after)
    if old is None or new is None:
        return None
    grown = all(not minutes & ~new.get(key, 0) for key, minutes in old.items())
    shrunk = all(not minutes & ~old.get(key, 0) for key, minutes in new.items())
    return (0 if shrunk else 1) if grown else (-1 if shrunk else None)


def _covered(groups: Iterable[tuple[Hashable, Hours]]) -> Covered | None:
    """Return the minutes that hours cover; None where a day is said twice and either may be meant."""
    covered: Covered = defaultdict(int)
    for key, hours in groups:
        if hours.always:
            covered[key] = (1 << len(_DAYS) * 1440) - 1
            continue
        days = [(day, spans) for name, spans in hours.days.items() for day in _SEVERAL.get(name, (name,))]
        if len({day for day, _ in days}) < len(days):
            return None
        for day, spans in days:
            for span in spans:
                start, end = (int(time[:2]) * 60 + int(time[3:]) for time in span.split("-"))
                covered[key] |= ((1 << end) - (1 << start)) << _DAYS.index(day) * 1440
    return covered


def _words(text: Any) -> Hashable:  # noqa: ANN401  a text or None
    return tuple(sorted(text.by_language.items())) if text else None


_COMPARED: Mapping[str, Callable[[Any, Any], int | None]] = {
    "rank": _more,
    "operation": _open,
    "available.percent": _more,
    "available.hours": _open,
    "support": _supported,
    "outages": _fewer,
    "maintenance": _maintained,
    "targets": _shorter,
    "met": _more,
    "first_contact": _more,
    "answer": _shorter,
    "credit": _other,
}
_MEANT: Mapping[str, Callable[[Any], object]] = {
    "operation": _opening,
    "available.hours": _opening,
    "support": _supporting,
    "maintenance": _maintaining,
    "targets": _length,
    "answer": _length,
}
_UNSAID = frozenset({"available.hours", "maintenance", "operation"})
"""Where nothing is said it is not known whether that is more or less."""
