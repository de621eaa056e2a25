"""Titles, summaries and options are there in every language; no text is in a language nobody declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.rules.suggestions import MANY
from kran.text import N_, Text, is_language, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.diagnostics import Place
    from kran.model.catalogue import Catalogue

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


_NEARLY = 10
"""Where no more than one text in so many has a language, it is not texts that are forgotten but a language to come."""

_Titled = tuple[Text, "Place", bool]  # a text, where it stands, and whether it is a draft's


def _missing(checked: Checked) -> Iterator[Diagnostic]:
    settings, swapped = checked.catalogue.settings, checked.written.instead
    languages = tuple(code for code in settings.languages if is_language(code) and code not in swapped)
    # Where a text has a language that nobody declared, that is the mistake.
    texts = [titled for titled in _texts(checked.catalogue) if not titled[0].by_language.keys() - {*languages}]
    unwritten = []
    for code in languages:
        lacking = [draft for text, _, draft in texts if code not in text.by_language]
        if len(lacking) >= MANY and (len(texts) - len(lacking)) * _NEARLY <= len(texts):
            unwritten.append(code)
            severity = Severity.NOTE if all(lacking) else None
            yield _unwritten(code, settings.place.at("languages", settings.languages.index(code)),
                             len(lacking), len(texts), severity)  # fmt: skip
    written = tuple(code for code in languages if code not in unwritten)
    for text, place, draft in texts:
        if missing := text.missing(written):
            yield complain(
                MISSING,
                place,
                N_("the text is missing in: {languages}"),
                N_("Write it like this: {example}."),
                severity=Severity.NOTE if draft else None,
                languages=", ".join(missing),
                example="{" + ", ".join(f"{language}: …" for language in written) + "}",
            )


def _texts(catalogue: Catalogue) -> Iterator[_Titled]:
    """Yield what a service, an option or a shelf is found by."""
    for service in catalogue.services.values():
        yield service.title, service.place.at("title"), service.draft
        yield service.summary, service.place.at("summary"), service.draft
        for option in service.options:
            yield option.title, option.place.at("title"), service.draft
    for category in catalogue.categories.values():
        yield category.title, category.place.at("title"), False


def _unwritten(code: str, place: Place, lacking: int, count: int, severity: Severity | None) -> Diagnostic:
    """Return the one complaint of a language that hardly any text has."""
    return complain(
        MISSING,
        place,
        N_("no text has “{language}”: {count} titles and summaries lack it")
        if lacking == count
        else N_("only {written} of {count} titles and summaries have “{language}”"),
        N_("Write them, or take the language away until they are written."),
        severity=severity,
        language=code,
        written=count - lacking,
        count=count,
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
