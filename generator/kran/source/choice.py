"""Which hand-written file speaks for a page in a language: ``x.en.md`` is its English.

``x.md`` is in the catalogue's first language, or, where that has a file of its own, in the first that has none. So the
same files serve when the order of the languages changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.text import is_language

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Choice:
    """One page: its own path (``x.md``), the file that speaks for it, and that file's language."""

    path: str
    file: str
    lang: str


def is_published(name: str) -> bool:
    """Say whether a file of ``docs/`` belongs to the site: a README tells of the folder, in whatever language."""
    own = name.rpartition("/")[2]
    is_readme = own.startswith("README.") and own.endswith(".md")
    return not name.startswith("development/") and not is_readme


def pages_of(files: Iterable[str], languages: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Return the path of the page that each file belongs to, and the file's language; "" for none of `languages`."""
    found = {file: _named(file, languages) for file in sorted(files)}
    own = {place for place in found.values() if place[1]}
    return {
        file: (path, next((code for code in languages if (path, code) not in own), languages[0]))
        if lang is None
        else (path, lang)
        for file, (path, lang) in found.items()
    }


def choose(files: Iterable[str], languages: tuple[str, ...], code: str) -> tuple[Choice, ...]:
    """Return one file for each page: the one in `code`, else in the main language (the first), else what there is.

    A file in none of the languages is left out.
    """
    found: dict[str, dict[str, str]] = {}
    for file, (path, lang) in pages_of(files, languages).items():
        if lang:
            found.setdefault(path, {}).setdefault(lang, file)
    return tuple(
        Choice(path, versions[lang], lang)
        for path, versions in found.items()
        for lang in [next(choice for choice in (code, languages[0], *versions) if choice in versions)]
    )


def _named(file: str, languages: tuple[str, ...]) -> tuple[str, str | None]:
    """Return a file's page and the language in its name: "" for one the catalogue lacks, None where none is named."""
    name, _, suffix = file.removesuffix(".md").rpartition(".")
    if name and suffix in languages:
        return f"{name}.md", suffix
    return (f"{name}.md", "") if name and suffix.islower() and is_language(suffix) else (file, None)
