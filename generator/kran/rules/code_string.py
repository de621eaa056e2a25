"""A code string has the parts and lengths that catalog.yaml declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.model.dated import ALWAYS
from kran.rules.rule import Checked, Rule
from kran.rules.suggestions import Suggestions
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS = (
    "# catalog/organisation/units.yaml\nunits:\n"
    '  skolan: {name: Skolan, kind: school, customer: internal, from: 2020-01-01, code: {ansvar: "%s"}}\n'
)

CODE = Code(
    "K406",
    "code-string",
    Severity.ERROR,
    N_("A code string is not as declared"),
    N_("A charge with a wrong code string is cancelled by the ledger."),
    Example(_UNITS % "1000"),
    Example(_UNITS % "10000"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    parts = checked.catalogue.settings.code
    suggestions = Suggestions()
    for unit in checked.catalogue.units.values():
        for start, code in unit.code.values if unit.code else ():
            place = unit.place.at("code") if start == ALWAYS else unit.place.at("code", start.isoformat())
            for part, value in code.items():
                if part not in parts:
                    meant = suggestions.nearest(part, "part", place.file, lambda: parts)
                    yield complain(
                        CODE,
                        place.at(part, key=True),
                        N_("“{part}” is no part of the code string"),
                        N_("Did you mean “{meant}”?") if meant else N_("Declare it in catalog.yaml, or take it away."),
                        part=part,
                        meant=meant,
                    )
                elif len(value) != parts[part]:
                    yield complain(
                        CODE,
                        place.at(part),
                        N_("“{value}” has {length} characters, {part} has {wanted}"),
                        N_("Write all of it, in quotes."),
                        value=value,
                        length=len(value),
                        part=part,
                        wanted=parts[part],
                    )


RULE = Rule(CODE, _check, local=True)
