"""A code string has the parts and lengths that catalog.yaml declares."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.model.dated import ALWAYS
from kran.rules.rule import Checked, Rule
from kran.rules.suggestions import MANY, Suggestions
from kran.text import N_, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kran.diagnostics import Place
    from kran.model.unit import Unit

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


_NEARLY = 10
"""Where no more than one code string in so many is of another length, the setting is wrong rather than they."""

_Written = list[tuple[str, "Place"]]  # what is written as one part of the code strings, and where


def _check(checked: Checked) -> Iterator[Diagnostic]:
    settings = checked.catalogue.settings
    place, suggestions = settings.place.at("code"), Suggestions()
    by_part = _by_part(checked.catalogue.units.values())
    unused = [part for part in settings.code if part not in by_part]
    for part, written in by_part.items():
        if part in settings.code:
            yield from _lengths(part, settings.code[part], written, place)
        elif len(written) >= MANY and nearest(part, by_part.keys() & settings.code.keys()) is None:
            yield _undeclared(part, written, unused, place)
        else:
            for _, where in written:
                yield _unknown(part, suggestions.nearest(part, "part", where.file, lambda: settings.code), where)


def _by_part(units: Iterable[Unit]) -> dict[str, _Written]:
    found: dict[str, _Written] = {}
    for unit in units:
        for start, code in unit.code.values if unit.code else ():
            place = unit.place.at("code") if start == ALWAYS else unit.place.at("code", start.isoformat())
            for part, value in code.items():
                found.setdefault(part, []).append((value, place.at(part)))
    return found


def _lengths(part: str, wanted: int, written: _Written, setting: Place) -> Iterator[Diagnostic]:
    """Yield what is too short or too long; where nearly all of it has one other length, that the setting is wrong."""
    length, count = Counter(len(value) for value, _ in written).most_common(1)[0]
    if length != wanted and count >= MANY and (len(written) - count) * _NEARLY <= len(written):
        yield complain(
            CODE,
            setting.at(part),
            N_("“{part}” has {wanted} characters here, but {length} in {count} of {all} code strings"),
            N_("Did you mean {length}?"),
            part=part,
            wanted=wanted,
            length=length,
            count=count,
            all=len(written),
        )
        written = [(value, place) for value, place in written if len(value) != wanted]
        wanted = length
    for value, place in written:
        if len(value) != wanted:
            yield complain(
                CODE,
                place,
                N_("“{value}” has {length} characters, {part} has {wanted}"),
                N_("Write all of it, in quotes."),
                value=value,
                length=len(value),
                part=part,
                wanted=wanted,
            )


def _undeclared(part: str, written: _Written, unused: list[str], setting: Place) -> Diagnostic:
    """Return one complaint about a part that many code strings have: at the unused name that it has in the settings."""
    new = unused[0] if len(unused) == 1 else nearest(part, unused)
    return complain(
        CODE,
        setting.at(new, key=True) if new else replace(setting, key=True),
        N_("nothing names “{new}”, but {count} places name “{name}”, which is missing here")
        if new
        else N_("{count} code strings have “{name}”, which is not declared here"),
        N_("Call it “{name}”, or write “{new}” in all those places. The first is {file}.")
        if new
        else N_("Declare it, or take it away from all of them."),
        new=new,
        count=len(written),
        name=part,
        file=written[0][1].file,
    )


def _unknown(part: str, meant: str | None, place: Place) -> Diagnostic:
    return complain(
        CODE,
        replace(place, key=True),
        N_("“{part}” is no part of the code string"),
        N_("Did you mean “{meant}”?") if meant else N_("Declare it in catalog.yaml, or take it away."),
        part=part,
        meant=meant,
    )


RULE = Rule(CODE, _check, local=True)
