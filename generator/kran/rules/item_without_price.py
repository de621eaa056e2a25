"""What can be ordered has a price, on every day it can be ordered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.model.price_list import Form
from kran.rules import ended_but_unpriced, ended_but_used
from kran.rules.decided_too_late import late_lists
from kran.rules.misspelt import meant_rows
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.catalogue import Item
    from kran.model.in_force import Period

_LAMP = (
    "# catalog/services/arbetsplats/lampa.yaml\ntitle: {sv: Lampa, en: Lamp}\n"
    "summary: {sv: En lampa., en: A lamp.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
)

CODE = Code(
    "K302",
    "item-without-price",
    Severity.ERROR,
    N_("Something that can be ordered has no price"),
    N_("Whoever orders must know what it costs. What costs nothing of its own says so (form: included)."),
    Example(_LAMP),
    Example(_LAMP + "status: draft\n"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    starts = [source.start for source in catalogue.decided_lists if source.unit is None]
    if not starts:
        return
    first_list = min(starts)
    misspelt = meant_rows(catalogue)
    ended_wrongly = _ended_wrongly(checked)
    for path, item in catalogue.items.items():
        service = item.service
        if path in misspelt or service.draft or service.contains or (item.option is None and service.options):
            continue
        start, until = ordered(item)
        first = max(start or first_list, first_list)
        # Not everything is for every kind of customer: the one that is served longest counts.
        gaps = [_first_gap(periods, first, until) for periods in _periods(checked, path)]
        gap = None if None in gaps else max(day for day in gaps if day)
        if gap is not None and path not in ended_wrongly:
            yield complain(
                CODE,
                item.option.place if item.option else service.place,
                N_("“{item}” can be ordered but has no price from {day}"),
                N_("Add a row to a price list, end the ordering before then, or mark the service as a draft."),
                item=path,
                day=gap.isoformat(),
            )


def _ended_wrongly(checked: Checked) -> set[str]:
    """Return the items whose price ends in a row or from a day that is wrong: that they then have none follows."""
    rules = (ended_but_unpriced.RULE, ended_but_used.RULE)
    found = [str(complaint.message.values["row"]) for rule in rules for complaint in rule.check(checked)]
    late = late_lists(checked)
    for source in checked.catalogue.decided_lists:
        if source.place.file in late:
            found += [key for key, row in source.rows.items() if row.price.form is Form.ENDED]
    return {checked.catalogue.canonical(key) for key in found}


def ordered(item: Item) -> tuple[date | None, date | None]:
    """Return the first and last day an item can be ordered: an option's own dates narrow its service's."""
    lives = [item.service.orderable, *([item.option.orderable] if item.option and item.option.orderable else [])]
    starts = [life.start for life in lives if life.start]
    ends = [life.until for life in lives if life.until]
    return max(starts, default=None), min(ends, default=None)


def _periods(checked: Checked, path: str) -> Iterator[list[Period]]:
    """Yield, for each kind of customer, the periods of the item's own row, oldest first; of its parts if it has none.

    What comes on top of a price that has ended is no price of its own.
    """
    book = checked.book
    for customer in checked.catalogue.settings.customers:
        own = book.periods(path, customer)
        parts = (period for key in book.rows_of(path, customer) for period in book.periods(key, customer))
        yield sorted(own or parts, key=lambda period: period.start)


def _first_gap(periods: list[Period], start: date, until: date | None) -> date | None:
    day: date | None = start
    for period in periods:
        if day is None or period.start > day:
            break
        if period.until is None or period.until >= day:
            day = None if period.until is None else period.until + timedelta(days=1)
    if day is None or (until is not None and day > until):
        return None
    return day


RULE = Rule(CODE, _check, needs=frozenset({"price-list"}))
