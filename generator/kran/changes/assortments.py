"""What kinds of unit may choose among, choice by choice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kran.changes import things
from kran.changes.change import Change
from kran.changes.fields import differences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from kran.changes.pair import Pair
    from kran.model.assortment import Assortment, Choice

NAME = "assortment-changed"


def changes(pair: Pair) -> Iterator[Change]:
    """Yield every assortment that is new or gone, each choice that differs, and each aspect of the whole."""
    if pair.same("assortments"):
        return
    for of, old, new in things.entries(pair, "assortments"):
        document = things.document("assortments", of)
        if old is None or new is None:
            yield things.whole(NAME, document, of, old, new)
            continue
        yield from _choices(pair, document, old, new)
        for difference in differences(pair, old, new, apart={"choices"}):
            yield difference.change(NAME, document, of)


def _choices(pair: Pair, document: str, before: Assortment, after: Assortment) -> Iterator[Change]:
    old, new = _by_item(before, pair.today), _by_item(after, pair.after.canonical)
    for item in dict.fromkeys((*new, *old)):
        (old_key, one), (key, other) = old.get(item, ("", None)), new.get(item, ("", None))
        if _said(one, item, pair.today) == _said(other, item, pair.after.canonical):
            continue
        start, until = _days(one, other, after if one is None else before)
        yield Change(
            NAME,
            document,
            item,
            one,
            other,
            start=start,
            until=until,
            where_before=before.place.at("choices", old_key) if one else None,
            where_after=after.place.at("choices", key) if other else None,
        )


def _by_item(assortment: Assortment, said: Callable[[str], str]) -> dict[str, tuple[str, Choice]]:
    return {said(item): (item, choice) for item, choice in assortment.choices.items()}


def _said(choice: Choice | None, item: str, said: Callable[[str], str]) -> Choice | None:
    return replace(choice, item=item, instead=said(choice.instead) if choice.instead else None) if choice else None


def _days(one: Choice | None, other: Choice | None, there: Assortment) -> tuple[date | None, date | None]:
    """Return the days of a choice that is new or gone; one that is there on both sides holds otherwise at once."""
    if one is not None and other is not None:
        return None, None
    choice = one or other
    return (choice.start or there.start, choice.until) if choice else (None, None)
