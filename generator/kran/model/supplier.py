"""Who delivers: IT itself, a jointly owned company, or someone outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.text import Text

if TYPE_CHECKING:
    from kran.diagnostics import Place
    from kran.model.document import Document


@dataclass(frozen=True, slots=True)
class Supplier:
    """`kind` is own, joint or external."""

    id: str
    title: Text
    kind: str
    summary: Text | None
    place: Place


def read(document: Document) -> dict[str, Supplier]:
    """Read ``suppliers.yaml``."""
    return {
        name: Supplier(
            name,
            Text.read(data["title"], document.main),
            data["kind"],
            document.text(data, "summary"),
            document.place.at("suppliers", name),
        )
        for name, data in document.data["suppliers"].items()
    }
