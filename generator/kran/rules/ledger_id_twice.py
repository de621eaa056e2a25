"""Every row of a ledger has an id of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = (
    "# catalog/ledger/usage.csv\nid,date,unit,item,part,quantity,rate,cost,code,source\n"
    "u-1,2026-10-31,skolan,skarm,,40,,,,matare\n"
)

CODE = Code(
    "K831",
    "ledger-id-twice",
    Severity.ERROR,
    N_("Two rows of a ledger have the same id"),
    N_("The same row twice is charged twice, and what undoes a row must know which one."),
    Example(_HEAD + "u-1,2026-10-31,skolan,skarm,,40,,,,matare\n"),
    Example(_HEAD + "u-2,2026-10-31,skolan,skarm,,40,,,,matare\n"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for rows in (checked.catalogue.subscriptions, checked.catalogue.usage):
        first: dict[str, str | int] = {}
        for row in rows:
            line = row.place.path[0]
            other = first.setdefault(row.id, line)
            if other != line:
                yield complain(
                    CODE,
                    row.place.at("id"),
                    N_("“{name}” is already the id of line {line}"),
                    N_("Give the row an id of its own, or take it away if it is the same one again."),
                    name=row.id,
                    line=other,
                )


RULE = Rule(CODE, _check, local=True)
