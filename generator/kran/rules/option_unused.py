"""An option that nothing prices, contains or offers is a leftover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATOR = (
    "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
    "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
    "options:\n  - {id: liten, title: {sv: Liten, en: Small}}\n"
)
_PRICES = (
    "# catalog/prices/2026.yaml\ntitle: Prislista\nfrom: 2026-01-01\ndecision: kf-2025-1\nprices:\n"
    "  dator/standard: {amount: 300.00, per: month}\n  dator/kraftfull: {amount: 480.00, per: month}\n"
    "  skarm/liten: {amount: 60.00, per: month}\n  servicedesk: {form: included, carried_by: dator}\n"
    "levels: {dator: silver, skarm: silver, servicedesk: silver}\n"
)

CODE = Code(
    "K205",
    "option-unused",
    Severity.WARNING,
    N_("An option is used nowhere"),
    N_("An option that no price list, bundle or assortment names, and that cannot be ordered, only confuses."),
    Example(
        _DATOR
        + "  - {id: stor, title: {sv: Stor, en: Large}, orderable: {until: 2025-12-31}, replaced_by: skarm/liten}\n"
        + _PRICES
    ),
    Example(_DATOR + _PRICES),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    used = {catalogue.canonical(key.partition("+")[0]) for p in catalogue.price_lists.values() for key in p.rows}
    used |= {part.item for service in catalogue.services.values() for part in service.contains}
    used |= {item for assortment in catalogue.assortments.values() for item in assortment.choices}
    for service in catalogue.services.values():
        for option in service.options:
            until = option.orderable.until if option.orderable else service.orderable.until
            if until is not None and f"{service.id}/{option.id}" not in used and not service.draft:
                yield complain(
                    CODE,
                    option.place,
                    N_("the option “{name}” is used nowhere"),
                    N_("Take it away, or give it a price."),
                    name=option.id,
                )


RULE = Rule(CODE, _check, needs=frozenset({"price-list", "assortment"}))
