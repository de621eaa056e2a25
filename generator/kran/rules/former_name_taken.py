"""Ids are never used again: what something was called before must lead to one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.diagnostics import Place

CODE = Code(
    "K206",
    "former-name-taken",
    Severity.ERROR,
    N_("A former name belongs to something else"),
    N_("Old lists, orders and addresses still use the former name. It must lead to one thing only."),
    Example(
        "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
        "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
        "formerly: [servicedesk]\n"
    ),
    Example(
        "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
        "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
        "formerly: [bildskarm]\n"
    ),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    seen: dict[str, str] = {}
    for service in catalogue.services.values():
        claims: list[tuple[str, str, Place]] = [
            (old, service.id, service.place.at("formerly", n)) for n, old in enumerate(service.formerly)
        ]
        for option in service.options:
            path = f"{service.id}/{option.id}"
            claims += [(old, path, option.place.at("formerly", n)) for n, old in enumerate(option.formerly)]
        for old, path, place in claims:
            other = old if old in catalogue.items or old in catalogue.services else seen.get(old)
            if other == old:
                yield complain(
                    CODE,
                    place,
                    N_("“{name}” is no former name: something is called so today"),
                    N_("Take it away here, or give what bears it another name."),
                    name=old,
                )
            elif other is not None:
                yield complain(
                    CODE,
                    place,
                    N_("the former name “{name}” already leads to {other}"),
                    N_("Each name leads to one thing: take it away from one of them."),
                    name=old,
                    other=other,
                )
            seen.setdefault(old, path)


RULE = Rule(CODE, _check, local=True)
