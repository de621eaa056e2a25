"""The languages that the catalogue's texts are written in, where they differ from those that catalog.yaml declares."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kran.text import languages as spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kran.diagnostics import Place
    from kran.model.catalogue import Catalogue

FEW = 2
"""So many texts may be slips; a language that more are written in, and most of all, is one of the catalogue's."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_FIELDS = ("id", "to", "of", "one", "for", "per", "may", "not", "url", "vat", "met")
"""The fields of the schemas whose names are as short as a language's code."""


@dataclass(frozen=True, slots=True)
class Written:
    """What texts are written in that nobody declared.

    `others` are the texts that have such a language, and where each stands. `most` are the languages that most texts
    are written in, with in how many they are. `instead` tells, by the code that is declared but that nothing is
    written in, the one of those that it was meant to be.
    """

    others: tuple[tuple[dict[str, Any], Place], ...]
    most: dict[str, int]
    instead: dict[str, str]


def written(catalogue: Catalogue) -> Written:
    """Look through all texts; where all their languages are declared, their sources alone are searched."""
    declared = catalogue.settings.languages
    others = tuple(
        (text, place)
        for text, place in _texts(catalogue, _has_others(declared))
        if any(key not in declared for key in text)
    )
    found = Counter(key for text, _ in others for key in text if key not in declared)
    if max(found.values(), default=0) <= FEW:
        return Written(others, {}, {})
    texts = [text for text, _ in _texts(catalogue, lambda _: True)]
    most = {code: count for code, count in found.most_common() if count > FEW and 2 * count > len(texts)}
    used = {key for text in texts for key in text}
    unwritten = [code for code in declared if code not in used]
    return Written(others, most, dict(zip(unwritten, most, strict=False)))


def _has_others(languages: tuple[str, ...]) -> Callable[[str], object]:
    """Return what says whether a document's source may hold a language that is none of these."""
    known = "|".join((*languages, *_FIELDS))
    return re.compile(rf"[\s{{,\"'](?!(?:{known})[\s\"':])[a-z]{{2,3}}[\"']?\s*:\s").search


def _texts(catalogue: Catalogue, may: Callable[[str], object]) -> Iterator[tuple[dict[str, Any], Place]]:
    languages = {*catalogue.settings.languages, *spoken()}
    for document in catalogue.documents:
        if document.kind != "figure" and document.may_hold(may):
            yield from _within(document.data, document.place, languages)


def _within(node: Any, place: Place, languages: set[str]) -> Iterator[tuple[dict[str, Any], Place]]:  # noqa: ANN401  YAML
    if isinstance(node, list):
        for index, value in enumerate(node):
            if isinstance(value, dict):
                yield from _within(value, place.at(index), languages)
    elif isinstance(node, dict):
        if _is_text(node, languages):
            yield node, place
            return
        for key, value in node.items():
            if isinstance(value, dict | list):
                yield from _within(value, place.at(key), languages)


def _is_text(node: dict[str, Any], languages: set[str]) -> bool:
    """Say whether a mapping is a text in several languages: one it knows, and nothing but language codes beside it."""
    return not languages.isdisjoint(node) and all(
        _LANGUAGE.fullmatch(key) and isinstance(value, str | list) for key, value in node.items()
    )
