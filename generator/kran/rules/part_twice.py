"""A bundle names each of its parts once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAKET = (
    "# catalog/services/arbetsplats/paket.yaml\ntitle: {sv: Paket, en: Package}\n"
    "summary: {sv: Två skärmar., en: Two screens.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
)

CODE = Code(
    "K208",
    "part-twice",
    Severity.ERROR,
    N_("A bundle names the same part twice"),
    N_("Nobody can say how many of it belong to the bundle, or whether it can be left out."),
    Example(_PAKET + "contains: [{item: skarm}, {item: skarm}]\n"),
    Example(_PAKET + "contains: [{item: skarm, quantity: 2}]\n"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    for service in catalogue.services.values():
        seen: set[str] = set()
        for index, part in enumerate(service.contains):
            item = catalogue.canonical(part.item)
            if item in seen:
                yield complain(
                    CODE,
                    service.place.at("contains", index, "item"),
                    N_("“{item}” is a part of “{service}” already"),
                    N_("Name it once, with the number of them: quantity: 2."),
                    item=part.item,
                    service=service.id,
                )
            seen.add(item)


RULE = Rule(CODE, _check, local=True)
