"""Steps begin at 0 and rise."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIST = "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\ndecision: kf-2025-2\nprices:\n"
_DECISION = (
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/2026-extra]\n"
)

CODE = Code(
    "K307",
    "steps-out-of-order",
    Severity.ERROR,
    N_("The steps of a price do not begin at 0 and rise"),
    N_("A quantity below the first step would have no price, and between steps out of order it would have two."),
    Example(
        _LIST + "  skarm: {form: graduated, per: month, over: unit, "
        "steps: [{from: 10, amount: 50.00}, {from: 5, amount: 60.00}]}\n" + _DECISION
    ),
    Example(
        _LIST + "  skarm: {form: graduated, per: month, over: unit, "
        "steps: [{from: 0, amount: 60.00}, {from: 10, amount: 50.00}]}\n" + _DECISION
    ),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for source in checked.catalogue.price_lists.values():
        for row in source.rows.values():
            starts = [step.start for step in row.price.steps]
            if starts and (starts[0] != 0 or any(a >= b for a, b in pairwise(starts))):
                yield complain(
                    CODE,
                    row.place.at("steps", key=True),
                    N_("the steps of “{row}” must begin at 0 and rise"),
                    N_("Let the first step be from 0, and write the others in rising order."),
                    row=row.key,
                )


RULE = Rule(CODE, _check, local=True)
