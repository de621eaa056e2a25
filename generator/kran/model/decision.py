"""A decision: what was decided, by which body, on which day, and where it is recorded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kran.model.reference import Reference
from kran.text import Text

if TYPE_CHECKING:
    from kran.diagnostics import Place
    from kran.model.document import Document


@dataclass(frozen=True, slots=True)
class Decision:
    """Taken by `body`, or by `role` on delegation, by a `mandate`; `decides` names documents (``prices/2027``)."""

    id: str
    draft: bool
    title: Text
    body: str | None
    role: str | None
    date: date
    reference: str
    decides: tuple[str, ...]
    text: Text | None
    mandate: str | None
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)


def read(document: Document) -> Decision:
    """Read one file of ``decisions/<year>/``."""
    data, place = document.data, document.place
    return Decision(
        id=document.id,
        draft=document.draft,
        title=Text.read(data["title"], document.main),
        body=data.get("body"),
        role=data.get("role"),
        date=date.fromisoformat(data["date"]),
        reference=data["reference"],
        decides=tuple(data["decides"]),
        text=document.text(data, "text"),
        mandate=data.get("mandate"),
        place=place,
        references=(
            *(Reference(key, data[key], place.at(key)) for key in ("body", "role", "mandate") if key in data),
            *(Reference("document", name, place.at("decides", index)) for index, name in enumerate(data["decides"])),
        ),
    )
