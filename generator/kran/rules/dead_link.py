"""A link leads somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.rules.suggestions import Suggestions
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_SKARM = (
    "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
    "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
)

CODE = Code(
    "K503",
    "dead-link",
    Severity.ERROR,
    N_("A link leads nowhere"),
    N_("A reader who follows it is lost, and an address without https:// may lead anywhere."),
    Example(_SKARM + "links: [{text: Guide, to: ../../etc/passwd}]\n"),
    Example(_SKARM + 'links: [{text: Guide, to: "https://www.exempel.example/guide"}]\n'),
)

_ADDRESS = re.compile(r"https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]+)?(/[^\s<>\"'`{}|\\^]*)?\Z", re.IGNORECASE)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    suggestions = Suggestions()
    for service in catalogue.services.values():
        for index, link in enumerate(service.links):
            if is_address(link.to) or _is_page(link.to, catalogue.pages):
                continue
            place = service.place.at("links", index, "to")
            meant = suggestions.nearest(link.to, "page", place.file, lambda: catalogue.pages or ())
            yield complain(
                CODE,
                place,
                N_("“{to}” leads nowhere"),
                N_("Did you mean “{meant}”?") if meant else N_("Write a whole address (https://…) or a page in docs/."),
                to=link.to,
                meant=meant,
            )


def is_address(to: str) -> bool:
    """Say whether a link is a whole address that leads where it looks as if it did."""
    return _ADDRESS.match(to) is not None


def _is_page(to: str, pages: frozenset[str] | None) -> bool:
    page = to.partition("#")[0]
    return re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*\.md", page) is not None and (pages is None or page in pages)


RULE = Rule(CODE, _check, local=True)
