"""A reference must lead to something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = Code(
    "K201",
    "unknown-reference",
    Severity.ERROR,
    N_("A reference leads nowhere"),
    N_("A name that nothing bears is a misspelling, or something that was taken away while it was still needed."),
    Example(
        "# catalog/organisation/posts.yaml\nposts:\n"
        "  rektor: {title: Rektor, role: enhetsschef, unit: skolan, team: rektor}\n"
    ),
    Example(
        "# catalog/organisation/posts.yaml\nposts:\n"
        "  rektor: {title: Rektor, role: enhetschef, unit: skolan, team: rektor}\n"
    ),
)

OF_PRICES = "priced-item"


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    for thing, reference in catalogue.references():
        if reference.kind == OF_PRICES or catalogue.has(reference.kind, reference.id):
            continue
        if reference.kind == "orderable-item" and reference.id in catalogue.services:
            continue  # it exists but has options: a rule of its own says so
        unfinished = getattr(thing, "draft", False)
        meant = nearest(reference.id, catalogue.names(reference.kind))
        yield complain(
            CODE,
            reference.place,
            N_("“{name}” is unknown"),
            N_("Did you mean “{meant}”?") if meant else N_("Define it, or take the reference away."),
            severity=Severity.NOTE if unfinished else None,
            name=reference.id,
            meant=meant,
        )


RULE = Rule(CODE, _check)
