"""The days on which what is published changes by itself: a price begins, a notice ends, news is no longer new."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kran.periods import add_months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.catalogue import Catalogue
    from kran.model.service import Service

_DAY = timedelta(days=1)
NEWS = timedelta(days=365)
"""So long something that happened is news on the start page."""


def next_change(catalogue: Catalogue, at: date) -> date:
    """Return the first day after `at` on which something published differs: at the latest the next year's first.

    Then the price list of this year is another.
    """
    return min([date(at.year + 1, 1, 1), *(day for day in _days(catalogue) if day > at)])


def _days(catalogue: Catalogue) -> Iterator[date]:
    for source in catalogue.decided_lists:
        if source.unit is None:  # a unit's own prices are not published
            yield from _span(source.start, source.until)
    for service in catalogue.published_services:
        yield from _service(service)
        yield from (day + NEWS for day in _news(service))
        if service.reviewed is not None:  # from then on it should be read again
            yield add_months(service.reviewed, catalogue.settings.review_months) + _DAY
    for level in catalogue.levels.values():
        yield from () if level.draft else level.days
    for assortment in catalogue.assortments.values():
        if not assortment.draft:
            yield from _span(assortment.start, None)
            for choice in assortment.choices.values():
                yield from _span(choice.start, choice.until)
    yield from _organisation(catalogue)


def _service(service: Service) -> Iterator[date]:
    lives = [service.orderable, service.works, *(notice.life for notice in service.notices)]
    for option in service.options:
        lives += [option.orderable, option.works, *(notice.life for notice in option.notices)]
    for life in lives:
        if life is not None:
            yield from _span(life.start, life.until)


def _news(service: Service) -> Iterator[date]:
    """Yield the days on which something happens to a service that the start page tells of."""
    yield from _span(service.orderable.start, service.orderable.until)
    for notice in (*service.notices, *(notice for option in service.options for notice in option.notices)):
        yield from _span(notice.life.start, None)


def _organisation(catalogue: Catalogue) -> Iterator[date]:
    for unit in catalogue.units.values():
        yield from _span(unit.start, unit.until)
        yield from unit.name.days
        yield from unit.under.days if unit.under else ()
    for decision in catalogue.published_decisions:
        yield from (decision.date, decision.date + NEWS)
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
