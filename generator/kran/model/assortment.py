"""Which items a kind of unit may choose among, as its user council set it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kran.model.document import Document, day
from kran.model.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from kran.diagnostics import Place
    from kran.text import Text


@dataclass(frozen=True, slots=True)
class Choice:
    """`standard` is what most take; after `until` one chooses `instead`."""

    item: str
    standard: bool
    start: date | None
    until: date | None
    instead: str | None
    text: Text | None


@dataclass(frozen=True, slots=True)
class Assortment:
    """For some kinds of unit."""

    id: str
    draft: bool
    title: Text | None
    unit_kinds: tuple[str, ...]
    decision: str
    start: date | None
    choices: Mapping[str, Choice]
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)


def read(document: Document) -> Assortment:
    """Read one file of ``assortments/``."""
    data = document.data
    return Assortment(
        id=document.id,
        draft=document.draft,
        title=document.text(data, "title"),
        unit_kinds=tuple(data["for"]),
        decision=data["decision"],
        start=day(data, "from"),
        choices={
            item: Choice(
                item,
                choice.get("standard", False),
                day(choice, "from"),
                day(choice, "until"),
                choice.get("instead"),
                document.text(choice, "text"),
            )
            for item, choice in data["choices"].items()
        },
        place=document.place,
        references=tuple(_references(document)),
    )


def _references(document: Document) -> Iterator[Reference]:
    data, place = document.data, document.place
    yield Reference("decision", data["decision"], place.at("decision"))
    for index, kind in enumerate(data["for"]):
        yield Reference("unit-kind", kind, place.at("for", index))
    for item, choice in data["choices"].items():
        yield Reference("item", item, place.at("choices", item, key=True))
        if "instead" in choice:
            yield Reference("item", choice["instead"], place.at("choices", item, "instead"))
