"""A price must be for something that exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.misspelt import renamed
from kran.rules.rule import Checked, Rule
from kran.rules.suggestions import Suggestions
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    for source in catalogue.price_lists.values():
        for reference in source.references:
            if reference.kind != "priced-item" or catalogue.has(reference.kind, reference.id):
                continue
            service = catalogue.services.get(reference.id)
            if service is not None and service.options:
                continue  # option-needed says which options there are
            meant = suggestions.nearest(reference.id, "item", reference.place.file, lambda: catalogue.items)
            new = before.get(reference.id)
            if new and meant is None:
                if reference.id in told:
                    continue  # what has a new name has it in every list
                told.add(reference.id)
            yield complain(
                CODE,
                reference.place,
                N_("there is no service or option “{name}”"),
                _remedy(meant, None if new in priced else new),
                severity=Severity.NOTE if source.draft else None,
                name=reference.id,
                meant=meant or new,
            )


def _remedy(meant: str | None, new: str | None) -> str:
    if new and meant is None:
        return N_("If “{meant}” is its new name, write formerly: [{name}] there. Otherwise correct the row.")
    if new and meant == new:
        return N_("Did you mean “{meant}”? If that is its new name, write formerly: [{name}] there.")
    return N_("Did you mean “{meant}”?") if meant else N_("Write the service first, or take the price away.")


RULE = Rule(CODE, _check, local=True)
