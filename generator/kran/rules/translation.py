"""Titles, summaries and options are there in every language; no text is in a language nobody declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_, is_language, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.diagnostics import Place
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


def _undeclared(checked: Checked) -> Iterator[Diagnostic]:
    settings, most, swapped = checked.catalogue.settings, checked.written.most, checked.written.instead
    for code, count in most.items():
        declared = next((old for old, new in swapped.items() if new == code), None)
        if declared is not None and not is_language(declared):
            continue  # language-unknown says which one was meant
        index = settings.languages.index(declared) if declared else None
        yield complain(
            UNDECLARED,
            settings.place.at("languages", index) if index is not None else settings.place.at("languages"),
            N_("{count} texts are written in “{language}”, and none in “{declared}”")
            if declared
            else N_("{count} texts are written in “{language}”, which is not declared here"),
            N_("Did you mean “{language}”?") if declared else N_("Add it, or take it out of the texts."),
            count=count,
            language=code,
            declared=declared,
        )
    for text, place in checked.written.others:
        for key in text:
            if key not in settings.languages and key not in most:
                meant = nearest(key, settings.languages)
                yield complain(
                    UNDECLARED,
                    place.at(key, key=True),
                    N_("“{language}” is none of the catalogue's languages"),
                    N_("Did you mean “{meant}”?") if meant else N_("Write one of: {languages}."),
                    language=key,
                    meant=meant,
                    languages=", ".join(settings.languages),
                )


RULE = Rule(MISSING, _missing, local=True)
LANGUAGE_RULE = Rule(UNDECLARED, _undeclared, local=True)
