"""An id stands for one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = Code(
    "K202",
    "id-twice",
    Severity.ERROR,
    N_("Two files have the same id"),
    N_("Prices, orders and addresses name a document by its id; with two of them nobody knows which is meant."),
    Example(
        "# catalog/services/stod/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
        "summary: {sv: Hjälp med skärmen., en: Help with the screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
    ),
    Example(""),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for document, first in checked.catalogue.twice:
        yield complain(
            CODE,
            document.place,
            N_("“{name}” is also the id of {file}"),
            N_("Give one of the files another name."),
            name=document.id,
            file=first,
        )
    for service in checked.catalogue.services.values():
        seen: set[str] = set()
        for option in service.options:
            if option.id in seen:
                yield complain(
                    CODE,
                    option.place.at("id"),
                    N_("the option “{name}” stands twice"),
                    N_("Give one of them another id."),
                    name=option.id,
                )
            seen.add(option.id)


RULE = Rule(CODE, _check)
