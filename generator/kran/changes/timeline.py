"""Two histories laid side by side: the stretches of days in which they differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """What the earlier and the later history say from `start` to `until` (None: until further notice)."""

    start: date
    until: date | None
    before: T | None
    after: T | None


def side_by_side(
    days: Iterable[date],
    before: Callable[[date], T | None],
    after: Callable[[date], T | None],
    alike: Callable[[T | None], object] = lambda said: said,
) -> Iterator[Stretch[T]]:
    """Yield the stretches in which the two differ, oldest first; `days` are all on which either may change.

    Stretches that follow on each other and say the same on both sides are one. What is `alike` is the same, however it
    is written: then it is told as it is written first.
    """
    held: Stretch[T] | None = None
    meant: tuple[object, object] = (None, None)
    ordered = sorted(set(days))
    for index, day in enumerate(ordered):
        until = ordered[index + 1] - DAY if index + 1 < len(ordered) else None
        old, new = before(day), after(day)
        last, meant = meant, (alike(old), alike(new))
        if held is not None and meant == last:
            held = Stretch(held.start, until, held.before, held.after)
            continue
        if held is not None and last[0] != last[1]:
            yield held
        held = Stretch(day, until, old, new)
    if held is not None and meant[0] != meant[1]:
        yield held
