"""A shelf of the catalogue; its id is the folder its services lie in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.text import Text

if TYPE_CHECKING:
    from kran.diagnostics import Place
    from kran.model.document import Document


@dataclass(frozen=True, slots=True)
class Category:
    """`icon` names a Material Design icon."""

    id: str
    title: Text
    summary: Text | None
    icon: str
    place: Place


def read(document: Document) -> dict[str, Category]:
    """Read ``categories.yaml``, in the order of the shelves."""
    return {
        entry["id"]: Category(
            entry["id"],
            Text.read(entry["title"], document.main),
            document.text(entry, "summary"),
            entry.get("icon", "shape-outline"),
            document.place.at("categories", index),
        )
        for index, entry in enumerate(document.data["categories"])
    }
