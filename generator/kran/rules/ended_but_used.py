"""A price that ends must not be one that something else rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.model.price_list import Form
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.catalogue import Catalogue
    from kran.model.price_list import PriceList

_SKARM = (
    "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
    "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\n"
    "orderable: {from: 2026-01-01, until: 2026-12-31}\nreplaced_by: dator/standard\n"
)
_ENDED = (
    "# catalog/prices/2027.yaml\ntitle: Priser 2027\nfrom: 2027-01-01\ndecision: kf-2026-1\n"
    "prices:\n  skarm: {form: ended}\n"
    "# catalog/decisions/2026/kf-2026-1.yaml\ntitle: Priser 2027\nbody: kf\ndate: 2026-11-16\nreference: § 1\n"
    "decides: [prices/2027]\n"
)
_PAKET = (
    "# catalog/services/arbetsplats/paket.yaml\ntitle: {sv: Paket, en: Package}\n"
    "summary: {sv: Dator och skärm., en: Computer and screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
    "contains: [{item: dator/standard}, {item: skarm}]\n"
)

CODE = Code(
    "K305",
    "ended-but-used",
    Severity.ERROR,
    N_("A price ends while something still needs it"),
    N_("A bundle loses its sum, and what is included loses what carries its cost."),
    Example(_SKARM + _ENDED + _PAKET),
    Example(_SKARM + _ENDED),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    for source in catalogue.decided_lists:
        for key, row in source.rows.items():
            if row.price.form is not Form.ENDED or row.part:
                continue
            for user in _users(catalogue, source, catalogue.canonical(row.item)):
                yield complain(
                    CODE,
                    row.place,
                    N_("“{row}” ends while {user} still needs it"),
                    N_("Change {user} first, or let the price go on."),
                    row=key,
                    user=user,
                )


def _users(catalogue: Catalogue, source: PriceList, item: str) -> Iterator[str]:
    for service in catalogue.published_services:
        open_then = service.orderable.until is None or service.orderable.until >= source.start
        if open_then and any(part.item == item for part in service.contains):
            yield service.id
    for other in catalogue.decided_lists:
        if other.start == source.start and other.unit == source.unit:
            yield from (key for key, row in other.rows.items() if row.price.carried_by == item)


RULE = Rule(CODE, _check)
