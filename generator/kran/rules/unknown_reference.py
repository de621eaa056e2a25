"""A reference must lead to something."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.model.catalogue import FOLDERS
from kran.rules.misspelt import renamed
from kran.rules.rule import Checked, Rule
from kran.rules.suggestions import Suggestions
from kran.text import N_, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.catalogue import Catalogue
    from kran.model.reference import Reference

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

_ITEMS = frozenset({"item", "orderable-item"})
OF_PRICES = "priced-item"

# What each kind of reference names and where that is written.
_KINDS: dict[str, tuple[str, str]] = {
    "agreement": (N_("there is no agreement “{name}”"), "agreements/"),
    "body": (N_("there is no body “{name}”"), "organisation/bodies.yaml"),
    "category": (N_("there is no shelf “{name}”"), "categories.yaml"),
    "cost-key": (N_("there is no key “{name}” for that year or before"), "costs/"),
    "cost-terms": (N_("there are no terms “{name}” for that year or before"), "costs/"),
    "customer": (N_("there is no kind of customer “{name}”"), "catalog.yaml"),
    "decision": (N_("there is no decision “{name}”"), "decisions/"),
    "document": (N_("there is no document “{name}”"), ""),
    "figure": (N_("there is no figure “{name}”"), "catalog.yaml"),
    "item": (N_("there is no service or option “{name}”"), "services/"),
    "level": (N_("there is no service level “{name}”"), "service-levels/"),
    "mandate": (N_("there is no mandate “{name}”"), "organisation/mandates.yaml"),
    "measure": (N_("there is no measure “{name}”"), "measures.yaml"),
    "orderable-item": (N_("there is no service or option “{name}”"), "services/"),
    "post": (N_("there is no post “{name}”"), "organisation/posts.yaml"),
    "price-list": (N_("there is no price list “{name}”"), "prices/"),
    "rate": (N_("there is no rate “{name}”"), "measures.yaml"),
    "role": (N_("there is no role “{name}”"), "organisation/roles.yaml"),
    "supplier": (N_("there is no supplier “{name}”"), "suppliers.yaml"),
    "unit": (N_("there is no unit “{name}”"), "organisation/units.yaml"),
    "unit-kind": (N_("there is no kind of unit “{name}”"), "catalog.yaml"),
}


_TAKE_AWAY = N_("Write it in {file} first, or take the reference away.")
_OTHERWISE = {
    "category": N_("Write it in {file} first, or move the folder's files to a shelf that exists."),
}


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    told: set[object] = set()
    before = {old for old, new in renamed(catalogue).items() if nearest(old, catalogue.items) is None}
    suggestions = Suggestions()
    known: dict[str, list[str]] = {}
    for thing, reference in catalogue.references():
        if reference.kind == OF_PRICES or catalogue.has(reference.kind, reference.id):
            continue
        if reference.kind == "orderable-item" and reference.id in catalogue.services:
            continue  # it exists but has options: a rule of its own says so
        if reference.kind in _ITEMS and reference.id in before:
            continue  # the price without item says that it may have a new name
        message, file = _KINDS[reference.kind]
        name, kind = _named(reference)
        file = file or f"{name.partition('/')[0]}/"
        if kind not in known:
            known[kind] = _known(catalogue, reference)
        draft = getattr(thing, "draft", False)
        mistake = _mistake(reference, draft=draft, any_known=bool(known[kind]))
        if mistake in told:
            continue
        told.add(mistake)
        meant = suggestions.nearest(name, kind, reference.place.file, partial(known.__getitem__, kind))
        yield complain(
            CODE,
            reference.place,
            message,
            N_("Did you mean “{meant}”?") if meant else _OTHERWISE.get(reference.kind, _TAKE_AWAY),
            severity=Severity.NOTE if draft else None,
            name=name,
            meant=meant,
            file=file,
        )


def _mistake(reference: Reference, *, draft: bool, any_known: bool) -> object:
    """Return what stands for the mistake behind a reference that leads nowhere: each is told of once."""
    if not any_known:
        return reference.kind, draft  # nothing of its kind exists
    if reference.kind == "category":
        return reference.id, draft  # a shelf is a folder, and each service in it names it
    return reference.place


def _named(reference: Reference) -> tuple[str, str]:
    """Return a name as it was written, and the kind of name it is: a document's goes by its folder."""
    if reference.kind in {"cost-key", "cost-terms"}:  # the year is the list's, not written
        return reference.id.partition("/")[2], reference.kind
    folder = reference.id.partition("/")[0]
    if reference.kind == "document" and folder in FOLDERS.values():
        return reference.id, f"document/{folder}"
    return reference.id, reference.kind


def _known(catalogue: Catalogue, reference: Reference) -> list[str]:
    """Return the names that one may have been meant to be."""
    known = list(catalogue.names(reference.kind))
    if reference.kind in {"cost-key", "cost-terms"}:
        return [name.partition("/")[2] for name in known]
    _, slash, folder = _named(reference)[1].partition("/")
    return [name for name in known if name.partition("/")[0] == folder] if slash else known


RULE = Rule(CODE, _check, local=True)
