"""The last day is not before the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kran.diagnostics import Code, Diagnostic, Example, Place, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_SKARM = (
    "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
    "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
)

CODE = Code(
    "K405",
    "dates-backwards",
    Severity.ERROR,
    N_("The last day is before the first"),
    N_("`from` and `until` are the first and the last day. Something that ends before it begins never holds."),
    Example(_SKARM + "notices: [{from: 2026-05-01, until: 2026-04-01, text: Slut i lager}]\n"),
    Example(_SKARM + "notices: [{from: 2026-04-01, until: 2026-05-01, text: Slut i lager}]\n"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for document in checked.catalogue.documents:
        if document.may_hold(lambda source: "until" in source):
            yield from _within(document.data, document.place)


def _within(node: Any, place: Place) -> Iterator[Diagnostic]:  # noqa: ANN401  any YAML value
    if isinstance(node, dict):
        start, until = node.get("from"), node.get("until")
        if isinstance(start, str) and isinstance(until, str) and until < start:
            yield complain(
                CODE,
                place.at("until"),
                N_("the last day {until} is before the first, {start}"),
                N_("Look at both dates."),
                start=start,
                until=until,
            )
        for key, value in node.items():
            if isinstance(value, dict | list):
                yield from _within(value, place.at(key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            if isinstance(value, dict | list):
                yield from _within(value, place.at(index))


RULE = Rule(CODE, _check, local=True)
