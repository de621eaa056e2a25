"""Which hand-written file speaks for a page in a language: ``x.md`` is in the main one, ``x.en.md`` its English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Choice:
    """One page: its own path (``x.md``), the file that speaks for it, and that file's language."""

    path: str
    file: str
    lang: str


def page_of(file: str, languages: tuple[str, ...]) -> tuple[str, str]:
    """Return the path of the page that a file belongs to, and the file's language."""
    name, _, suffix = file.removesuffix(".md").rpartition(".")
    return (f"{name}.md", suffix) if name and suffix in languages else (file, languages[0])


def choose(files: Iterable[str], languages: tuple[str, ...], code: str) -> tuple[Choice, ...]:
    """Return one file for each page: the one in `code`, else in the main language (the first), else what there is."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted(files):
        path, lang = page_of(file, languages)
        found.setdefault(path, {})[lang] = file
    return tuple(
        Choice(path, versions[lang], lang)
        for path, versions in found.items()
        for lang in [next(choice for choice in (code, languages[0], *versions) if choice in versions)]
    )
