"""Keys for splitting and terms for renting that differ in some year. A later year that says the same is no change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from kran.changes.change import Change
from kran.changes.timeline import side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kran.changes.pair import Pair
    from kran.model.catalogue import Catalogue
    from kran.model.costs import Costs

KINDS = {"keys": "cost-key", "terms": "cost-terms"}


def changes(pair: Pair) -> Iterator[Change]:
    """Yield every key and every terms that differ from some year on; `aspect` says which of the two it is."""
    if pair.same("costs"):
        return
    costs = [*pair.after.costs.values(), *pair.before.costs.values()]
    days = [_day(entry.id) for entry in costs]
    for field, kind in KINDS.items():
        for name in sorted({name for entry in costs for name in getattr(entry, field)}):
            for stretch in side_by_side(days, _held(pair.before, field, name), _held(pair.after, field, name)):
                year = str(stretch.start.year)
                old, new = (side.cost_year(kind, year, name) for side in (pair.before, pair.after))
                source = new or old
                assert source is not None  # noqa: S101  one of the two says something, else they were alike
                yield Change(
                    "cost-changed",
                    f"costs/{source.id}",
                    name,
                    stretch.before,
                    stretch.after,
                    field,
                    start=stretch.start,
                    until=stretch.until,
                    where_before=_place(old, field, name),
                    where_after=_place(new, field, name),
                )


def _held(catalogue: Catalogue, field: str, name: str) -> Callable[[date], Any]:
    def held(day: date) -> Any:  # noqa: ANN401  parts by figure, or terms
        costs = catalogue.cost_year(KINDS[field], str(day.year), name)
        return getattr(costs, field)[name] if costs else None

    return held


def _place(costs: Costs | None, field: str, name: str) -> Any:  # noqa: ANN401  a place or None
    return costs.place.at(field, name) if costs else None


def _day(year: str) -> date:
    return date(int(year), 1, 1)
