"""Small worlds for the tests of costs: units that hold and use things on prices written in the test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from kran.economy.consumption import consumption
from kran.economy.yearly import yearly
from kran.model import costs, figure, measure, price_list, service, subscription, unit, usage
from kran.model.document import Document
from kran.model.in_force import PriceBook
from kran.model.load import load
from kran.source.files import Folder
from tests.small import START

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kran.economy.yearly import Cost
    from kran.model.catalogue import Catalogue

Row = dict[str, Any]
AT, DAY = date(2026, 11, 24), date(2027, 1, 1)
MEASURES: dict[str, Row] = {
    "month": {"period": "month"},
    "quarter": {"period": "quarter"},
    "year": {"period": "year"},
    "start": {},
    "item": {},
    "page": {},
    "hour": {},
    "started-hour": {"round_up": 1},
    "half-ghz-month": {"of": "GHz", "size": Decimal("0.5"), "period": "month", "round_up": 1},
    "gb-month": {"of": "GB", "period": "month"},
    "gb-year": {"of": "GB", "period": "year", "round_up": 1},
    "10-gb-year": {"of": "GB", "size": 10, "period": "year", "round_up": 1},
}
UNITS: dict[str, Row] = {
    "a": {"kind": "school", "customer": "internal", "from": "2020-01-01"},
    "b": {"kind": "school", "customer": "internal", "from": "2020-01-01"},
    "c": {"kind": "school", "customer": "company", "from": "2020-01-01"},
    "gone": {"kind": "school", "customer": "internal", "from": "2020-01-01", "until": "2026-06-30", "becomes": "a"},
    "closed": {"kind": "school", "customer": "internal", "from": "2020-01-01", "until": "2026-06-30"},
}


@cache
def _start() -> Catalogue:
    loaded = load(Folder(START.parent))
    assert loaded.catalogue is not None
    return loaded.catalogue


def document(kind: str, name: str, data: Any) -> Document:  # noqa: ANN401  YAML
    """Return a document that holds `data`."""
    return Document(kind, name, f"{kind}/{name}", data)


def prices(rows: Mapping[str, Row], name: str = "2026", **fields: Any) -> dict[str, Any]:  # noqa: ANN401  YAML
    """Return a price list from 2026 on, by its name."""
    data = {"title": name, "from": "2026-01-01", "prices": rows} | fields
    return {name: price_list.read(document("price-list", name, data))}


def starts(*rows: tuple[str, str, Any]) -> list[Row]:
    """Return opening events: unit, item and quantity of each."""
    return [event("start", f"s-{n}", unit=u, item=i, quantity=q) for n, (u, i, q) in enumerate(rows)]


def event(name: str, of: str, day: str = "2026-01-01", **fields: Any) -> Row:  # noqa: ANN401  YAML
    """Return an event of a subscription; it comes from the opening unless `source` says otherwise."""
    return {"event": name, "subscription": of, "booked": day, "date": day, "source": "opening"} | fields


def use(unit: str, row: str, quantity: Any, day: str = "2026-05-20", **fields: Any) -> Row:  # noqa: ANN401  YAML
    """Return a row of use."""
    item, _, part = row.partition("+")
    return {"unit": unit, "item": item, "quantity": quantity, "date": day, "source": "matare"} | (
        {"part": part} if part else {}
    ) | fields  # fmt: skip


def world(
    lists: Mapping[str, Any],
    events: Iterable[Row] = (),
    used: Iterable[Row] = (),
    figures: Iterable[tuple[str, str, Any]] = (),
    keys: Mapping[str, Mapping[str, int]] | None = None,
    formerly: Mapping[str, str] | None = None,
) -> Catalogue:
    """Return a catalogue with these lists and ledgers; `formerly` are old names of items by their new ones."""
    units = {name: {"name": name} | fields for name, fields in UNITS.items()}
    measures = {name: {"text": name} | fields for name, fields in MEASURES.items()}
    rates = {"kvall": {"text": "Kväll"}, "helg": {"text": "Helg"}}
    services = {
        new: service.read(document("service", new, _service(formerly=[old]))) for new, old in (formerly or {}).items()
    }
    return replace(
        _start(),
        services=services,
        price_lists=lists,
        measures=measure.read(document("measure", "", {"measures": measures})),
        rates=measure.read_rates(document("measure", "", {"measures": measures, "rates": rates})),
        units=unit.read(document("unit", "", {"units": units})),
        costs={"2026": costs.read(document("costs", "2026", {"keys": keys or {}}))},
        figures=figure.read(
            document(
                "figure",
                "",
                [{"": 1, "unit": u, "figure": f, "from": "2026-01-01", "value": v} for u, f, v in figures],
            )
        ),
        subscriptions=subscription.read(
            document("subscription", "", [{"": n, "id": f"h-{n}"} | row for n, row in enumerate(events, 2)])
        ),
        usage=usage.read(document("usage", "", [{"": n, "id": f"u-{n}"} | row for n, row in enumerate(used, 2)])),
    )


def _service(**fields: Any) -> Row:  # noqa: ANN401  YAML
    return {"title": "x", "summary": "x", "owner": "it-chef", "orderable": {"from": "2026-01-01"}} | fields


def costs_of(catalogue: Catalogue, day: date = DAY, at: date = AT) -> dict[tuple[str, str], Cost]:
    """Return what everything costs a year in a catalogue."""
    return yearly(PriceBook(catalogue), consumption(catalogue, at), day)


def cost(price: Row, quantity: Any = None, used: Iterable[Row] = (), **more: Any) -> Cost:  # noqa: ANN401  YAML
    """Return what the one row of ``x`` costs unit ``a`` that holds `quantity` of it and uses `used`."""
    held = starts(("a", "x", quantity)) if quantity is not None else ()
    return costs_of(world(prices({"x": price}), held, used, **more))["a", "x"]
