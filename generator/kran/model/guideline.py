"""A guideline: Markdown, and a head that says which body set it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kran.model.reference import Reference
from kran.text import Text

if TYPE_CHECKING:
    from kran.diagnostics import Place
    from kran.model.document import Document


@dataclass(frozen=True, slots=True)
class Guideline:
    """`body_text` is Markdown as written; `body` the deciding body."""

    id: str
    draft: bool
    title: Text
    body: str
    decision: str
    unit_kinds: tuple[str, ...]
    body_text: str
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)


def read(document: Document) -> Guideline:
    """Read one file of ``guidelines/``."""
    data, place = document.data, document.place
    return Guideline(
        id=document.id,
        draft=document.draft,
        title=Text.read(data["title"], document.main),
        body=data["body"],
        decision=data["decision"],
        unit_kinds=tuple(data.get("for", ())),
        body_text=document.body,
        place=place,
        references=(
            Reference("body", data["body"], place.at("body")),
            Reference("decision", data["decision"], place.at("decision")),
            *(Reference("unit-kind", kind, place.at("for", i)) for i, kind in enumerate(data.get("for", ()))),
        ),
    )
