"""What is published does not rest on a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kran.model.catalogue import Catalogue

_DRAFT = (
    "# catalog/services/arbetsplats/lampa.yaml\ntitle: {sv: Lampa, en: Lamp}\nstatus: draft\n"
    "summary: {sv: En lampa., en: A lamp.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
)
_SKARM = (
    "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
    "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
)

CODE = Code(
    "K604",
    "rests-on-draft",
    Severity.ERROR,
    N_("Something published rests on a draft"),
    N_("A draft is never published, so the reader would meet a name that leads nowhere."),
    Example(_DRAFT + _SKARM + "requires: [lampa]\n"),
    Example(_DRAFT + _SKARM),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    drafts = _drafts(checked.catalogue)
    for thing, reference in checked.catalogue.references():
        names = drafts.get(reference.kind)
        if not names or not reference.holds or getattr(thing, "draft", False):
            continue
        name = reference.id if reference.kind == "document" else reference.id.partition("/")[0]
        if name in names:
            yield complain(
                CODE,
                reference.place,
                N_("“{name}” is a draft"),
                N_("Finish the draft, make this one a draft too, or take the reference away."),
                name=reference.id,
            )


def _drafts(catalogue: Catalogue) -> dict[str, set[str]]:
    """Return the names of the drafts by the kind of reference that may name them."""
    tables: dict[str, Mapping[str, Any]] = {
        "services": catalogue.services,
        "prices": catalogue.price_lists,
        "service-levels": catalogue.levels,
        "agreements": catalogue.agreements,
        "assortments": catalogue.assortments,
        "guidelines": catalogue.guidelines,
        "decisions": catalogue.decisions,
    }
    drafts = {folder: {name for name, thing in table.items() if thing.draft} for folder, table in tables.items()}
    return {
        "level": drafts["service-levels"],
        "decision": drafts["decisions"],
        "price-list": drafts["prices"],
        "document": {f"{folder}/{name}" for folder, names in drafts.items() for name in names},
        **dict.fromkeys(("item", "orderable-item", "priced-item"), drafts["services"]),
    }


RULE = Rule(CODE, _check, local=True)
