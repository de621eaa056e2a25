"""What one service is: texts, options, life cycle. No amounts and no promises; those are the council's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kran.model.document import Document, day
from kran.model.reference import Reference
from kran.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from kran.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Life:
    """First and last day; None is open."""

    start: date | None = None
    until: date | None = None

    def holds(self, at: date) -> bool:
        """Say whether `at` lies within."""
        return (self.start is None or self.start <= at) and (self.until is None or at <= self.until)

    @classmethod
    def read(cls, data: Mapping[str, Any] | None) -> Life | None:
        """Read ``{from, until}``; None when there is none."""
        return cls(day(data, "from"), day(data, "until")) if data else None


@dataclass(frozen=True, slots=True)
class Content:
    """Something included or not, and the service it leads to."""

    text: Text
    item: str | None


@dataclass(frozen=True, slots=True)
class Notice:
    """A message shown for a time; `stop` closes ordering meanwhile."""

    life: Life
    text: Text
    stop: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bundle."""

    item: str
    quantity: int
    optional: bool


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link out of the page: an address, or the name of a page in docs/."""

    text: Text
    to: str


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a service; the item that is ordered is ``service/option``."""

    id: str
    title: Text
    summary: Text | None
    suits: Text | None
    common: bool
    specs: tuple[tuple[str, Text], ...]
    included: tuple[Content, ...]
    orderable: Life | None
    works: Life | None
    replaced_by: str | None
    notices: tuple[Notice, ...]
    formerly: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Service:
    """One service. An option's own `orderable` and `works` narrow the service's."""

    id: str
    category: str
    draft: bool
    title: Text
    summary: Text
    about: Text | None
    purpose: Text | None
    audience: Text | None
    owner: str
    delivered_by: str | None
    counted: tuple[Text, Text] | None
    included: tuple[Content, ...]
    not_included: tuple[Content, ...]
    customer_does: tuple[Text, ...]
    keywords: Mapping[str, tuple[str, ...]]
    unit_kinds: tuple[str, ...]
    requires: tuple[str, ...]
    related: tuple[str, ...]
    links: tuple[WebLink, ...]
    delivery_days: int | None
    notices: tuple[Notice, ...]
    reviewed: date | None
    replaced_by: str | None
    contains: tuple[Part, ...]
    orderable: Life
    works: Life | None
    formerly: tuple[str, ...]
    options: tuple[Option, ...]
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)

    @property
    def items(self) -> tuple[str, ...]:
        """The paths that are ordered, held and charged: the options', or the service itself when it has none."""
        return tuple(f"{self.id}/{option.id}" for option in self.options) or (self.id,)

    def option(self, item: str) -> Option | None:
        """Return the option that an item path of this service names."""
        name = item.partition("/")[2]
        return next((option for option in self.options if option.id == name), None)


def read(document: Document) -> Service:
    """Read one file of ``services/<category>/``."""
    data = document.data
    counted = data.get("counted")
    main = document.main
    return Service(
        id=document.id,
        category=document.file.split("/")[-2],
        draft=document.draft,
        title=Text.read(data["title"], main),
        summary=Text.read(data["summary"], main),
        about=document.text(data, "about"),
        purpose=document.text(data, "purpose"),
        audience=document.text(data, "audience"),
        owner=data["owner"],
        delivered_by=data.get("delivered_by"),
        counted=(Text.read(counted["one"], main), Text.read(counted["other"], main)) if counted else None,
        included=_contents(document, data, "included"),
        not_included=_contents(document, data, "not_included"),
        customer_does=document.texts(data, "customer_does"),
        keywords={lang: tuple(words) for lang, words in data.get("keywords", {}).items()},
        unit_kinds=tuple(data.get("for", ())),
        requires=tuple(data.get("requires", ())),
        related=tuple(data.get("related", ())),
        links=tuple(WebLink(Text.read(link["text"], main), link["to"]) for link in data.get("links", ())),
        delivery_days=data.get("delivery", {}).get("days"),
        notices=_notices(document, data),
        reviewed=day(data, "reviewed"),
        replaced_by=data.get("replaced_by"),
        contains=tuple(
            Part(part["item"], part.get("quantity", 1), part.get("optional", False))
            for part in data.get("contains", ())
        ),
        orderable=Life.read(data["orderable"]) or Life(),
        works=Life.read(data.get("works")),
        formerly=tuple(data.get("formerly", ())),
        options=tuple(_option(document, option, index) for index, option in enumerate(data.get("options", ()))),
        place=document.place,
        references=tuple(_references(document)),
    )


def _option(document: Document, data: Mapping[str, Any], index: int) -> Option:
    return Option(
        id=data["id"],
        title=Text.read(data["title"], document.main),
        summary=document.text(data, "summary"),
        suits=document.text(data, "suits"),
        common=data.get("common", False),
        specs=tuple((name, Text.read(value, document.main)) for name, value in data.get("specs", {}).items()),
        included=_contents(document, data, "included"),
        orderable=Life.read(data.get("orderable")),
        works=Life.read(data.get("works")),
        replaced_by=data.get("replaced_by"),
        notices=_notices(document, data),
        formerly=tuple(data.get("formerly", ())),
        place=document.place.at("options", index),
    )


def _contents(document: Document, data: Mapping[str, Any], name: str) -> tuple[Content, ...]:
    return tuple(
        Content(Text.read(value["text"], document.main), value.get("item"))
        if isinstance(value, dict) and "text" in value
        else Content(Text.read(value, document.main), None)
        for value in data.get(name, ())
    )


def _notices(document: Document, data: Mapping[str, Any]) -> tuple[Notice, ...]:
    return tuple(
        Notice(Life(day(n, "from"), day(n, "until")), Text.read(n["text"], document.main), n.get("stop", False))
        for n in data.get("notices", ())
    )


def _references(document: Document) -> Iterator[Reference]:
    data, place = document.data, document.place
    yield Reference("category", document.file.split("/")[-2], place)
    yield Reference("role", data["owner"], place.at("owner"))
    if "delivered_by" in data:
        yield Reference("supplier", data["delivered_by"], place.at("delivered_by"))
    for name, kind in (("for", "unit-kind"), ("requires", "item"), ("related", "item")):
        for index, value in enumerate(data.get(name, ())):
            yield Reference(kind, value, place.at(name, index), holds=name != "related")
    for index, part in enumerate(data.get("contains", ())):
        yield Reference("orderable-item", part["item"], place.at("contains", index, "item"))
    yield from _inner(data, place)
    for index, option in enumerate(data.get("options", ())):
        yield from _inner(option, place.at("options", index))


def _inner(data: Mapping[str, Any], place: Place) -> Iterator[Reference]:
    for name in ("included", "not_included"):
        for index, value in enumerate(data.get(name, ())):
            if isinstance(value, dict) and "item" in value:
                yield Reference("item", value["item"], place.at(name, index, "item"), holds=name == "included")
    if "replaced_by" in data:
        yield Reference("item", data["replaced_by"], place.at("replaced_by"))
