"""What a price is counted per, and the factors for times of day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.model.hours import Hours
from kran.text import Text

if TYPE_CHECKING:
    from decimal import Decimal

    from kran.diagnostics import Place
    from kran.model.document import Document


@dataclass(frozen=True, slots=True)
class Measure:
    """`period` (month, quarter, year): charged while one has it; None: charged when it happens.

    A quantity is counted in `of` (GB), `size` of them make one, rounded up to a multiple of `round_up`.
    """

    id: str
    text: Text
    short: Text | None
    period: str | None
    of: str | None
    size: Decimal | int
    round_up: Decimal | int | None
    place: Place


@dataclass(frozen=True, slots=True)
class Rate:
    """A time of day with a factor of its own in some prices."""

    id: str
    text: Text
    hours: Hours | None
    place: Place


def read(document: Document) -> dict[str, Measure]:
    """Read the measures of ``measures.yaml``."""
    return {
        name: Measure(
            name,
            Text.read(data["text"], document.main),
            document.text(data, "short"),
            data.get("period"),
            data.get("of"),
            data.get("size", 1),
            data.get("round_up"),
            document.place.at("measures", name),
        )
        for name, data in document.data["measures"].items()
    }


def read_rates(document: Document) -> dict[str, Rate]:
    """Read the rates of ``measures.yaml``."""
    return {
        name: Rate(
            name,
            Text.read(data["text"], document.main),
            Hours.read(data["hours"]) if "hours" in data else None,
            document.place.at("rates", name),
        )
        for name, data in document.data.get("rates", {}).items()
    }
