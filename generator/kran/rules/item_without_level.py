"""What can be ordered is promised at some level."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.item_without_price import ordered
from kran.rules.misspelt import meant_levels
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIST = (
    "# catalog/prices/2026.yaml\ntitle: Prislista\nfrom: 2026-01-01\ndecision: kf-2025-1\nprices:\n"
    "  dator/standard: {amount: 300.00, per: month}\n  dator/kraftfull: {amount: 480.00, per: month}\n"
    "  skarm: {amount: 60.00, per: month}\n  servicedesk: {form: included, carried_by: dator}\n"
)

CODE = Code(
    "K309",
    "item-without-level",
    Severity.ERROR,
    N_("Something that can be ordered has no service level"),
    N_("A price without a promise says what it costs but not what one gets. The same decision sets both."),
    Example(_LIST + "levels: {dator: silver, servicedesk: silver}\n"),
    Example(_LIST + "levels: {dator: silver, skarm: silver, servicedesk: silver}\n"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    starts = [source.start for source in catalogue.decided_lists if source.unit is None]
    if not starts:
        return
    told: set[str] = set()
    misspelt = meant_levels(catalogue)
    for path, item in catalogue.items.items():
        service = item.service
        if service.draft or service.contains or service.id in told or not _has_price(checked, path):
            continue
        if misspelt & {path, service.id}:
            continue
        start, until = ordered(item)
        day = max(start or min(starts), min(starts))
        last = until or date.max
        levels = (
            checked.book.level(path, customer, on)
            for customer in catalogue.settings.customers
            for on in (day, last)
            if day <= last
        )
        if day <= last and not any(levels):
            told.add(service.id)  # one level for all its options is what most often is forgotten
            yield complain(
                CODE,
                service.place,
                N_("“{item}” can be ordered but has no service level"),
                N_("Name its level under levels in the price list."),
                item=path,
            )


def _has_price(checked: Checked, path: str) -> bool:
    """Say whether an item has any price: without one, that is the mistake to tell of."""
    return any(checked.book.rows_of(path, customer) for customer in checked.catalogue.settings.customers)


RULE = Rule(CODE, _check, needs=frozenset({"price-list"}))
