"""Titles, summaries and options are there in every language; no text is in a language nobody declared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kran.diagnostics import Code, Diagnostic, Example, Place, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_, is_language, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.text import Text

_REST = "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"

MISSING = Code(
    "K501",
    "translation-missing",
    Severity.WARNING,
    N_("A translation is missing"),
    N_("Whoever reads the other language finds the service by its title and summary."),
    Example("# catalog/services/arbetsplats/skarm.yaml\ntitle: Skärm\n" + _REST),
    Example("# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n" + _REST),
)
UNDECLARED = Code(
    "K502",
    "language-undeclared",
    Severity.ERROR,
    N_("A text is in a language that catalog.yaml does not name"),
    N_("Nobody would ever see it: most often the code is misspelt."),
    Example("# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen, se: Skärm}\n" + _REST),
    Example("# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n" + _REST),
)


def _missing(checked: Checked) -> Iterator[Diagnostic]:
    languages = tuple(code for code in checked.catalogue.settings.languages if is_language(code))
    for service in checked.catalogue.services.values():
        texts: list[tuple[Text, Place]] = [
            (service.title, service.place.at("title")),
            (service.summary, service.place.at("summary")),
            *((option.title, option.place.at("title")) for option in service.options),
        ]
        yield from _of(texts, languages, draft=service.draft)
    for category in checked.catalogue.categories.values():
        yield from _of([(category.title, category.place.at("title"))], languages, draft=False)


def _of(texts: list[tuple[Text, Place]], languages: tuple[str, ...], *, draft: bool) -> Iterator[Diagnostic]:
    for text, place in texts:
        if len(text.by_language) > len(languages) - len(missing := text.missing(languages)):
            continue  # it has a language that nobody declared: that is the mistake
        if missing:
            yield complain(
                MISSING,
                place,
                N_("the text is missing in: {languages}"),
                N_("Write it like this: {example}."),
                severity=Severity.NOTE if draft else None,
                languages=", ".join(missing),
                example="{" + ", ".join(f"{language}: …" for language in languages) + "}",
            )


_LANGUAGE = re.compile(r"[a-z]{2,3}")
_FIELDS = ("id", "to", "of", "one", "for", "per", "may", "not", "url", "vat", "met")
"""The fields of the schemas whose names are as short as a language's code."""


def _undeclared(checked: Checked) -> Iterator[Diagnostic]:
    languages = checked.catalogue.settings.languages
    known = "|".join((*languages, *_FIELDS))
    short = re.compile(rf"[\s{{,\"'](?!(?:{known})[\s\"':])[a-z]{{2,3}}[\"']?\s*:\s").search
    for document in checked.catalogue.documents:
        if document.kind != "figure" and document.may_hold(short):
            yield from _languages_in(document.data, document.place, languages)


def _languages_in(node: Any, place: Place, languages: tuple[str, ...]) -> Iterator[Diagnostic]:  # noqa: ANN401  YAML
    if isinstance(node, list):
        for index, value in enumerate(node):
            if isinstance(value, dict):
                yield from _languages_in(value, place.at(index), languages)
    if not isinstance(node, dict):
        return
    if _is_text(node, languages):
        for key in node:
            if key not in languages:
                meant = nearest(key, languages)
                yield complain(
                    UNDECLARED,
                    place.at(key, key=True),
                    N_("“{language}” is none of the catalogue's languages"),
                    N_("Did you mean “{meant}”?") if meant else N_("Write one of: {languages}."),
                    language=key,
                    meant=meant,
                    languages=", ".join(languages),
                )
        return
    for key, value in node.items():
        if isinstance(value, dict | list):
            yield from _languages_in(value, place.at(key), languages)


def _is_text(node: dict[str, Any], languages: tuple[str, ...]) -> bool:
    """Say whether a mapping is a text in several languages: one it knows, and nothing but language codes beside it."""
    return any(language in node for language in languages) and all(
        _LANGUAGE.fullmatch(key) and isinstance(value, str | list) for key, value in node.items()
    )


RULE = Rule(MISSING, _missing, local=True)
LANGUAGE_RULE = Rule(UNDECLARED, _undeclared, local=True)
