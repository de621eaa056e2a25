"""Hours end after they begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.rules.strings import strings
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEVEL = (
    "# catalog/service-levels/silver.yaml\ntitle: Silver\nrank: 2\ndecision: {2026-01-01: kf-2025-1}\n"
    "support: [{hours: {weekday: %s}}]\n"
)

CODE = Code(
    "K409",
    "hours-backwards",
    Severity.ERROR,
    N_("Hours end before they begin"),
    N_("A night shift is written in two parts: 22:00-24:00 and 00:00-06:00. Otherwise no hour would be promised."),
    Example(_LEVEL % "16:30-08:00"),
    Example(_LEVEL % "08:00-16:30"),
)

_HOURS = re.compile(r"([0-2][0-9]:[0-5][0-9])-([0-2][0-9]:[0-5][0-9])\Z")


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for text, place in strings(checked.catalogue, lambda source: "hours" in source):
        found = _HOURS.match(text)
        if found and found[2] <= found[1] and "hours" in place.path:
            yield complain(
                CODE,
                place,
                N_("{hours} ends before it begins"),
                N_("Turn the times around, or write the part before and the part after midnight."),
                hours=text,
            )


RULE = Rule(CODE, _check, local=True)
