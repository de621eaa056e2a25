"""A service with options is ordered, priced and held by option only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAKET = (
    "# catalog/services/arbetsplats/paket.yaml\ntitle: {sv: Paket, en: Package}\n"
    "summary: {sv: Dator och skärm., en: Computer and screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
)

CODE = Code(
    "K203",
    "option-needed",
    Severity.ERROR,
    N_("An option must be named"),
    N_("A service with options is ordered, priced and held by option only: its own name does not say which."),
    Example(_PAKET + "contains: [{item: dator}, {item: skarm}]\n"),
    Example(_PAKET + "contains: [{item: dator/standard}, {item: skarm}]\n"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    for _, reference in catalogue.references():
        if reference.kind not in {"orderable-item", "priced-item"} or "/" in reference.id:
            continue
        service = catalogue.services.get(reference.id)
        if service is not None and service.options:
            yield complain(
                CODE,
                reference.place,
                N_("“{name}” has options: which one?"),
                N_("Name one of them: {options}."),
                name=reference.id,
                options=", ".join(service.items),
            )


RULE = Rule(CODE, _check, local=True)
