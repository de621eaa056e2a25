"""What is published does not rest on a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    catalogue = checked.catalogue
    drafts = {
        "level": {n for n, t in catalogue.levels.items() if t.draft},
        "decision": {n for n, t in catalogue.decisions.items() if t.draft},
        "price-list": {n for n, t in catalogue.price_lists.items() if t.draft},
    }
    services = {n for n, t in catalogue.services.items() if t.draft}
    for kind in ("item", "orderable-item", "priced-item"):
        drafts[kind] = services
    drafts["document"] = {f"prices/{n}" for n in drafts["price-list"]} | {
        f"service-levels/{n}" for n in drafts["level"]
    }
    for thing, reference in catalogue.references():
        names = drafts.get(reference.kind)
        if not names or getattr(thing, "draft", False):
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


RULE = Rule(CODE, _check)
