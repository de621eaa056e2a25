"""Roles, and what each may order and approve. Who may order is said here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kran.model.reference import Reference
from kran.money import exact
from kran.text import Text

if TYPE_CHECKING:
    from decimal import Decimal

    from kran.diagnostics import Place
    from kran.model.document import Document


@dataclass(frozen=True, slots=True)
class Role:
    """`order` and `approve` in kronor a year per order; `only` and `excluded` are items."""

    id: str
    title: Text
    order: Decimal | None
    approve: Decimal | None
    only: tuple[str, ...]
    excluded: tuple[str, ...]
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)


def read(document: Document) -> dict[str, Role]:
    """Read ``organisation/roles.yaml``."""
    roles = {}
    for name, data in document.data["roles"].items():
        place = document.place.at("roles", name)
        roles[name] = Role(
            id=name,
            title=Text.read(data["title"], document.main),
            order=exact(data["order"]) if "order" in data else None,
            approve=exact(data["approve"]) if "approve" in data else None,
            only=tuple(data.get("only", ())),
            excluded=tuple(data.get("not", ())),
            place=place,
            references=tuple(
                Reference("item", item, place.at(key, index))
                for key in ("only", "not")
                for index, item in enumerate(data.get(key, ()))
            ),
        )
    return roles
