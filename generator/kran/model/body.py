"""A body that decides: assembly, executive, board or council."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kran.model.document import Document, day
from kran.model.reference import Reference
from kran.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kran.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Body:
    """`seats` by role, `quorum` the fewest present; it lies `under` another and exists from `start` to `until`."""

    id: str
    title: Text
    kind: str
    start: date
    until: date | None
    quorum: int | None
    seats: Mapping[str, int]
    summary: Text | None
    under: str | None
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)

    def exists(self, at: date) -> bool:
        """Say whether the body exists on a day."""
        return self.start <= at and (self.until is None or at <= self.until)


def read(document: Document) -> dict[str, Body]:
    """Read ``organisation/bodies.yaml``."""
    bodies = {}
    for name, data in document.data["bodies"].items():
        place = document.place.at("bodies", name)
        bodies[name] = Body(
            id=name,
            title=Text.read(data["title"], document.main),
            kind=data["kind"],
            start=date.fromisoformat(data["from"]),
            until=day(data, "until"),
            quorum=data.get("quorum"),
            seats=data.get("seats", {}),
            summary=document.text(data, "summary"),
            under=data.get("under"),
            place=place,
            references=(
                *(Reference("role", role, place.at("seats", role, key=True)) for role in data.get("seats", {})),
                *((Reference("body", data["under"], place.at("under")),) if "under" in data else ()),
            ),
        )
    return bodies
