"""What costs more when its term is over: worth knowing, not wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIST = (
    "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\ndecision: kf-2025-2\nprices:\n"
    "  skarm: {amount: 60.00, per: month, term: 36, after_term: %s}\n"
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/2026-extra]\n"
)

CODE = Code(
    "K318",
    "dearer-after-term",
    Severity.NOTE,
    N_("A price rises when its term is over"),
    N_("After the term most prices fall, since what was bought is paid for. A higher one is often a digit too many."),
    Example(_LIST % "300.00"),
    Example(_LIST % "30.00"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for source in checked.catalogue.price_lists.values():
        for row in source.rows.values():
            amount, after = row.price.amount, row.price.after_term
            if amount is not None and after is not None and after > amount:
                yield complain(
                    CODE,
                    row.place.at("after_term"),
                    N_("“{row}” costs {after} after the term, more than the {amount} before"),
                    N_("Look at both amounts. If they are right, nothing needs to be done."),
                    row=row.key,
                    after=after,
                    amount=amount,
                )


RULE = Rule(CODE, _check, local=True)
