"""What happens to a subscription happens in turn: it starts once, and nothing happens to it after its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.model.subscription import Happening, follow, standing
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.subscription import Event, Subscription

_HEAD = (
    "# catalog/ledger/subscriptions.csv\nid,booked,date,subscription,event,unit,item,quantity,code,asset,source\n"
    "h-1,2026-01-01,2026-01-01,s-1,start,skolan,skarm,4,,,opening\n"
)

CODE = Code(
    "K832",
    "event-out-of-turn",
    Severity.ERROR,
    N_("Something happens to a subscription that cannot happen to it then"),
    N_("What a unit has is counted from the events. One out of turn changes nothing, or was meant for another."),
    Example(_HEAD + "h-2,2026-09-01,2026-09-01,s-2,end,,,,,,o-2026-08-20-b1c2#1\n"),
    Example(_HEAD + "h-2,2026-09-01,2026-09-01,s-1,end,,,,,,o-2026-08-20-b1c2#1\n"),
)

_LATER = N_("Look at the subscription's id and at the days.")


def _check(checked: Checked) -> Iterator[Diagnostic]:
    held: dict[str, Subscription | None] = {}
    started = {e.subscription for e in checked.catalogue.subscriptions if e.happening is Happening.START}
    for event in standing(checked.catalogue.subscriptions):
        subscription = held.get(event.subscription)
        if event.subscription not in held and event.happening is not Happening.START:
            if event.subscription in started:
                yield _told(event, "date", N_("“{subscription}” has not started on {day}"), _LATER)
            else:
                yield _told(event, "subscription", N_("“{subscription}” never started"), _LATER)
            continue
        if event.happening is Happening.START and event.subscription in held:
            message = N_("“{subscription}” has started already")
            yield _told(event, "subscription", message, N_("Give the new one an id of its own."))
            continue
        if event.happening is not Happening.START and subscription is None:
            yield _told(event, "date", N_("“{subscription}” has ended already on {day}"), _LATER)
            continue
        if subscription is not None:
            yield from _unlike(event, subscription)
        held[event.subscription] = follow(subscription, event)


def _unlike(event: Event, held: Subscription) -> Iterator[Diagnostic]:
    """Yield what an event states that the subscription is not: it may change one thing only."""
    happening = event.happening
    if happening is Happening.PAUSE and held.paused:
        yield _told(event, "event", N_("“{subscription}” is paused already"), _LATER)
    elif happening is Happening.RESUME and not held.paused:
        yield _told(event, "event", N_("“{subscription}” is not paused"), _LATER)
    elif happening is Happening.END and event.quantity is not None and event.quantity > held.quantity:
        yield _told(
            event,
            "quantity",
            N_("{quantity} end, but “{subscription}” is {held} then"),
            N_("Leave the quantity out where all of it ends."),
            quantity=event.quantity,
            held=held.quantity,
        )
    if happening is not Happening.MOVE and event.unit not in {None, held.unit}:
        yield _told(
            event,
            "unit",
            N_("“{subscription}” is at “{held}” then, not at “{unit}”"),
            N_("Look at the subscription's id, or write a move first."),
            held=held.unit,
            unit=event.unit,
        )
    if happening is not Happening.CHANGE and event.item not in {None, held.item}:
        yield _told(
            event,
            "item",
            N_("“{subscription}” is “{held}” then, not “{item}”"),
            N_("Look at the subscription's id, or write a change first."),
            held=held.item,
            item=event.item,
        )


def _told(event: Event, column: str, message: str, remedy: str, **values: object) -> Diagnostic:
    day = event.day.isoformat()
    place = event.place.at(column)
    return complain(CODE, place, message, remedy, severity=None, subscription=event.subscription, day=day, **values)


RULE = Rule(CODE, _check)
