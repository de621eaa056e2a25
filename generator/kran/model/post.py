"""A post: a role at a unit, held by whoever is in the forge's team. Never a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kran.model.document import Document, day
from kran.model.reference import Reference

if TYPE_CHECKING:
    from datetime import date

    from kran.diagnostics import Place
    from kran.text import Text


@dataclass(frozen=True, slots=True)
class Post:
    """Has `role` and `unit`, or stands in for another post from one day to another."""

    id: str
    title: Text | None
    role: str | None
    unit: str | None
    team: str
    start: date | None
    until: date | None
    stands_in_for: str | None
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)


def read(document: Document) -> dict[str, Post]:
    """Read ``organisation/posts.yaml``."""
    posts = {}
    for name, data in document.data["posts"].items():
        place = document.place.at("posts", name)
        posts[name] = Post(
            id=name,
            title=document.text(data, "title"),
            role=data.get("role"),
            unit=data.get("unit"),
            team=data["team"],
            start=day(data, "from"),
            until=day(data, "until"),
            stands_in_for=data.get("stands_in_for"),
            place=place,
            references=tuple(
                Reference(kind, data[key], place.at(key))
                for key, kind in (("role", "role"), ("unit", "unit"), ("stands_in_for", "post"))
                if key in data
            ),
        )
    return posts
