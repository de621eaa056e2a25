"""How a price is derived from what IT spends: keys for splitting, terms for renting. Pools come later."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kran.model.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from kran.diagnostics import Place
    from kran.model.document import Document
    from kran.text import Text


@dataclass(frozen=True, slots=True)
class Terms:
    """Rent over `months` with `interest` per cent a year on what remains."""

    id: str
    title: Text | None
    months: int
    interest: Decimal | int


@dataclass(frozen=True, slots=True)
class Costs:
    """One year; a key is integer parts by figure (``{equal: 1, inhabitants: 2}`` is a third and two thirds)."""

    id: str
    keys: Mapping[str, Mapping[str, int]]
    terms: Mapping[str, Terms]
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)


def read(document: Document) -> Costs:
    """Read one file of ``costs/``, named for its year."""
    data, place = document.data, document.place
    return Costs(
        id=document.id,
        keys=data.get("keys", {}),
        terms={
            name: Terms(name, document.text(terms, "title"), terms["months"], terms["interest"])
            for name, terms in data.get("terms", {}).items()
        },
        place=place,
        references=tuple(
            Reference("figure", figure, place.at("keys", key, figure, key=True))
            for key, parts in data.get("keys", {}).items()
            for figure in parts
            if figure != "equal"
        ),
    )
