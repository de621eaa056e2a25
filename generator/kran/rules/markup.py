"""Texts are plain: markup is shown as it is written, and a sheet would take a leading sign for a formula."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.rules.strings import strings
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_SKARM = (
    "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
    "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
)

MARKUP = Code(
    "K507",
    "markup-in-text",
    Severity.WARNING,
    N_("A text holds markup"),
    N_("Texts are plain and shown as they are written: the reader would see the tags, the stars or the braces."),
    Example(_SKARM + "audience: För <b>alla</b>\n"),
    Example(_SKARM + "audience: För alla\n"),
)
FORMULA = Code(
    "K508",
    "formula-in-text",
    Severity.WARNING,
    N_("A text begins like a formula"),
    N_("A spreadsheet would take it for a formula. In the files it is made harmless, but it will look odd."),
    Example(_SKARM + 'audience: "=1+1"\n'),
    Example(_SKARM + "audience: Summan av 1 och 1\n"),
)

_SHORTEST = 2
_MARKUP = re.compile(r"</?[a-zA-Z!][^>]*>?|\{\{|\{%|\$\{|\]\(|javascript:|&#|\*\*\S", re.IGNORECASE)
_FORMULA = re.compile(r"[=@]\S|[+-][A-Za-z0-9(][A-Za-z0-9(+*/.-]{0,80}[(!|]")
_CALL = re.compile(r"[+-][A-Za-z0-9(][A-Za-z0-9(+*/.-]{0,80}[(!|]")
_MARKS = ("<", "{{", "{%", "${", "](", "&#", "**")


def _may_hold_markup(source: str) -> bool:
    return any(mark in source for mark in _MARKS) or "javascript:" in source.lower()


def _may_hold_formula(source: str) -> bool:
    if "@" in source or source.count("=") > source.count("$schema="):
        return True
    return any(sign in source for sign in "(!|") and _CALL.search(source) is not None


def _markup(checked: Checked) -> Iterator[Diagnostic]:
    for text, place in strings(checked.catalogue, _may_hold_markup):
        if (found := _MARKUP.search(text)) and place.path[-1:] != ("to",):  # a link's address has a rule of its own
            yield complain(
                MARKUP,
                place.within(found),
                N_("the text holds markup: {markup}"),
                N_("Write plain text; a blank line parts paragraphs."),
                markup=found.group()[:40],
            )


def _formula(checked: Checked) -> Iterator[Diagnostic]:
    for text, place in strings(checked.catalogue, _may_hold_formula):
        if _FORMULA.match(text):
            yield complain(
                FORMULA,
                place,
                N_("the text begins like a formula: {start}"),
                N_("Begin with a word."),
                start=text[:20],
            )


RULE = Rule(MARKUP, _markup, local=True)
FORMULA_RULE = Rule(FORMULA, _formula, local=True)
