"""A guideline's Markdown can be read in good time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, Spot, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = (
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Lösenord\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [guidelines/losenord]\n"
    "# catalog/guidelines/losenord.md\n---\ntitle: {sv: Lösenord, en: Passwords}\nbody: kf\ndecision: kf-2025-2\n---\n"
)

CODE = Code(
    "K513",
    "guideline-too-tangled",
    Severity.ERROR,
    N_("A guideline is too tangled to be shown"),
    N_("Marks without end, or brackets that never close, are no text for people, and the page would take minutes."),
    Example(_HEAD + "[" * 300 + "\n"),
    Example(_HEAD + "Lösenordet är långt [och ditt eget].\n"),
)

LONGEST_LINE = 2000
MOST_OPEN = 200
_MARK = re.compile(r"_|[^\w\s.,:;!()\"'?%/–—…”’»«§-]")
"""What Markdown may look far ahead for; a paragraph of prose on one line holds few of them."""


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for document in checked.catalogue.documents:
        if document.kind == "guideline" and (line := tangled(document.body)) is not None:
            yield too_tangled(document.file, document.body_line + line)


def too_tangled(file: str, line: int) -> Diagnostic:
    """Return the complaint of a line of Markdown that would take too long."""
    return complain(
        CODE,
        Spot(file, line),
        N_("the line is longer than {length} characters and full of marks, or more than {open} “[” stand open"),
        N_("Break the line, and close every bracket."),
        length=LONGEST_LINE,
        open=MOST_OPEN,
    )


def unconvertible(file: str, line: int) -> Diagnostic:
    """Return the complaint of a text, which begins on a line, that Markdown gives up."""
    return complain(
        CODE,
        Spot(file, line),
        N_("the text cannot be made into a page: it holds “<!” without an end, or lists without end in each other"),
        N_("Write “&lt;” for a “<” that begins no element, and put fewer lists or quotes in each other."),
    )


def tangled(markdown: str) -> int | None:
    """Return the first line, from 0, with too many marks or too many brackets open; None where all is well."""
    open_now = 0
    for number, line in enumerate(markdown.strip("\n").split("\n")):
        if len(line) > LONGEST_LINE and sum(1 for _ in _MARK.finditer(line)) > MOST_OPEN:
            return number
        most = MOST_OPEN if len(line) <= LONGEST_LINE else max(2, MOST_OPEN * LONGEST_LINE // len(line))
        for sign in line:
            open_now = open_now + 1 if sign == "[" else max(0, open_now - (sign == "]"))
            if open_now > most:
                return number
    return None


RULE = Rule(CODE, _check, local=True)
