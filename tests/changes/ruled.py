"""Catalogues with several who decide, and what is ruled about changes from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kran.changes.governing import govern
from kran.changes.pair import Pair
from tests.changes.held import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kran.changes.governing import Governed
    from kran.diagnostics import Diagnostic, Place, Spot

Edits = dict[str, str | None]

AT = date(2026, 12, 31)
"""The day asked about: what is decided by then is decided."""

BODIES = """\
bodies:
  kf: {title: Kommunfullmäktige, kind: assembly, from: 1971-01-01}
  sir: {title: Strategiska it-rådet, kind: council, from: 2014-09-01, under: kf}
  skola: {title: Brukarråd skola, kind: council, from: 2015-03-01}
  rad: {title: It-rådet, kind: council, from: 2020-01-01, until: 2024-12-31, seats: {it-chef: 1}}
"""
LEVELS: Edits = {
    f"catalog/service-levels/{name}.yaml": f"title: {name}\nrank: {rank}\ndecision: {{2026-01-01: kf-2025-1}}\n"
    for name, rank in (("guld", 3), ("brons", 1), ("annan", 2))
}
EXTRA: Edits = {"catalog/organisation/bodies.yaml": BODIES, **LEVELS}


def decision(name: str, by: str, day: str, decides: str, *, more: str = "") -> Edits:
    """Return a decision's file; `by` is ``body: kf`` or ``role: it-chef``."""
    text = f'title: Beslut\n{by}\ndate: {day}\nreference: "§ 7"\ndecides: [{decides}]\n{more}'
    return {f"catalog/decisions/{day[:4]}/{name}.yaml": text}


def mandates(**said: str) -> Edits:
    """Return the file of mandates with these and no others; each is given by kf-2025-1 unless it says otherwise."""
    lines = [
        f"  {name.replace('_', '-')}: {{{text}{'' if 'given_by' in text else ', given_by: kf-2025-1'}}}"
        for name, text in said.items()
    ]
    return {"catalog/organisation/mandates.yaml": "mandates:\n" + "\n".join(lines) + "\n"}


def price_list(name: str, start: str, decided: str, rows: str, *, more: str = "") -> Edits:
    """Return a price list's file; `rows` are lines, or empty."""
    prices = "prices:\n" + "".join(f"  {row}\n" for row in rows.split("\n")) if rows else ""
    text = f"title: Lista\nfrom: {start}\ndecision: {decided}\n{more}{prices}"
    return {f"catalog/prices/{name}.yaml": text}


@dataclass(frozen=True)
class Told:
    """A finding in short: its code, what stands there, and what it says."""

    code: str
    place: tuple[str, ...]
    text: str


def governed(after: Edits, before: Edits | None = None) -> Governed:
    """Return what is ruled about edits of the catalogue with the bodies and levels of EXTRA."""
    return govern(Pair(catalogue(EXTRA | (before or {})), catalogue(EXTRA | (before or {}) | after)), AT)


def findings(after: Edits, before: Edits | None = None) -> list[Told]:
    """Return what is found wrong with edits."""
    return told(governed(after, before).findings)


def told(found: tuple[Diagnostic, ...]) -> list[Told]:
    """Return findings in short."""
    return [Told(it.code, _path(it.where), _said(it)) for it in found]


def codes(after: Edits, before: Edits | None = None) -> list[str]:
    """Return the codes of what is found wrong with edits."""
    return [it.code for it in findings(after, before)]


def _path(where: Place | Spot) -> tuple[str, ...]:
    return (where.file, *map(str, getattr(where, "path", ())))


def _said(it: Diagnostic) -> str:
    values: Mapping[str, object] = it.message.values
    return it.message.msgid.format(**values)
