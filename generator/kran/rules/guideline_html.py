"""A guideline is read as it was decided: HTML, which its page does not let through, is never just gone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, Spot, complain
from kran.rules.guideline_too_tangled import tangled
from kran.rules.rule import Checked, Rule
from kran.source import elements
from kran.source.elements import Finder
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.document import Document

_HEAD = (
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Lösenord\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [guidelines/losenord]\n"
    "# catalog/guidelines/losenord.md\n---\ntitle: {sv: Lösenord, en: Passwords}\nbody: kf\ndecision: kf-2025-2\n---\n"
)

CODE = Code(
    "K520",
    "guideline-html",
    Severity.ERROR,
    N_("A guideline holds HTML"),
    N_("Its page shows Markdown alone: of what was decided, words between “<” and “>” would not be seen."),
    Example(_HEAD + "Skriv <enhetens namn> först i lösenordet.\n"),
    Example(_HEAD + "Skriv *enhetens namn* först i lösenordet.\n"),
)

_OF_FENCES = frozenset({"pre", "code"})
"""What Markdown makes of fenced code, unmarked like HTML; written as HTML these are shown too."""


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for document in checked.catalogue.documents:
        if document.kind == "guideline" and "<" in document.body and tangled(document.body) is None:
            yield from _in_guideline(document)


def _in_guideline(document: Document) -> Iterator[Diagnostic]:
    body = document.body.strip("\n")
    try:
        found = elements.of_guideline(body)
    except elements.Unconvertible:  # told with its links
        return
    finder, seen, lines = Finder(body), Counter[str](), set[int]()
    for element in found:
        if element.is_markdown or element.tag in _OF_FENCES:
            continue
        line, column = finder.tag(element.tag, seen[element.tag])
        seen[element.tag] += 1
        if line in lines:
            continue
        lines.add(line)
        yield complain(
            CODE,
            Spot(document.file, document.body_line + line, column + 1, 1 + len(element.tag)),
            N_("“<{tag}” would not be shown, nor what belongs to it"),
            N_("Write Markdown instead. Of a “<” that shall be read, write “&lt;”, or `code` between grave accents."),
            severity=Severity.NOTE if document.draft else None,
            tag=element.tag,
        )


RULE = Rule(CODE, _check, local=True)
