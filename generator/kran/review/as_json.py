"""The changes and what follows for programs: ``{"changes": […], "effect": {…}, "decisions": […]}``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from kran.text import Text

if TYPE_CHECKING:
    from kran.changes.change import Change
    from kran.changes.effect import Effect, Open, Sum
    from kran.changes.need import Need
    from kran.diagnostics import Place
    from kran.review.review import Review

VERSION = 1


def as_json(review: Review) -> str:
    """Return the review as JSON; kronor and quantities are strings, so that no reader rounds them."""
    return json.dumps(
        {
            "version": VERSION,
            "base": review.base,
            "head": review.head or None,
            "changes": [change_document(change) for change in review.changes],
            "effect": effect_document(review.effect, review.at, review.day),
            "decisions": [_need(need) for need in review.needs],
        },
        ensure_ascii=False,
        indent=1,
    ) + "\n"  # fmt: skip


def change_document(change: Change) -> dict[str, Any]:
    """Return one change; what it does not say is left out."""
    said = {
        "name": change.name,
        "document": change.document,
        "of": change.of,
        "aspect": change.aspect,
        "before": plain(change.before),
        "after": plain(change.after),
        "from": plain(change.start),
        "until": plain(change.until),
        "customers": list(change.customers),
        "unit": change.unit,
        "where": {"before": _place(change.where_before), "after": _place(change.where_after)},
    }
    return {key: value for key, value in said.items() if value not in (None, "", [])}


def effect_document(effect: Effect, at: date, day: date) -> dict[str, Any]:
    """Return what a change costs a year: in all, by unit and by row of the price list."""
    return {
        "at": at.isoformat(),
        "prices_of": day.isoformat(),
        **_sums(effect.total),
        "units": [{"unit": unit.name, **_sums(unit)} for unit in effect.units],
        "rows": [{"row": row.name, "quantity": plain(row.quantity), **_sums(row)} for row in effect.rows],
        "unpriced": [_open(entry) for entry in effect.unpriced],
        "uncomputed": [_open(entry) for entry in effect.uncomputed],
    }


def plain(value: object) -> Any:  # noqa: ANN401  JSON
    """Return any value of the catalogue as JSON can hold it: numbers as strings, days as ISO 8601."""
    for shape, write in _SHAPES:
        if isinstance(value, shape):
            return write(value)
    return _object(value) if is_dataclass(value) else value


_SHAPES: tuple[tuple[type | tuple[type, ...], Callable[[Any], Any]], ...] = (
    (Enum, lambda value: value.value),
    (Decimal, lambda value: f"{value:f}"),
    (date, date.isoformat),
    (Text, lambda value: dict(value.by_language)),
    (Mapping, lambda value: {str(name): plain(inner) for name, inner in value.items()}),
    ((tuple, list, frozenset), lambda value: [plain(part) for part in value]),
)


def _object(value: Any) -> dict[str, Any]:  # noqa: ANN401  any object of the model
    held = {it.name: getattr(value, it.name) for it in fields(value) if it.compare and it.name != "place"}
    return {name: plain(inner) for name, inner in held.items() if inner not in (None, (), "", {})}


def _open(entry: Open) -> dict[str, Any]:
    return {"row": entry.row, "before": entry.before, "after": entry.after, "units": list(entry.units)}


def _sums(counted: Sum) -> dict[str, str]:
    return {name: f"{getattr(counted, name):.2f}" for name in ("before", "after", "difference")}


def _need(need: Need) -> dict[str, Any]:
    return {
        "body": need.body,
        "role": need.role,
        "mandate": need.mandate.id if need.mandate else None,
        "decision": need.decision.id if need.decision else None,
        "changes": [{"name": change.name, "document": change.document, "of": change.of} for change in need.changes],
    }


def _place(place: Place | None) -> str | None:
    return "/".join((place.file, "#", *map(str, place.path))) if place else None
