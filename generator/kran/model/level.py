"""A service level: the hours, targets and limits that are promised, each from its day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from kran.model import dated
from kran.model.hours import Hours
from kran.model.reference import Reference
from kran.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from kran.diagnostics import Place
    from kran.model.dated import Dated
    from kran.model.document import Document


@dataclass(frozen=True, slots=True)
class Availability:
    """At least `percent` of `hours`, measured `per` month, quarter or year."""

    hours: Hours | None
    percent: Decimal | int
    per: str | None


@dataclass(frozen=True, slots=True)
class Support:
    """When support answers, who does, and for which priorities (empty: all)."""

    hours: Hours
    who: Text | None
    priorities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outages:
    """The most outages, and hours of them, that are promised."""

    in_month: int | None
    hours_in_month: Decimal | int | None
    in_12_months: int | None


@dataclass(frozen=True, slots=True)
class Window:
    """Maintenance; `interrupts` says whether the service stands still meanwhile."""

    text: Text
    hours: Hours
    interrupts: bool


@dataclass(frozen=True, slots=True)
class Target:
    """Times for one priority as written (``4 h``, ``90 s``); `agreed`: agreed case by case."""

    respond: str | None
    resolve: str | None
    report: str | None
    agreed: bool


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """One level; a later promise adds a date to a field and never edits what was promised before."""

    id: str
    draft: bool
    title: Text
    summary: Text | None
    rank: int
    decisions: tuple[tuple[date, str], ...]
    operation: Dated[Hours] | None
    available: Dated[Availability] | None
    support: Dated[tuple[Support, ...]] | None
    outages: Dated[Outages] | None
    maintenance: Dated[tuple[Window, ...]] | None
    targets: Dated[Mapping[str, Target]] | None
    clock: Dated[str] | None
    met: Dated[Decimal | int] | None
    first_contact: Dated[Decimal | int] | None
    answer: Dated[Mapping[str, str]] | None
    credit: Dated[Text] | None
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)

    def decided(self, day: date) -> tuple[date, str] | None:
        """Return the first day and the decision of the promise in force on `day`."""
        return next((entry for entry in reversed(self.decisions) if entry[0] <= day), None)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day on which something in the promise begins."""
        fields = (self.operation, self.available, self.support, self.outages, self.maintenance, self.targets,
                  self.clock, self.met, self.first_contact, self.answer, self.credit)  # fmt: skip
        days = {day for value in fields if value is not None for day in value.days}
        return tuple(sorted(days | {day for day, _ in self.decisions}))


def read(document: Document) -> ServiceLevel:
    """Read one file of ``service-levels/``."""
    data = document.data
    main = document.main

    def field_of(name: str, inner: Any) -> Any:  # noqa: ANN401  each field has a type of its own
        return dated.read(data[name], inner) if name in data else None

    return ServiceLevel(
        id=document.id,
        draft=document.draft,
        title=Text.read(data["title"], main),
        summary=document.text(data, "summary"),
        rank=data["rank"],
        decisions=tuple((date.fromisoformat(day), name) for day, name in sorted(data["decision"].items())),
        operation=field_of("operation", Hours.read),
        available=field_of("available", _availability),
        support=field_of("support", lambda value: tuple(_support(entry, main) for entry in value)),
        outages=field_of("outages", _outages),
        maintenance=field_of("maintenance", lambda value: tuple(_window(entry, main) for entry in value)),
        targets=field_of("targets", lambda value: {name: _target(entry) for name, entry in value.items()}),
        clock=field_of("clock", str),
        met=field_of("met", lambda value: value),
        first_contact=field_of("first_contact", lambda value: value),
        answer=field_of("answer", dict),
        credit=field_of("credit", lambda value: Text.read(value, main)),
        place=document.place,
        references=tuple(
            Reference("decision", name, document.place.at("decision", day)) for day, name in data["decision"].items()
        ),
    )


def _availability(data: Mapping[str, Any]) -> Availability:
    hours = Hours.read(data["hours"]) if "hours" in data else None
    return Availability(hours, data["percent"], data.get("per"))


def _support(data: Mapping[str, Any], main: str) -> Support:
    who = Text.read(data["who"], main) if "who" in data else None
    return Support(Hours.read(data["hours"]), who, tuple(data.get("priorities", ())))


def _outages(data: Mapping[str, Any]) -> Outages:
    return Outages(data.get("in_month"), data.get("hours_in_month"), data.get("in_12_months"))


def _window(data: Mapping[str, Any], main: str) -> Window:
    return Window(Text.read(data["text"], main), Hours.read(data["hours"]), data.get("interrupts", True))


def _target(data: Mapping[str, Any]) -> Target:
    return Target(data.get("respond"), data.get("resolve"), data.get("report"), data.get("agreed", False))
