"""What no longer works cannot be ordered, and what leaves says what comes instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.diagnostics import Place
    from kran.model.catalogue import Catalogue
    from kran.model.service import Life

_SKARM = (
    "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
    "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\n"
)

ORDERABLE = Code(
    "K601",
    "retired-but-orderable",
    Severity.ERROR,
    N_("Something that stops working can still be ordered"),
    N_("Nobody should be able to order what will not work."),
    Example(_SKARM + "orderable: {from: 2026-01-01}\nworks: {until: 2026-12-31}\nreplaced_by: dator/standard\n"),
    Example(
        _SKARM + "orderable: {from: 2026-01-01, until: 2026-06-30}\nworks: {until: 2026-12-31}\n"
        "replaced_by: dator/standard\n"
    ),
)
SUCCESSOR = Code(
    "K602",
    "retired-without-successor",
    Severity.WARNING,
    N_("Something leaves and nothing is said to replace it"),
    N_("Whoever has it asks what comes instead. Where nothing does, a notice should say so."),
    Example(_SKARM + "orderable: {from: 2026-01-01, until: 2026-06-30}\n"),
    Example(_SKARM + "orderable: {from: 2026-01-01, until: 2026-06-30}\nreplaced_by: dator/standard\n"),
)


def _lives(catalogue: Catalogue) -> Iterator[tuple[str, Life, Life | None, bool, Place]]:
    """Yield each service and option: its path, when it can be ordered, how long it works, whether it says more."""
    for service in catalogue.published_services:
        said = bool(service.replaced_by or service.notices)
        yield service.id, service.orderable, service.works, said, service.place
        for option in service.options:
            if option.orderable or option.works:
                path = f"{service.id}/{option.id}"
                told = bool(option.replaced_by or option.notices) or said
                yield path, option.orderable or service.orderable, option.works or service.works, told, option.place


def _orderable(checked: Checked) -> Iterator[Diagnostic]:
    for path, orderable, works, _, place in _lives(checked.catalogue):
        end = works.until if works else None
        if end is not None and (orderable.until is None or orderable.until > end):
            yield complain(
                ORDERABLE,
                place.at("works", "until"),
                N_("“{item}” works until {day} but can be ordered after that"),
                N_("Write the last day to order it: orderable: {{until: …}}."),
                item=path,
                day=end.isoformat(),
            )


def _successor(checked: Checked) -> Iterator[Diagnostic]:
    for path, orderable, works, said, place in _lives(checked.catalogue):
        if (orderable.until or (works and works.until)) and not said:
            yield complain(
                SUCCESSOR,
                place.at("orderable", "until"),
                N_("“{item}” leaves, and nothing says what replaces it"),
                N_("Write replaced_by, or a notice if nothing does."),
                item=path,
            )


RULE = Rule(ORDERABLE, _orderable)
SUCCESSOR_RULE = Rule(SUCCESSOR, _successor)
