"""What a body, or a role on delegation, may decide. The mandate follows the type of change, not the file's path."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kran.model.document import Document, day
from kran.model.reference import Reference
from kran.money import exact

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from kran.diagnostics import Place
    from kran.text import Text


@dataclass(frozen=True, slots=True)
class Mandate:
    """`may` names types of change; limits in per cent and kronor count together over the calendar year.

    With `minutes` a recorded decision stands in for approvals in the proposal itself.
    """

    id: str
    title: Text | None
    body: str | None
    role: str | None
    may: tuple[str, ...]
    of: tuple[str, ...]
    percent: Decimal | int | None
    year: Decimal | None
    given_by: str
    start: date | None
    until: date | None
    minutes: bool
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)


def read(document: Document) -> dict[str, Mandate]:
    """Read ``organisation/mandates.yaml``."""
    mandates = {}
    for name, data in document.data["mandates"].items():
        place = document.place.at("mandates", name)
        limit = data.get("limit", {})
        mandates[name] = Mandate(
            id=name,
            title=document.text(data, "title"),
            body=data.get("body"),
            role=data.get("role"),
            may=tuple(data["may"]),
            of=tuple(data.get("of", ())),
            percent=limit.get("percent"),
            year=exact(limit["year"]) if "year" in limit else None,
            given_by=data["given_by"],
            start=day(data, "from"),
            until=day(data, "until"),
            minutes=data.get("minutes", False),
            place=place,
            references=(
                *(
                    Reference(kind, data[key], place.at(key))
                    for key, kind in (("body", "body"), ("role", "role"), ("given_by", "decision"))
                    if key in data
                ),
                *(
                    Reference("document" if "/" in of else "item", of, place.at("of", index))
                    for index, of in enumerate(data.get("of", ()))
                ),
            ),
        )
    return mandates
