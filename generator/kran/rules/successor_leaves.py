"""What comes instead can still be ordered when what it replaces no longer can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules import cycle
from kran.rules.item_without_price import ordered
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kran.diagnostics import Place
    from kran.model.service import Service

_SKARM = (
    "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
    "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01, until: 2026-06-30}\n"
    "replaced_by: dator/standard\n"
    "# catalog/services/arbetsplats/dator.yaml\ntitle: {sv: Dator, en: Computer}\n"
    "summary: {sv: En dator., en: A computer.}\nowner: it-chef\norderable: {from: 2026-01-01%s}\n"
    "notices: [{from: 2026-05-01, until: 2026-06-01, text: {sv: Ny modell, en: New model}}]\noptions:\n"
    "  - {id: standard, title: {sv: Standard, en: Standard}}\n  - {id: kraftfull, title: {sv: Stor, en: Large}}\n"
)

CODE = Code(
    "K606",
    "successor-leaves",
    Severity.WARNING,
    N_("What comes instead cannot be ordered either"),
    N_("Whoever has the old one is sent to something that is gone too."),
    Example(_SKARM % ", until: 2026-05-31"),
    Example(_SKARM % ""),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    circles = {complaint.where for complaint in cycle.RULE.check(checked)}
    yield from (complaint for complaint in _each(checked) if complaint.where not in circles)


def _each(checked: Checked) -> Iterator[Diagnostic]:
    for service in checked.catalogue.services.values():
        yield from _at(checked, service.id, service.replaced_by, service.place, service)
        for option in service.options:
            yield from _at(checked, f"{service.id}/{option.id}", option.replaced_by, option.place, service)


def _at(checked: Checked, path: str, new: str | None, place: Place, service: Service) -> Iterator[Diagnostic]:
    item = checked.catalogue.items.get(path)
    end = ordered(item)[1] if item else service.orderable.until
    last = _last(checked, new) if new else None
    if end is not None and last is not None and last <= end:
        yield complain(
            CODE,
            place.at("replaced_by"),
            N_("“{new}” cannot be ordered after {last}, and “{item}” can until {end}"),
            N_("Name what can be ordered then, or look at the days."),
            new=new,
            last=last.isoformat(),
            item=path,
            end=end.isoformat(),
        )


def _last(checked: Checked, path: str) -> date | None:
    """Return the last day on which an item, or any option of a service, can be ordered; None where it has none."""
    catalogue = checked.catalogue
    path = catalogue.canonical(path)
    service = catalogue.services.get(path)
    items = [catalogue.items[name] for name in (service.items if service else (path,)) if name in catalogue.items]
    ends = [ordered(item)[1] for item in items]
    return None if None in ends or not ends else max(end for end in ends if end)


RULE = Rule(CODE, _check)
