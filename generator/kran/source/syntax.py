"""What the YAML parser says when it gives up, in words an editor can use, at the place where the mistake was made.

libyaml points where it could read no further: an unclosed quote is met at the end of the file. Its context mark is
where the thing began, which is most often the line to mend.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import yaml
from yaml.cyaml import CBaseLoader

from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and what to do (msgids that share `values`), and where: line and column from 0."""

    line: int
    column: int
    message: str
    remedy: str
    values: Mapping[str, Any] = field(default_factory=dict)


HARD_SPACE = "\u00a0"
HARD_SPACES = N_("Write ordinary spaces: text copied from a document or a web page often holds hard ones.")

_QUOTE = (
    N_("the quote that begins here is never closed"),
    N_("Close it with the same kind of quote. A quote within the text is doubled: ''."),
)
_DOUBLE_QUOTE = (
    _QUOTE[0],
    N_(
        'Close it with the same kind of quote. One within the text is written \\", or the text is put in single quotes.'
    ),
)
_OPEN_QUOTE = (
    N_("the quote that begins here is not closed before line {line}, which looks like a new field"),
    _QUOTE[1],
)
_OPEN_DOUBLE_QUOTE = (_OPEN_QUOTE[0], _DOUBLE_QUOTE[1])
_BRACKET = (
    N_("what begins here with {sign} is not closed before line {line}, or a comma is missing in it"),
    N_("Close it, and put a comma between its parts. What stands after a space and # does not count."),
)
_COMMA = (
    N_("a comma or a closing {sign} is missing before this"),
    N_("Put a comma between the parts, and text that holds a colon in quotes."),
)
_COLON_MISSING = (
    N_("after this a colon and a space are missing"),
    N_("Write field: value. A text that continues on the next line is indented there."),
)
_COLON = (
    N_("a colon does not fit here"),
    N_("Put text that holds a colon in quotes, or look at the line before: a space after its colon, the indentation."),
)
_SPACE_MISSING = (
    N_("after this colon a space is missing"),
    N_("Write a space after the colon."),
)
_OUTDENTED = (
    N_("this field begins further to the left than those after it"),
    N_("Let fields that belong together begin in the same column."),
)
_INDENTATION = (
    N_("this line does not fit with the lines before it"),
    N_("Let fields or entries that belong together begin in the same column."),
)
_GOES_ON = (
    N_("the value ended before this"),
    N_("A quote within the text is doubled: ''. Take away a bracket or quote too many."),
)
_APOSTROPHE = (
    N_("the text ended at the apostrophe before this"),
    N_("Double an apostrophe within single quotes, 'o''clock', or put the text in double quotes."),
)
_INNER_QUOTE = (
    N_("the text ended at the quote before this"),
    N_('Write \\" for a quote within double quotes, or put the text in single quotes.'),
)
_BEGINS = (
    N_("a text cannot begin with {sign}"),
    N_("Put the text in quotes."),
)
_NOTHING = (
    N_("there is no value before this {sign}"),
    N_("Write the value, or take the sign away. A text that begins with it needs quotes."),
)
_UNFINISHED = (
    N_("the file ends before a bracket or brace is closed"),
    N_("Look for the bracket or brace that is still open."),
)
_ESCAPE = (
    N_("in double quotes, \\ and this sign mean nothing"),
    N_("Write the text in single quotes, or \\\\ for a backslash."),
)
_LIST = (
    N_("a list or a further field cannot begin here"),
    N_("Let it begin on a line of its own, or use brackets. A text that begins like this needs quotes."),
)
_ENDED = (
    N_("the document ended before this"),
    N_("Look at the lines before: indentation, a bracket too many, or a line of three dots."),
)
_BLOCK = (
    N_("after | or > the text begins on the next line"),
    N_("Move the text down and indent it, or put it in quotes."),
)
_CONFLICT = (
    N_("a merge conflict is left here"),
    N_("Keep one of the two versions and take the lines <<<<<<<, ======= and >>>>>>> away."),
)
_HARD_SPACE = (
    N_("the line begins with a hard space (U+00A0)"),
    HARD_SPACES,
)
_HARD_AFTER_COLON = (
    N_("after the colon stands a hard space (U+00A0)"),
    HARD_SPACES,
)
_OTHERWISE = (
    N_("the YAML cannot be read: {problem}"),
    N_("Look at this line and the one before it: brackets, quotes, colons and indentation."),
)


_BY_PROBLEM: dict[str, tuple[str, str]] = {
    "mapping values are not allowed": _COLON,
    "did not find expected key": _INDENTATION,
    "did not find expected '-' indicator": _INDENTATION,
    "found character that cannot start any token": _BEGINS,
    "did not find expected node content": _NOTHING,
    "found unknown escape character": _ESCAPE,
    "block sequence entries are not allowed": _LIST,
    "mapping keys are not allowed": _LIST,
    "did not find expected <document start>": _ENDED,
    "did not find expected comment or line break": _BLOCK,
}


