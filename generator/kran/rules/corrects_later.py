"""A list that corrects another begins when that one does, or after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIST = (
    '# catalog/prices/rattad.yaml\ntitle: Rättad prislista\nfrom: %s\ncorrects: "2026"\ndecision: kf-2026-2\nprices:\n'
    "  skarm: {amount: 65.00, per: month}\n"
    "# catalog/decisions/2026/kf-2026-2.yaml\ntitle: Rättad prislista\nbody: kf\ndate: 2026-03-16\nreference: § 2\n"
    "decides: [prices/rattad]\n"
)

CODE = Code(
    "K316",
    "corrects-what-begins-later",
    Severity.ERROR,
    N_("A list begins before the list it corrects"),
    N_("Before its first day a list has nothing to correct: prices would be set back in time under that name."),
    Example(_LIST % "2025-10-01"),
    Example(_LIST % "2026-01-01"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    lists = checked.catalogue.price_lists
    for source in lists.values():
        corrected = lists.get(source.corrects or "")
        if corrected is not None and source.start < corrected.start:
            yield complain(
                CODE,
                source.place.at("from"),
                N_("the list holds from {start}, but prices/{other}, which it corrects, only from {first}"),
                N_("Let it hold from {first} or a later day, or look at “corrects”."),
                start=source.start.isoformat(),
                other=corrected.id,
                first=corrected.start.isoformat(),
            )


RULE = Rule(CODE, _check)
