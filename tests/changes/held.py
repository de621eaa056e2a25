"""Catalogues from files in memory: the small catalogue, with one of every kind that it lacks, and edits of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kran.changes.compare import compare
from kran.model.load import load
from tests.small import MEMORY, START

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kran.changes.change import Change
    from kran.diagnostics import Diagnostic
    from kran.model.catalogue import Catalogue

START_FILES = {
    f"catalog/{path.relative_to(START).as_posix()}": path.read_text("utf-8")
    for path in sorted(START.rglob("*"))
    if path.is_file()
}
OTHERS = {
    "catalog/agreements/skolan.yaml": (
        "unit: skolan\nitem: skarm\nfrom: 2026-01-01\nuntil: 2026-12-31\nlevel: silver\ndecision: kf-2025-1\n"
        "differs: {targets: {urgent: {resolve: 4 h}}}\n"
    ),
    "catalog/assortments/skola.yaml": (
        "for: [school]\ndecision: kf-2025-1\nfrom: 2026-01-01\n"
        "choices:\n  dator/standard: {standard: true}\n  skarm: {until: 2026-06-30, instead: dator/kraftfull}\n"
    ),
    "catalog/guidelines/val.md": (
        "---\ntitle: Val\nbody: kf\ndecision: kf-2025-1\nfor: [school, administration]\n---\nVälj det som räcker.\n"
    ),
    "catalog/costs/2026.yaml": "keys: {bas: {equal: 1, employees: 2}}\nterms: {verktyg: {months: 36, interest: 2.5}}\n",
    "catalog/ledger/figures.csv": (
        "unit,figure,from,value\nskolan,employees,2026-01-01,40\nforvaltningen,employees,2026-01-01,12\n"
    ),
    "catalog/prices/2026-skolan.yaml": (
        "title: Offert\nfrom: 2026-03-01\nuntil: 2026-08-31\nfor_unit: skolan\ndecision: kf-2025-1\n"
        "prices:\n  skarm: {amount: 50.00, per: month}\n"
    ),
}
FILES = START_FILES | OTHERS


@dataclass(slots=True)
class Held:
    """Files in memory; None is no file."""

    texts: Mapping[str, str | None]
    found: list[Diagnostic] = field(default_factory=list)

    def names(self) -> list[str]:
        return sorted(name for name, text in self.texts.items() if text is not None)

    def read(self, name: str) -> bytes:
        text = self.texts[name]
        assert text is not None
        return text.encode()

    def problems(self) -> list[Diagnostic]:
        return self.found


def catalogue(edits: Mapping[str, str | None] | None = None) -> Catalogue:
    """Return the catalogue of FILES with others in their place; it must fit its schemas."""
    loaded = load(Held(FILES | dict(edits or {})), memory=MEMORY)
    assert not loaded.diagnostics, loaded.diagnostics
    assert loaded.catalogue is not None
    return loaded.catalogue


def edited(file: str, *replacements: tuple[str, str]) -> dict[str, str | None]:
    """Return an edit of one file: each first text, which must stand there, becomes the second."""
    name = f"catalog/{file}"
    text = FILES[name]
    for old, new in replacements:
        assert old in text, (old, text)
        text = text.replace(old, new)
    return {name: text}


def changes(after: Mapping[str, str | None], before: Mapping[str, str | None] | None = None) -> tuple[Change, ...]:
    """Return what is told between two edits of the catalogue; asserts that the other way round tells the reverse."""
    one, other = catalogue(before), catalogue(after)
    found = compare(one, other)
    assert told(found) == told(tuple(change.reversed() for change in compare(other, one)))
    return found


def told(found: tuple[Change, ...]) -> list[str]:
    """Return what changes say, whatever their order and the documents that make them."""
    return sorted(repr(replace(change, document="", customers=tuple(sorted(change.customers)))) for change in found)


def short(found: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    """Return the names of changes, what they are of and their aspects."""
    return [(change.name, change.of, change.aspect) for change in found]
