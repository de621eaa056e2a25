"""The decisions behind a service's prices: which prices each of them set, and from when they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site.names import item_name
from kran.site.views.priced import priced
from kran.text import N_

if TYPE_CHECKING:
    from datetime import date

    from kran.model.service import Service
    from kran.site.context import Context, Decided
    from kran.site.views.option import OptionView
    from kran.site.views.priced import Priced


@dataclass(frozen=True, slots=True)
class Behind:
    """One decision; `of` names the prices it set (empty: all of them), which hold from `start`."""

    decided: Decided
    of: str
    start: date
    start_text: str


def behind(context: Context, service: Service, shown: tuple[OptionView, ...]) -> tuple[Behind, ...]:
    """Return the decisions behind the prices in force, the newest first, and then those behind prices to come.

    A bundle without a price of its own costs what its parts do: their decisions are its.
    """
    rows = [(option.title, row) for option in shown for row in (option.price, *option.on_top) if row is not None]
    if service.contains and not any(row.price for _, row in rows if not row.on_top):
        for item in dict.fromkeys(context.catalogue.canonical(part.item) for part in service.contains):
            found = (priced(context, key) for key in context.book.rows_of(item, context.customer))
            rows += [(item_name(context.catalogue, item, context.words), row) for row in found if row is not None]
    now: dict[tuple[date, str], tuple[Decided, list[str]]] = {}
    later: dict[tuple[date, str], tuple[Decided, list[str]]] = {}
    for title, row in rows:
        if row.decided is not None and row.since is not None:
            now.setdefault((row.since, row.decided.href), (row.decided, []))[1].append(_name(context, title, row))
        for entry in row.coming:
            if entry.decided is not None:
                key = entry.day, entry.decided.href
                later.setdefault(key, (entry.decided, []))[1].append(_name(context, title, row))
    return tuple(
        Behind(
            decided=decided,
            of="" if len(names) == len(rows) else context.words.listed(list(dict.fromkeys(filter(None, names)))),
            start=start,
            start_text=context.words.day(start),
        )
        for found, newest in ((now, True), (later, False))
        for (start, _), (decided, names) in sorted(found.items(), reverse=newest)
    )


def _name(context: Context, title: str, row: Priced) -> str:
    if not row.on_top:
        return title
    label = row.label.text if row.label else context.words.gettext(N_("On top"))
    return f"{title}: {label}" if title else label