def describe(error: yaml.YAMLError, text: str) -> Fault:
    """Return what a parser's error on `text` means."""
    problem = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    lines = text.split("\n")
    conflict = next((number for number, line in enumerate(lines) if line.startswith("<<<<<<< ")), None)
    if conflict is not None:
        return Fault(conflict, 0, *_CONFLICT)
    if mark is None:
        return Fault(0, 0, *_OTHERWISE, {"problem": problem})
    said = next((said for start, said in _BY_PROBLEM.items() if problem.startswith(start)), _OTHERWISE)
    before = next((number for number in range(mark.line - 1, -1, -1) if lines[number].strip()), mark.line)
    began = getattr(getattr(error, "context_mark", None), "line", mark.line)
    return (
        _open_quote(text, lines)
        or _hard_space(lines, {began, before, mark.line})
        or (_slip_above(lines, before, mark) if said is _COLON else None)
        or _stopped(error, mark, said, lines)
    )


def _hard_space(lines: list[str], where: set[int]) -> Fault | None:
    """Return the first hard space that stands for an ordinary one in some lines."""
    for number in sorted(where & {*range(len(lines))}):
        line = lines[number]
        if "\u00a0" in line[: len(line) - len(line.lstrip())]:
            return Fault(number, line.index("\u00a0"), *_HARD_SPACE)
        if (place := line.find(":\u00a0")) >= 0:
            return Fault(number, place + 1, *_HARD_AFTER_COLON)
    return None


def _stopped(error: yaml.YAMLError, mark: yaml.Mark, said: tuple[str, str], lines: list[str]) -> Fault:
    """Return what the place where reading stopped says."""
    here = lines[mark.line] if mark.line < len(lines) else ""
    if said is _NOTHING and not here[mark.column :]:
        said = _UNFINISHED
    bracket = _FIELD_IN_BRACKETS.match(here)
    if (
        said is _INDENTATION
        and bracket
        and bracket.end() <= mark.column
        and here[mark.column : mark.column + 1].isalnum()
    ):
        return Fault(mark.line, bracket.end() - 1, *_BEGINS, {"sign": bracket["sign"]})
    if said is _INDENTATION and here[: mark.column].strip():
        said = {"'": _APOSTROPHE, '"': _INNER_QUOTE}.get(here[: mark.column].rstrip()[-1], _GOES_ON)
    values = {"sign": here[mark.column : mark.column + 1], "problem": getattr(error, "problem", None) or error}
    fault = _by_context(error, mark.line, mark.column, lines) or Fault(mark.line, mark.column, *said, values)
    if fault.line < len(lines) and lines[fault.line].strip():
        return fault
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)  # not below the text's end
    return replace(fault, line=last, column=max(0, len(lines[last].rstrip()) - 1))


_FIELD = re.compile(r"(?P<indent> *)(?P<name>(?:- +)?[\w-]+):(?:\s|$)")
_FIELD_WITHOUT_SPACE = re.compile(r" *(?:- +)?[^\W\d][\w-]*(?P<colon>:)[^\s/]")
_FIELD_IN_BRACKETS = re.compile(r" *(?:- +)?(?:[\w-]+: +)?(?P<sign>[\[{])")


def _open_quote(text: str, lines: list[str]) -> Fault | None:
    """Return the first quote that swallows lines which are fields: the next one that was meant to open closes it."""
    for token in _tokens(text):
        if not isinstance(token, yaml.ScalarToken) or token.style not in {"'", '"'}:
            continue
        opening = lines[token.start_mark.line]
        indent = len(opening) - len(opening.lstrip(" "))
        for number in range(token.start_mark.line + 1, token.end_mark.line + 1):
            field_there = _FIELD.match(lines[number])
            if field_there and len(field_there["indent"]) <= indent:
                said = _OPEN_DOUBLE_QUOTE if token.style == '"' else _OPEN_QUOTE
                return Fault(token.start_mark.line, token.start_mark.column, *said, {"line": number + 1})
    return None


def _tokens(text: str) -> Iterator[yaml.Token]:
    """Yield the tokens of a text as far as it can be read."""
    try:
        yield from yaml.scan(text, Loader=CBaseLoader)
    except yaml.YAMLError:
        return


def _slip_above(lines: list[str], before: int, mark: yaml.Mark) -> Fault | None:
    """Return what is wrong with the line before a field whose colon does not fit there, where that says more."""
    above, here = lines[before], _FIELD.match(lines[mark.line])
    if here is None or here.end("name") != mark.column:
        return None
    if glued := _FIELD_WITHOUT_SPACE.match(above):
        return Fault(before, glued.start("colon"), *_SPACE_MISSING)
    starts = _FIELD.match(above)
    if starts and above[starts.end() :].strip() and len(starts["indent"]) < len(here["indent"]):
        return Fault(before, len(starts["indent"]), *_OUTDENTED)
    return None


def _by_context(error: yaml.YAMLError, line: int, column: int, lines: list[str]) -> Fault | None:
    """Return the fault where what was being read says more than where it stopped."""
    began, doing = getattr(error, "context_mark", None), str(getattr(error, "context", None))
    if began is None:
        return None
    if doing == "while scanning a quoted scalar":
        is_double = lines[began.line][began.column : began.column + 1] == '"'
        return Fault(began.line, began.column, *(_DOUBLE_QUOTE if is_double else _QUOTE))
    if doing == "while scanning a simple key":
        return Fault(began.line, began.column, *_COLON_MISSING)
    if doing in {"while parsing a flow sequence", "while parsing a flow mapping"}:
        opening, closing = "[]" if "sequence" in doing else "{}"
        if began.line < line:
            return Fault(began.line, began.column, *_BRACKET, {"sign": opening, "line": line + 1})
        return Fault(line, column, *_COMMA, {"sign": closing})
    return None
