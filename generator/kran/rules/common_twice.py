"""One option of a service at most is the most common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_BORD = (
    "# catalog/services/arbetsplats/bord.yaml\ntitle: {sv: Bord, en: Desk}\nstatus: draft\n"
    "summary: {sv: Ett bord., en: A desk.}\nowner: it-chef\norderable: {from: 2026-01-01}\noptions:\n"
    "  - {id: litet, title: {sv: Litet, en: Small}, common: true}\n"
)

CODE = Code(
    "K207",
    "most-common-twice",
    Severity.ERROR,
    N_("Two options of a service are both the most common"),
    N_("The page helps those who do not know what to choose by marking one. Two marks help no one."),
    Example(_BORD + "  - {id: stort, title: {sv: Stort, en: Large}, common: true}\n"),
    Example(_BORD + "  - {id: stort, title: {sv: Stort, en: Large}}\n"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for service in checked.catalogue.services.values():
        common = [option for option in service.options if option.common]
        for option in common[1:]:
            yield complain(
                CODE,
                option.place.at("common"),
                N_("“{first}” is already the most common of “{service}”"),
                N_("Keep common: true at the one that most people choose."),
                first=common[0].id,
                service=service.id,
            )


RULE = Rule(CODE, _check, local=True)
