"""One unit's own level for one item."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kran.model.document import Document, day
from kran.model.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kran.diagnostics import Place
    from kran.text import Text


@dataclass(frozen=True, slots=True)
class Agreement:
    """`level` holds for `unit` and `item` from `start` to `until`; `differs` is what departs from it, as written."""

    id: str
    draft: bool
    title: Text | None
    unit: str
    item: str
    start: date | None
    until: date | None
    level: str
    decision: str | None
    differs: Mapping[str, Any]
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)


def read(document: Document) -> Agreement:
    """Read one file of ``agreements/``."""
    data, place = document.data, document.place
    return Agreement(
        id=document.id,
        draft=document.draft,
        title=document.text(data, "title"),
        unit=data["unit"],
        item=data["item"],
        start=day(data, "from"),
        until=day(data, "until"),
        level=data["level"],
        decision=data.get("decision"),
        differs=data.get("differs", {}),
        place=place,
        references=tuple(
            Reference(kind, data[name], place.at(name))
            for name, kind in (("unit", "unit"), ("item", "item"), ("level", "level"), ("decision", "decision"))
            if name in data
        ),
    )
