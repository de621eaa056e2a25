"""What a decision changes in a service level: each promise before and after, and whether it is stronger."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from kran.changes import levels
from kran.changes.pair import Pair
from kran.model.dated import Dated
from kran.site.promise import LABELS
from kran.site.views.price_effect import OTHER, STRONGER, WEAKER

if TYPE_CHECKING:
    from kran.model.level import ServiceLevel
    from kran.site.context import Context
    from kran.text import Said

_DAY = timedelta(days=1)
_FACTS = {"clock": "targets", "met": "followed", "first_contact": "followed"}
"""The fact that a field of a level is told by, where it is not the one of its own name."""
_VERDICTS = {"level-strengthened": STRONGER, "level-weakened": WEAKER}


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One kind of promise; a side without lines promises nothing there."""

    label: str
    before: tuple[Said, ...]
    after: tuple[Said, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class LevelEffect:
    """What is promised otherwise from a day; `is_first`: nothing was promised before."""

    day: date
    day_text: str
    is_first: bool
    rows: tuple[PromiseRow, ...]


def level_effects(context: Context, level: ServiceLevel, decision: str) -> tuple[LevelEffect, ...]:
    """Return what a decision changes in a level, from each day on which it takes effect."""
    return tuple(_effect(context, level, day) for day, name in level.decisions if name == decision)


def _effect(context: Context, level: ServiceLevel, day: date) -> LevelEffect:
    is_first = day == level.decisions[0][0]
    promises = (None if is_first else context.promise(level.id, day - _DAY), context.promise(level.id, day))
    before, after = ({fact.key: fact.lines for fact in it.facts} if it else {} for it in promises)
    verdicts = {} if is_first else _verdicts(context, level, day)
    return LevelEffect(
        day=day,
        day_text=context.words.day(day),
        is_first=is_first,
        rows=tuple(
            PromiseRow(
                context.words.gettext(label),
                before.get(key, ()),
                after.get(key, ()),
                "" if is_first else context.words.gettext(verdicts.get(key, OTHER)),
            )
            for key, label in LABELS.items()
            if before.get(key) != after.get(key)
        ),
    )


def _verdicts(context: Context, level: ServiceLevel, day: date) -> dict[str, str]:
    """Return of each fact whether it is stronger or weaker; what is both, or cannot be told, is another promise."""
    then, now = (replace(context.catalogue, levels={level.id: _until(level, last)}) for last in (day - _DAY, day))
    found: dict[str, set[str]] = {}
    for change in levels.changes(Pair(then, now)):
        field = change.aspect.partition(".")[0]
        found.setdefault(_FACTS.get(field, field), set()).add(_VERDICTS.get(change.name, OTHER))
    return {fact: names.pop() if len(names) == 1 else OTHER for fact, names in found.items()}


def _until(level: ServiceLevel, day: date) -> ServiceLevel:
    """Return a level as it was known on a day: without what begins later."""
    kept: dict[str, Any] = {}
    for field in fields(level):
        value = getattr(level, field.name)
        if isinstance(value, Dated):
            values = tuple(entry for entry in value.values if entry[0] <= day)
            kept[field.name] = Dated(values) if values else None
    return replace(level, **kept)
