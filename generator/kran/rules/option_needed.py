"""A service with options is ordered, priced and held by option only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.model.subscription import Event
from kran.model.usage import Usage
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
    told: set[tuple[str, str]] = set()
    for thing, reference in catalogue.references():
        if "/" in reference.id:
            continue
        if isinstance(thing, Event | Usage):  # a ledger has many rows of one thing, and keeps its former names
            if reference.kind != "item" or (reference.place.file, reference.id) in told:
                continue
            told.add((reference.place.file, reference.id))
        elif reference.kind not in {"orderable-item", "priced-item"}:
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
