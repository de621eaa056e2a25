"""A value that may change with time: ``{2019-01-01: Parkskolan, 2027-01-01: Parkskolan F-6}``, or one value always."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
ALWAYS = date.min


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """Values with the first day of each, oldest first; a plain value has held since `ALWAYS`."""

    values: tuple[tuple[date, T], ...]

    def on(self, day: date) -> T | None:
        """Return the value in force on `day`; None before the first."""
        held = None
        for start, value in self.values:
            if start > day:
                break
            held = value
        return held

    def after(self, day: date) -> tuple[tuple[date, T], ...]:
        """Return the values that are decided to come after `day`."""
        return tuple(entry for entry in self.values if entry[0] > day)

    @property
    def first(self) -> T:
        """The oldest value."""
        return self.values[0][1]

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which a value begins, but for a plain value's."""
        return tuple(start for start, _ in self.values if start != ALWAYS)


def is_dated(value: object) -> bool:
    """Say whether a YAML value is a mapping of dates."""
    return isinstance(value, dict) and bool(value) and all(_DATE.match(key) for key in value)


def read(value: Any, inner: Callable[[Any], T]) -> Dated[T]:  # noqa: ANN401  any YAML value
    """Read a plain or dated YAML value, each part through `inner`."""
    if not is_dated(value):
        return Dated(((ALWAYS, inner(value)),))
    return Dated(tuple((date.fromisoformat(day), inner(part)) for day, part in sorted(value.items())))
