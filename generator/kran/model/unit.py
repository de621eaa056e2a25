"""A unit of the organisation. The list is flat; the tree is `under`, so a move is one line and the past stays true."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from kran.model import dated
from kran.model.document import Document, day
from kran.model.reference import Reference
from kran.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kran.diagnostics import Place
    from kran.model.dated import Dated


@dataclass(frozen=True, slots=True)
class Unit:
    """`customer` and `kind` are declared in catalog.yaml; `becomes` is the one successor of a unit that ended."""

    id: str
    name: Dated[Text]
    kind: str
    customer: str
    start: date
    until: date | None
    becomes: str | None
    under: Dated[str] | None
    code: Dated[Mapping[str, str]] | None
    email: str | None
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)

    def exists(self, at: date) -> bool:
        """Say whether the unit exists on a day."""
        return self.start <= at and (self.until is None or at <= self.until)


def read(document: Document) -> dict[str, Unit]:
    """Read ``organisation/units.yaml``."""
    return {name: _unit(document, name, data) for name, data in document.data["units"].items()}


def _unit(document: Document, name: str, data: Mapping[str, Any]) -> Unit:
    place = document.place.at("units", name)
    return Unit(
        id=name,
        name=dated.read(data["name"], lambda value: Text.read(value, document.main)),
        kind=data["kind"],
        customer=data["customer"],
        start=date.fromisoformat(data["from"]),
        until=day(data, "until"),
        becomes=data.get("becomes"),
        under=dated.read(data["under"], str) if "under" in data else None,
        code=dated.read(data["code"], dict) if "code" in data else None,
        email=data.get("email"),
        place=place,
        references=tuple(_references(data, place)),
    )


def _references(data: Mapping[str, Any], place: Place) -> Iterator[Reference]:
    yield Reference("unit-kind", data["kind"], place.at("kind"))
    yield Reference("customer", data["customer"], place.at("customer"))
    if "becomes" in data:
        yield Reference("unit", data["becomes"], place.at("becomes"))
    under = data.get("under")
    if isinstance(under, dict):
        for start, parent in under.items():
            yield Reference("unit", parent, place.at("under", start))
    elif under is not None:
        yield Reference("unit", under, place.at("under"))
