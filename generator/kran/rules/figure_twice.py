"""A unit has one figure of a kind from a day on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_HEAD = "# catalog/ledger/figures.csv\nunit,figure,from,value\nskolan,employees,2026-01-01,40\n"

CODE = Code(
    "K407",
    "figure-twice",
    Severity.ERROR,
    N_("A figure stands twice"),
    N_("A price that is counted by the figure would have two sums."),
    Example(_HEAD + "skolan,employees,2026-01-01,41\n"),
    Example(_HEAD + "skolan,employees,2026-07-01,41\n"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str, date], str | int] = {}
    for figure in checked.catalogue.figures:
        line = figure.place.path[0]
        other = first.setdefault((figure.unit, figure.figure, figure.start), line)
        if other != line:
            yield complain(
                CODE,
                figure.place,
                N_("“{unit}” already has a figure for “{figure}” from that day, on line {line}"),
                N_("Keep one of the rows."),
                unit=figure.unit,
                figure=figure.figure,
                line=other,
            )


RULE = Rule(CODE, _check, local=True)
