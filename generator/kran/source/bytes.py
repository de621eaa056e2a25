"""From bytes to text: what must hold for any file of the catalogue before a parser may see it.

libyaml swallows a byte order mark, takes a minute or the process for a hundred thousand nested brackets, and has no
line for a bad byte. So size, encoding, control characters and tabs are looked at first (and depth in `yaml`).
"""

from __future__ import annotations

import codecs
import re

from kran.diagnostics import Code, Diagnostic, Example, Severity, Spot, complain
from kran.text import N_

LARGEST_FILE = 1_000_000
LARGEST_LEDGER = 50_000_000
"""A ledger grows for years: some 500,000 rows."""
DEEPEST = 40

_WHY_TEXT = N_("Every tool that reads the file must see the same text: git, the editor, the reviewer and this program.")

# The small catalogue's own file, whole: what each example below breaks.
_REST = "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
_FILE = "# catalog/services/arbetsplats/skarm.yaml"
_SOUND = Example(f"{_FILE}\ntitle: {{sv: Skärm, en: Screen}}\n{_REST}")

TOO_LARGE = Code(
    "K003",
    "file-too-large",
    Severity.ERROR,
    N_("A file is too large"),
    N_("A document describes one thing. A file of over a million bytes is a mistake or an attack."),
    Example(f"{_FILE} * 1000001\n"),
    _SOUND,
)
NOT_UTF8 = Code(
    "K004",
    "not-utf-8",
    Severity.ERROR,
    N_("A file is not UTF-8"),
    _WHY_TEXT,
    Example(f"{_FILE} latin-1\ntitle: {{sv: Skärm, en: Screen}}\n{_REST}"),
    _SOUND,
)
BYTE_ORDER_MARK = Code(
    "K005",
    "byte-order-mark",
    Severity.ERROR,
    N_("A file begins with a byte order mark"),
    _WHY_TEXT,
    Example(f"{_FILE}\n\ufefftitle: {{sv: Skärm, en: Screen}}\n{_REST}"),
    _SOUND,
)
CONTROL_CHARACTER = Code(
    "K006",
    "control-character",
    Severity.ERROR,
    N_("A file holds a character that cannot be seen"),
    N_("Characters that cannot be seen can hide or reverse what a reviewer reads."),
    Example(f"{_FILE}\ntitle: {{sv: Skä\u202erm, en: Screen}}\n{_REST}"),
    _SOUND,
)
TAB = Code(
    "K007",
    "tab",
    Severity.ERROR,
    N_("A file holds a tab"),
    N_("YAML forbids tabs in indentation, and elsewhere they look like spaces but are not."),
    Example(f"{_FILE}\ntitle:\t{{sv: Skärm, en: Screen}}\n{_REST}"),
    _SOUND,
)
TOO_DEEP = Code(
    "K008",
    "too-deep",
    Severity.ERROR,
    N_("A file is nested too deep"),
    N_("No document needs it, and deep nesting can stop the parser."),
    Example(f"{_FILE}\ntitle: {'[' * 60}\n{_REST}"),
    _SOUND,
)
EMPTY = Code(
    "K009",
    "empty-file",
    Severity.ERROR,
    N_("A file is empty"),
    N_("An empty file says nothing; most often it was not saved."),
    Example(f"{_FILE}\n"),
    _SOUND,
)

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
    "\U000e0000-\U000e007f]|\r(?!\n)"
)

_HEAD = re.compile(r"---[ \r]*\n.*?^---[ \r]*$", re.MULTILINE | re.DOTALL)


def largest(file: str) -> int:
    """Return how many bytes a file may have."""
    return LARGEST_LEDGER if file.endswith(".csv") else LARGEST_FILE


def decode(data: bytes, file: str) -> tuple[str | None, list[Diagnostic]]:
    """Return the text of a file, or None and the one reason why it must not be parsed."""
    problem = _first_problem(data, file)
    return (None, [problem]) if problem else (data.decode("utf-8"), [])


def _first_problem(data: bytes, file: str) -> Diagnostic | None:
    if len(data) > largest(file):
        return complain(
            TOO_LARGE,
            Spot(file),
            N_("the file is larger than {limit} bytes"),
            N_("Split it into several documents."),
            limit=largest(file),
        )
    if data.startswith(b"\xef\xbb\xbf"):
        return complain(
            BYTE_ORDER_MARK,
            Spot(file),
            N_("the file begins with a byte order mark (BOM)"),
            N_("Save the file as UTF-8 without BOM."),
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in data and not data.startswith(_UTF16):
            return complain(
                NOT_UTF8,
                Spot(file),
                N_("the file is no text"),
                N_("Write it as text in an editor. A picture or a document of another program is no part of it."),
            )
        line, column = _line_and_column(data[: error.start].decode("utf-8"))
        return complain(
            NOT_UTF8,
            Spot(file, line, column),
            N_("the file is not UTF-8: the byte {byte} belongs to no character"),
            N_("Save the file with the encoding UTF-8."),
            byte=f"0x{data[error.start]:02X}",
        )
    return _in_text(text, file)


def _in_text(text: str, file: str) -> Diagnostic | None:
    if found := _INVISIBLE.search(text):
        return complain(
            CONTROL_CHARACTER,
            _spot(text, found.start(), file),
            N_("the character {sign} cannot be seen and is not allowed"),
            N_("Take it away. If you do not see it, write the line anew by hand."),
            sign=unseen(found.group()),
        )
    if (start := text.find("\t", 0, _end_of_yaml(text, file))) >= 0:
        return complain(
            TAB,
            _spot(text, start, file),
            N_("a tab is not allowed"),
            _without_tab(file, text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0]),
        )
    return None


def _end_of_yaml(text: str, file: str) -> int:
    """Return where tabs begin to be allowed: they mean something in the Markdown after a text's head."""
    end = _HEAD.match(text) if file.endswith(".md") else None
    return end.end() if end else len(text)


def _without_tab(file: str, line: str) -> str:
    """Return what to do about a tab in a line."""
    if not file.endswith(".csv"):
        return N_("Use spaces.")
    return N_("Take it away.") if "," in line else N_("Separate the cells by commas.")


def unseen(text: str) -> str | None:
    """Return the first character that cannot be seen, as U+202E, or None."""
    found = _INVISIBLE.search(text)
    return f"U+{ord(found.group()):04X}" if found else None


def _spot(text: str, index: int, file: str) -> Spot:
    line, column = _line_and_column(text[:index])
    return Spot(file, line, column)


def _line_and_column(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
