"""What it means that an item is promised another level: each line of the promise that is not the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site.promise import promise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kran.changes.pair import Pair
    from kran.model.catalogue import Catalogue
    from kran.review.review import Review
    from kran.site.words import Words


@dataclass(frozen=True, slots=True)
class Meaning:
    """`before` and `after` are the levels' names, `of` what they are promised for, `lines` (label, then, now) each."""

    before: str
    after: str
    of: tuple[str, ...]
    lines: tuple[tuple[str, str, str], ...]


def meanings(review: Review, words: Words, name: dict[str, str]) -> Iterator[Meaning]:
    """Yield what each exchange of one level for another means; `name` says what an item is called."""
    exchanged: dict[tuple[str, str, date], dict[str, None]] = {}
    for change in review.changes:
        levels = (change.before, change.after)
        if (
            change.start is not None
            and change.document.startswith("prices/")
            and all(isinstance(it, str) for it in levels)
        ):
            exchanged.setdefault((str(change.before), str(change.after), change.start), {})[name[change.of]] = None
    for (before, after, day), items in exchanged.items():
        lines = tuple(_lines(review.pair, before, after, day, words))
        titles = (_title(review.pair.before, before, words), _title(review.pair.after, after, words))
        if lines:
            yield Meaning(*titles, tuple(items), lines)


def _lines(pair: Pair, before: str, after: str, day: date, words: Words) -> Iterator[tuple[str, str, str]]:
    then, now = (
        _facts(catalogue, level, day, words) for catalogue, level in ((pair.before, before), (pair.after, after))
    )
    for label in dict.fromkeys((*then, *now)):
        old, new = then.get(label, ()), now.get(label, ())
        if old != new:
            yield label, _but_for(old, new), _but_for(new, old)


def _facts(catalogue: Catalogue, level_id: str, day: date, words: Words) -> dict[str, tuple[str, ...]]:
    level = catalogue.levels.get(level_id)
    found = promise(level, day, words).facts if level else ()
    return {fact.label: tuple(map(str, fact.lines)) for fact in found}


def _but_for(lines: tuple[str, ...], others: tuple[str, ...]) -> str:
    """Return the lines that the other side does not say too."""
    return "; ".join(line for line in lines if line not in others)


def _title(catalogue: Catalogue, level_id: str, words: Words) -> str:
    level = catalogue.levels.get(level_id)
    return words.name(level.title) if level else level_id
