"""What happens to a subscription: it starts, changes, moves, pauses and ends. Internal: never on a public page.

A row is never edited. What was wrong is undone by a later row, ``void``, whose `source` names the event.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from kran.diagnostics import Place
from kran.model.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from kran.model.document import Document

COLUMNS = ("id", "booked", "date", "subscription", "event", "unit", "item", "quantity", "code", "asset", "source")
NUMBERS = ("quantity",)
OPENING = "opening"
"""The source of what was held when the ledger began: nothing was delivered then."""


class Happening(StrEnum):
    """What an event does; an `end` with a quantity ends so many of them."""

    START = "start"
    CHANGE = "change"
    MOVE = "move"
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Event:
    """One row of ``ledger/subscriptions.csv``; `day` is the first on which it holds, `booked` when it was written."""

    id: str
    booked: date
    day: date
    subscription: str
    happening: Happening
    unit: str | None
    item: str | None
    quantity: Decimal | int | None
    code: str | None
    asset: str | None
    source: str
    place: Place
    references: tuple[Reference, ...] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a subscription is after an event: so many of an item at a unit; while it is `paused`, nothing is held."""

    id: str
    unit: str
    item: str
    quantity: Decimal | int
    paused: bool = False


def read(document: Document) -> tuple[Event, ...]:
    """Read the rows; each row's line is its place."""
    events = []
    for row in document.data:
        place = Place(document.file, (row[""],))
        named = [(kind, row[kind]) for kind in ("unit", "item") if kind in row]
        events.append(
            Event(
                row["id"],
                date.fromisoformat(row["booked"]),
                date.fromisoformat(row["date"]),
                row["subscription"],
                Happening(row["event"]),
                row.get("unit"),
                row.get("item"),
                row.get("quantity"),
                row.get("code"),
                row.get("asset"),
                row["source"],
                place,
                tuple(Reference(kind, name, place.at(kind)) for kind, name in named),
            )
        )
    return tuple(events)


def standing(events: Iterable[Event]) -> list[Event]:
    """Return the events that no later one undoes, by their day; those of one day in the order they were written."""
    events = tuple(events)
    undone = {event.source for event in events if event.happening is Happening.VOID}
    stand = (event for event in events if event.happening is not Happening.VOID and event.id not in undone)
    return sorted(stand, key=lambda event: event.day)


def follow(held: Subscription | None, event: Event) -> Subscription | None:
    """Return a subscription after an event; None once it has ended. An event out of turn changes nothing."""
    if held is None:
        return _started(event) if event.happening is Happening.START else None
    match event.happening:
        case Happening.CHANGE:
            held = replace(held, item=event.item or held.item, quantity=event.quantity or held.quantity)
        case Happening.MOVE:
            held = replace(held, unit=event.unit or held.unit)
        case Happening.PAUSE | Happening.RESUME:
            held = replace(held, paused=event.happening is Happening.PAUSE)
        case Happening.END:
            left = held.quantity - event.quantity if event.quantity is not None else 0
            held = replace(held, quantity=left) if left > 0 else None
        case Happening.START | Happening.VOID:
            pass
    return held


def _started(event: Event) -> Subscription:
    assert event.unit is not None  # noqa: S101  the schema requires the three of a start
    assert event.item is not None  # noqa: S101
    assert event.quantity is not None  # noqa: S101
    return Subscription(event.subscription, event.unit, event.item, event.quantity)
