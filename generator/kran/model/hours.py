"""Hours of the week: ``always``, or intervals per kind of day as they were promised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Hours:
    """Intervals (``08:00-16:30``) per kind of day (weekday, weekend, monday …), in the order written.

    `always` is round the clock, every day.
    """

    days: Mapping[str, tuple[str, ...]]
    always: bool = False

    @classmethod
    def read(cls, value: str | Mapping[str, Any]) -> Hours:
        """Read ``always`` or a mapping of days to one interval or a list of them."""
        if isinstance(value, str):
            return cls({}, always=True)
        return cls({day: (spans,) if isinstance(spans, str) else tuple(spans) for day, spans in value.items()})
