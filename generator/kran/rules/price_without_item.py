"""A price must be for something that exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.misspelt import gone_services, places_of, renamed
from kran.rules.rule import Checked, Rule
from kran.rules.suggestions import Suggestions
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.catalogue import Catalogue

_HEAD = "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\ndecision: kf-2025-2\nprices:\n"
_DECISION = (
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/2026-extra]\n"
)

CODE = Code(
    "K301",
    "price-without-item",
    Severity.ERROR,
    N_("A price is for nothing that exists"),
    N_("A price that belongs to no service is never charged; a misspelt one leaves a service without its price."),
    Example(_HEAD + "  skarmen: {amount: 65.00, per: month}\n" + _DECISION),
    Example(_HEAD + "  skarm: {amount: 65.00, per: month}\n" + _DECISION),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    suggestions = Suggestions()
    before = renamed(catalogue)
    priced = {row.item for source in catalogue.price_lists.values() for row in source.rows.values()} if before else ()
    told: set[str] = set()
    places = places_of(catalogue)
    gone = gone_services(catalogue)
    for source in sorted(catalogue.price_lists.values(), key=lambda source: source.draft):
        for reference in source.references:
            if reference.id in told or reference.kind != "priced-item" or catalogue.has(reference.kind, reference.id):
                continue
            told.add(reference.id)
            if reference.id.partition("/")[0] in gone or _is_told(catalogue, reference.id):
                continue  # unknown-reference says once that the whole service is gone
            meant = suggestions.nearest(reference.id, "item", reference.place.file, lambda: catalogue.items)
            new = before.get(reference.id)
            yield complain(
                CODE,
                reference.place,
                N_("there is no service or option “{name}”; {count} places name it")
                if places[reference.id] > 1
                else N_("there is no service or option “{name}”"),
                _remedy(meant, None if new in priced else new),
                severity=Severity.NOTE if source.draft else None,
                name=reference.id,
                meant=meant or new,
                count=places[reference.id],
            )


def _is_told(catalogue: Catalogue, item: str) -> bool:
    """Say whether another rule says why an item is not there."""
    name, has_option, _ = item.partition("/")
    service = catalogue.services.get(name)
    if service is None or not service.options:
        return False
    # option-needed says which options there are, or id-twice that one needs another id: most likely this one.
    return not has_option or len(service.options) > len({option.id for option in service.options})


def _remedy(meant: str | None, new: str | None) -> str:
    if new and meant is None:
        return N_("If “{meant}” is its new name, write formerly: [{name}] there. Otherwise correct the row.")
    if new and meant == new:
        return N_("Did you mean “{meant}”? If that is its new name, write formerly: [{name}] there.")
    return N_("Did you mean “{meant}”?") if meant else N_("Write the service first, or take the price away.")


RULE = Rule(CODE, _check, local=True)
