"""The days on which what is published changes by itself: a price begins, a notice ends, a unit gets its new name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.catalogue import Catalogue

_DAY = timedelta(days=1)


def next_change(catalogue: Catalogue, at: date) -> date | None:
    """Return the first day after `at` on which something published differs; None when nothing more is decided."""
    return min((day for day in _days(catalogue) if day > at), default=None)


def _days(catalogue: Catalogue) -> Iterator[date]:
    for source in catalogue.decided_lists:
        yield from _span(source.start, source.until)
    for service in catalogue.published_services:
        lives = [service.orderable, service.works, *(notice.life for notice in service.notices)]
        for option in service.options:
            lives += [option.orderable, option.works, *(notice.life for notice in option.notices)]
        for life in lives:
            if life is not None:
                yield from _span(life.start, life.until)
    for level in catalogue.levels.values():
        yield from () if level.draft else level.days
    for assortment in catalogue.assortments.values():
        if not assortment.draft:
            yield from _span(assortment.start, None)
            for choice in assortment.choices.values():
                yield from _span(choice.start, choice.until)
    yield from _organisation(catalogue)


def _organisation(catalogue: Catalogue) -> Iterator[date]:
    for unit in catalogue.units.values():
        yield from _span(unit.start, unit.until)
        yield from unit.name.days
        yield from unit.under.days if unit.under else ()
    for decision in catalogue.published_decisions:
        yield decision.date
    for body in catalogue.bodies.values():
        yield from _span(body.start, body.until)
    for mandate in catalogue.mandates.values():
        yield from _span(mandate.start, mandate.until)


def _span(start: date | None, until: date | None) -> Iterator[date]:
    """Yield the day something begins and the day after its last."""
    if start is not None:
        yield start
    if until is not None and until < date.max:
        yield until + _DAY
