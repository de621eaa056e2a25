"""A key or terms of the costs that no price names are a leftover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIST = (
    "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\ndecision: kf-2025-2\nprices:\n"
    "  skarm: {amount: 65.00, per: month, split: bas}\n"
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/2026-extra]\n"
)
_COSTS = "# catalog/costs/2026.yaml\nkeys:\n  bas: {equal: 1}\n"

CODE = Code(
    "K314",
    "cost-unused",
    Severity.WARNING,
    N_("Nothing is shared or rented by what costs/ says"),
    N_("A key or terms that no price names change nothing, however they are changed."),
    Example(_LIST + _COSTS + "  gammal: {equal: 1, employees: 2}\n"),
    Example(_LIST + _COSTS),
)

_KINDS = {"keys": "cost-key", "terms": "cost-terms"}


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    named = [reference for _, reference in catalogue.references() if reference.kind in _KINDS.values()]
    lost = {reference.kind for reference in named if not catalogue.has(reference.kind, reference.id)}
    used = {(reference.kind, reference.id.partition("/")[2]) for reference in named}
    for year, costs in catalogue.costs.items():
        for field, kind in _KINDS.items():
            for name in getattr(costs, field):
                if (kind, name) in used or kind in lost:  # a misspelt name may have been meant for this one
                    continue
                yield complain(
                    CODE,
                    costs.place.at(field, name, key=True),
                    N_("no price is shared by “{name}”") if field == "keys" else N_("no price is rented by “{name}”"),
                    N_("Take it away from costs/{year}, or name it at a price."),
                    name=name,
                    year=year,
                )


RULE = Rule(CODE, _check, needs=frozenset({"price-list"}))
