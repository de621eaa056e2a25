"""What no longer works cannot be ordered, and what leaves says what comes instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kran.diagnostics import Place
    from kran.model.service import Life, Option, Service

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
    N_("Something leaves and nothing is said of what comes instead"),
    N_("Whoever has it asks what comes instead. Where nothing does, a notice should say so."),
    Example(_SKARM + "orderable: {from: 2026-01-01, until: 2026-06-30}\n"),
    Example(_SKARM + "orderable: {from: 2026-01-01, until: 2026-06-30}\nreplaced_by: dator/standard\n"),
)


def _orderable(checked: Checked) -> Iterator[Diagnostic]:
    for service in checked.catalogue.published_services:
        end = _until(service.works)
        late = end is not None and _is_after(_until(service.orderable), end)
        if end is not None and late:
            yield _still_orderable(service.id, service.place, end)
        for option in service.options:
            ends = [day for day in (end, _until(option.works)) if day]
            last = [day for day in (_until(service.orderable), _until(option.orderable)) if day]
            if ends and not late and _is_after(min(last, default=None), min(ends)):
                yield _still_orderable(f"{service.id}/{option.id}", option.place, min(ends))


def _still_orderable(item: str, place: Place, end: date) -> Diagnostic:
    return complain(
        ORDERABLE,
        place.at("works", "until"),
        N_("“{item}” works until {day} but can be ordered after that"),
        N_("Write the last day to order it: orderable: {{until: …}}."),
        item=item,
        day=end.isoformat(),
    )


def _until(life: Life | None) -> date | None:
    return life.until if life else None


def _is_after(day: date | None, end: date) -> bool:
    """Say whether something goes on after `end`; None has no end."""
    return day is None or day > end


def _successor(checked: Checked) -> Iterator[Diagnostic]:
    for service in checked.catalogue.published_services:
        if service.replaced_by or service.notices:
            continue
        if _leaves(service):
            yield _no_successor(service.id, service.place, service)
            continue
        for option in service.options:
            if _leaves(option) and not option.replaced_by and not option.notices:
                yield _no_successor(f"{service.id}/{option.id}", option.place, option)


def _leaves(thing: Service | Option) -> bool:
    lives = [life for life in (thing.orderable, thing.works) if life]
    if any(life.start and life.until and life.until < life.start for life in lives):
        return False  # told already: the day may be another
    return any(life.until for life in lives)


def _no_successor(item: str, place: Place, thing: Service | Option) -> Diagnostic:
    return complain(
        SUCCESSOR,
        place.at("orderable" if _until(thing.orderable) else "works", "until"),
        N_("“{item}” leaves, and nothing says what replaces it"),
        N_("Write replaced_by, or a notice if nothing does."),
        item=item,
    )


RULE = Rule(ORDERABLE, _orderable)
SUCCESSOR_RULE = Rule(SUCCESSOR, _successor)
