"""A price that ends must not be one that something else rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.model.price_list import Form
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        if source.unit is not None:
            continue  # where a unit's own price ends, the general one holds again
        for key, row in source.rows.items():
            if row.price.form is not Form.ENDED or row.part:
                continue
            for user in dict.fromkeys(_users(checked, source, catalogue.canonical(row.item))):
                yield complain(
                    CODE,
                    row.place,
                    N_("“{row}” ends while “{user}” still needs it"),
                    N_("Change {user} first, or let the price go on."),
                    row=key,
                    user=user,
                )


def _users(checked: Checked, source: PriceList, item: str) -> Iterator[str]:
    """Yield the bundles that can still be ordered with the item in them, and the rows that it carries."""
    catalogue, book = checked.catalogue, checked.book
    for service in catalogue.published_services:
        open_then = service.orderable.until is None or service.orderable.until >= source.start
        if open_then and any(part.item == item for part in service.contains):
            yield service.id
    for customer in source.customers or tuple(catalogue.settings.customers):
        for key in book.keys(customer):
            held = book.price(key, customer, source.start)
            if held is None or held.price.carried_by is None:
                continue
            carrier = catalogue.canonical(held.price.carried_by)
            carriers = catalogue.services.get(carrier)
            options = (carrier,) if carriers is None else carriers.items
            if item in options and not any(book.price(path, customer, source.start) for path in options):
                yield key


RULE = Rule(CODE, _check)
