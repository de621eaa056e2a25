"""A unit's own list sets that unit's prices and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIST = (
    "# catalog/prices/2026-skolan.yaml\ntitle: Skolans skärmar\nfrom: 2026-03-01\nuntil: 2026-12-31\n"
    "for_unit: skolan\ndecision: kf-2025-2\n"
)
_ROW = "prices:\n  skarm: {amount: 50.00, per: month}\n"
_DECISION = (
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Skolans skärmar\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/2026-skolan]\n"
)

CODE = Code(
    "K310",
    "not-in-a-units-own-list",
    Severity.ERROR,
    N_("A unit's own price list holds more than prices"),
    N_("A list for one unit holds its prices only: kinds of customer and service levels in it would be ignored."),
    Example(_LIST + "for: [internal]\n" + _ROW + _DECISION),
    Example(_LIST + _ROW + _DECISION),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for source in checked.catalogue.price_lists.values():
        if source.unit is None:
            continue
        fields = (
            ("for", source.customers, N_("Take it away: the unit says what kind of customer it is.")),
            ("complete", source.complete, N_("Take it away.")),
            ("levels", source.levels, N_("Write the unit's own level in agreements/ instead.")),
        )
        found = [(name, remedy) for name, stated, remedy in fields if stated]
        if len(found) > 1:  # a list for everyone that was given a unit
            yield complain(
                CODE,
                source.place.at("for_unit", key=True),
                N_("{fields} do not belong in a list for one unit"),
                N_("Take for_unit away if the list is for everyone, else those fields."),
                fields=", ".join(f"“{name}”" for name, _ in found),
            )
            continue
        for name, remedy in found:
            yield complain(
                CODE,
                source.place.at(name, key=True),
                N_("“{field}” does not belong in a list for one unit"),
                remedy,
                field=name,
            )


RULE = Rule(CODE, _check, local=True)
