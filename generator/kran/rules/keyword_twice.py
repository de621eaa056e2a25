"""A keyword leads to one service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_SKARM = (
    "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
    "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
)

CODE = Code(
    "K506",
    "keyword-twice",
    Severity.WARNING,
    N_("Two services claim the same keyword"),
    N_("Whoever searches for it means one of them: the word should lead there."),
    Example(_SKARM + "keywords: {sv: [Laptop]}\n"),
    Example(_SKARM + "keywords: {sv: [bildskärm]}\n"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], str] = {}
    for service in checked.catalogue.published_services:
        for language, words in service.keywords.items():
            for index, word in enumerate(words):
                other = first.setdefault((language, word.casefold()), service.id)
                if other != service.id:
                    yield complain(
                        CODE,
                        service.place.at("keywords", language, index),
                        N_("the keyword “{word}” is also claimed by {other}"),
                        N_("Keep it with the service that people mean."),
                        word=word,
                        other=other,
                    )


RULE = Rule(CODE, _check, local=True)
