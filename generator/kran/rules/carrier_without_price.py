"""What is included in something else is included in what the same customers pay for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules import ended_but_used
from kran.rules.misspelt import meant_rows
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.price_list import PriceList

_LAMP = (
    "# catalog/services/arbetsplats/lampa.yaml\ntitle: {sv: Lampa, en: Lamp}\n"
    "summary: {sv: En lampa., en: A lamp.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
    "# catalog/prices/2026-bolag.yaml\ntitle: Lampor åt bolagen\nfrom: 2026-01-01\nfor: [company]\n"
    "decision: kf-2025-2\nprices:\n  lampa: {amount: 10.00, per: month}\nlevels: {lampa: silver}\n"
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/2026-bolag, prices/2026-extra]\n"
)
_LIST = (
    "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\nfor: [%s]\ndecision: kf-2025-2\nprices:\n"
    "  skarm: {form: included, carried_by: lampa}\n"
)

CODE = Code(
    "K313",
    "carrier-without-price",
    Severity.ERROR,
    N_("Something is included in what has no price"),
    N_("It costs nothing of its own because another price carries it. Without that price nobody pays for it."),
    Example(_LAMP + _LIST % "internal"),
    Example(_LAMP + _LIST % "company"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    ended = {complaint.message.values["row"] for complaint in ended_but_used.RULE.check(checked)}
    meant = meant_rows(catalogue)
    for source in catalogue.decided_lists:
        for key, row in source.rows.items():
            carrier = catalogue.canonical(row.price.carried_by or "")
            service = catalogue.services.get(carrier)
            items = service.items if service else (carrier,)
            if not meant.isdisjoint(items) or not ended.isdisjoint(items):
                continue  # told already
            parts = tuple(part.item for part in service.contains) if service else ()
            if any(catalogue.is_broken("item", part) for part in parts):
                continue  # its price may stand under a former name
            if any(item in catalogue.items for item in items) and not _is_paid(checked, source, items + parts):
                yield complain(
                    CODE,
                    row.place.at("carried_by"),
                    N_("“{row}” is included in “{carrier}”, which has no price for the same customers on {day}"),
                    N_("Name what carries it, or set a price for “{carrier}”."),
                    row=key,
                    carrier=carrier,
                    day=source.start.isoformat(),
                )


def _is_paid(checked: Checked, source: PriceList, items: tuple[str, ...]) -> bool:
    """Say whether every kind of customer of a list has a price for one of the items on its first day.

    A bundle without a price of its own costs the sum of its parts.
    """
    unit = checked.catalogue.units.get(source.unit or "")
    customers = (unit.customer,) if unit else source.customers or tuple(checked.catalogue.settings.customers)
    paid = (any(checked.book.price(item, c, source.start, source.unit) for item in items) for c in customers)
    return all(paid) if source.customers else any(paid)


RULE = Rule(CODE, _check, needs=frozenset({"price-list"}))
