"""What undoes an event names one: of the same subscription, and not undone already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.model.subscription import Happening
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = (
    "# catalog/ledger/subscriptions.csv\nid,booked,date,subscription,event,unit,item,quantity,code,asset,source\n"
    "h-1,2026-01-01,2026-01-01,s-1,start,skolan,skarm,4,,,opening\n"
    "h-2,2026-09-01,2026-09-01,s-1,end,,,,,,o-2026-08-20-b1c2#1\n"
)

CODE = Code(
    "K833",
    "void-of-nothing",
    Severity.ERROR,
    N_("A void does not name an event that it can undo"),
    N_("An event is never edited: a void undoes it, and must know which one."),
    Example(_HEAD + "h-3,2026-09-04,2026-09-01,s-1,void,,,,,,h-9\n"),
    Example(_HEAD + "h-3,2026-09-04,2026-09-01,s-1,void,,,,,,h-2\n"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    events = {event.id: event for event in checked.catalogue.subscriptions}
    undone: dict[str, str] = {}
    for event in checked.catalogue.subscriptions:
        if event.happening is not Happening.VOID:
            continue
        named = events.get(event.source)
        if named is None:
            message = N_("there is no event “{name}”")
        elif named.happening is Happening.VOID:
            message = N_("“{name}” is a void itself")
        elif named.subscription != event.subscription:
            message = N_("“{name}” is an event of “{other}”, not of “{subscription}”")
        elif undone.setdefault(event.source, event.id) != event.id:
            message = N_("“{name}” is undone already, by “{by}”")
        else:
            continue
        yield complain(
            CODE,
            event.place.at("source"),
            message,
            N_("Write the id of the event that was wrong. What was undone by mistake is written anew."),
            name=event.source,
            other=named.subscription if named else "",
            subscription=event.subscription,
            by=undone.get(event.source, ""),
        )


RULE = Rule(CODE, _check)
