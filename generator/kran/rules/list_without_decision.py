"""A list that holds was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIST = "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\n"
_ROW = "prices:\n  skarm: {amount: 65.00, per: month}\n"

CODE = Code(
    "K401",
    "list-without-decision",
    Severity.ERROR,
    N_("A price list has no decision"),
    N_("Only a decision makes a price. Until there is one the list is a draft."),
    Example(_LIST + _ROW),
    Example(_LIST + "status: draft\n" + _ROW),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for source in checked.catalogue.price_lists.values():
        if source.decision is None and not source.draft:
            yield complain(
                CODE,
                source.place,
                N_("the list names no decision"),
                N_("Name the decision, or write status: draft until it is made."),
            )


RULE = Rule(CODE, _check)
