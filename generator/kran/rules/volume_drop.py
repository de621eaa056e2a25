"""A volume price may make more cost less: worth knowing, not wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.model.price_list import Form
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
    "K308",
    "more-costs-less",
    Severity.NOTE,
    N_("A volume step makes more cost less"),
    N_("With a volume price all of the quantity gets the lower price, so one more can lower the sum. It is allowed."),
    Example(
        _LIST + "  skarm: {form: volume, per: month, over: unit, "
        "steps: [{from: 0, amount: 60.00}, {from: 10, amount: 50.00}]}\n" + _DECISION
    ),
    Example(
        _LIST + "  skarm: {form: graduated, per: month, over: unit, "
        "steps: [{from: 0, amount: 60.00}, {from: 10, amount: 50.00}]}\n" + _DECISION
    ),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for source in checked.catalogue.price_lists.values():
        for row in source.rows.values():
            if row.price.form is not Form.VOLUME:
                continue
            for index, (before, step) in enumerate(zip(row.price.steps, row.price.steps[1:], strict=False), 1):
                if step.start * step.amount < (step.start - 1) * before.amount:
                    yield complain(
                        CODE,
                        row.place.at("steps", index),
                        N_("{more} of “{row}” cost less in all than {fewer}"),
                        N_("Nothing needs to be done. A graduated price has no such step."),
                        row=row.key,
                        more=step.start,
                        fewer=step.start - 1,
                    )


RULE = Rule(CODE, _check, local=True)
