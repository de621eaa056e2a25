"""Strict YAML: one document, no anchors, no tags, no duplicate keys, and scalars that mean one thing.

libyaml composes the nodes (its C parser is the fast part), our own walk turns them into dicts, lists, text, int,
Decimal and bool. No position is stored: `kran.source.positions` composes a file again when a place has to be shown.
"""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import yaml
from yaml.cyaml import CBaseLoader

from kran.diagnostics import Code, Diagnostic, Message, Spot, complain
from kran.source.bytes import CONTROL_CHARACTER, DEEPEST, EMPTY, TOO_DEEP, TOO_LARGE, unseen
from kran.source.gaps import Gaps
from kran.source.most import MOST, first
from kran.source.scalars import LONGEST_NUMBER, Ambiguous, Missing, ordinary, plain
from kran.source.syntax import HARD_SPACE, HARD_SPACES, describe
from kran.source.yaml_codes import (
    ANCHOR,
    DUPLICATE_KEY,
    KEY_NOT_TEXT,
    NO_VALUE,
    SEVERAL_DOCUMENTS,
    SYNTAX,
    TAG,
    TWO_WAYS,
)
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.source.gaps import Path

MOST_PARTS = 100_000
"""Lines, commas and opening brackets: each may be a value, and a million bytes of them half a gigabyte of memory."""

_BRACKETS = re.compile(r"[\[{\]}]")
_STEEP = re.compile(rf"^[-?: ]{{{DEEPEST}}}", re.MULTILINE)  # a block that deep begins at least that far in

Value = Any  # dict[str, Value] | list[Value] | str | int | bool | Decimal


class _Refused(Exception):  # noqa: N818  internal: stops the walk at a fault after which the rest makes no sense
    def __init__(self, *found: Diagnostic) -> None:
        self.found = found


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause Python's cyclic garbage collector: loading makes millions of objects and no cycles, pausing halves it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def parse(text: str, file: str, line_offset: int = 0) -> tuple[Value | None, list[Diagnostic]]:
    """Return the value of a YAML text and every complaint; the value is None where there is any.

    `text` must have passed `kran.source.bytes.decode`. `line_offset` is added to every line (front matter).
    """
    value, _, found = read(text, file, line_offset)
    return (None, found) if found else (value, [])


def read(text: str, file: str, line_offset: int = 0) -> tuple[Value | None, Gaps, list[Diagnostic]]:
    """Return as `parse` does, but with what can be read of a text with faults, and where the faults are."""
    try:
        node = _compose(text, file, line_offset)
    except _Refused as refused:
        return None, Gaps(), first(refused.found)
    walk = _Walk(file, line_offset)
    value = walk.value(node)
    gaps = Gaps(frozenset(_paths(node, frozenset(walk.faulty)))) if walk.faulty else Gaps()
    return (None if len(walk.found) > MOST else value), gaps, first(walk.found)


def _paths(node: yaml.Node, faulty: frozenset[int], path: Path = ()) -> Iterator[Path]:
    """Yield where the faulty nodes are, a key's as that of its value."""
    if id(node) in faulty:
        yield path
    elif isinstance(node, yaml.MappingNode):
        for name, child in node.value:
            if not isinstance(name, yaml.ScalarNode):
                yield path  # which field it was to be, nobody knows
            elif id(name) in faulty:
                yield (*path, name.value)
            else:
                yield from _paths(child, faulty, (*path, name.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield from _paths(child, faulty, (*path, index))


def _compose(text: str, file: str, line_offset: int) -> yaml.Node:
    # Anchors, tags and deep nesting are rare: only a text that may hold them pays for a pass over its events, which
    # stops at the first. Composing is what deep nesting would kill.
    if any(sign in text for sign in "&*!%") or _may_be_deep(text):
        _refuse_by_events(text, file, line_offset)
    parts = sum(text.count(sign) for sign in "\n,[{")
    if parts > MOST_PARTS:
        raise _Refused(
            complain(
                TOO_LARGE,
                Spot(file),
                N_("the file has {parts} lines, commas and brackets, at most {limit} are allowed"),
                N_("Split it into several documents."),
                parts=parts,
                limit=MOST_PARTS,
            )
        )
    try:
        node = _Loader(text).get_single_node()
    except yaml.YAMLError as error:
        raise _Refused(_syntax(error, text, file, line_offset)) from None
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.style and not node.value):
        raise _Refused(
            complain(
                EMPTY,
                Spot(file, 1 + line_offset),
                N_("the file is empty"),
                N_("Write the document, or delete the file."),
            )
        )
    return node


def _may_be_deep(text: str) -> bool:
    """Say whether a text may be nested deeper than DEEPEST; brackets in quotes make this a guess, never too low."""
    opening = text.count("[") + text.count("{")
    if opening > DEEPEST:
        if opening > 5 * DEEPEST:  # few enough that even one in another they would do no harm, else look closely
            return True
        depth = 0
        for bracket in _BRACKETS.finditer(text):
            depth = depth + 1 if bracket.group() in "[{" else max(0, depth - 1)
            if depth > DEEPEST:
                return True
    return _STEEP.search(text) is not None


def _refuse_by_events(text: str, file: str, line_offset: int) -> None:
    depth = 0
    found: list[Diagnostic] = []
    named: set[str] = set()
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST:
                raise _Refused(
                    complain(
                        TOO_DEEP,
                        _spot(event, file, line_offset),
                        N_("the nesting goes deeper than {limit} levels"),
                        N_("Write the document flatter."),
                        limit=DEEPEST,
                    )
                )
            anchor = getattr(event, "anchor", None)
            if anchor and not (isinstance(event, yaml.AliasEvent) and anchor in named):
                named.add(anchor)
                found.append(
                    complain(
                        ANCHOR,
                        _spot(event, file, line_offset),
                        N_("anchors (&) and aliases (*) are not allowed"),
                        N_("Write the value out. A text that begins with & or * needs quotes."),
                    )
                )
            directive = isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags)
            if getattr(event, "tag", None) or directive:
                found.append(
                    complain(
                        TAG,
                        _spot(event, file, line_offset),
                        N_("tags (!) and directives (%) are not allowed"),
                        N_("Take it away. A text that begins with ! or % needs quotes."),
                    )
                )
            if len(found) > MOST:
                break
    except yaml.YAMLError as error:
        raise _Refused(*found, _syntax(error, text, file, line_offset)) from None
    if found:
        raise _Refused(*found)


def _syntax(error: yaml.YAMLError, text: str, file: str, line_offset: int) -> Diagnostic:
    problem, doing = str(getattr(error, "problem", None)), str(getattr(error, "context", None))
    mark = getattr(error, "problem_mark", None)
    if mark is not None and problem.startswith("but found another document"):
        return complain(
            SEVERAL_DOCUMENTS,
            Spot(file, mark.line + 1 + line_offset, mark.column + 1),
            N_("a second document begins here"),
            N_("Give it a file of its own."),
        )
    of_anchor = problem.startswith("found undefined alias") or doing.endswith((" an alias", " an anchor"))
    if mark is not None and of_anchor:
        mark = getattr(error, "context_mark", None) or mark
        return complain(
            ANCHOR,
            Spot(file, mark.line + 1 + line_offset, mark.column + 1),
            N_("anchors (&) and aliases (*) are not allowed"),
            N_("Write the value out. A text that begins with & or * needs quotes."),
        )
    fault = describe(error, text)
    spot = Spot(file, fault.line + 1 + line_offset, fault.column + 1)
    values = dict(fault.values)
    if "line" in values:
        values["line"] += line_offset
    return Diagnostic(SYNTAX, spot, Message(fault.message, values), Message(fault.remedy, values), SYNTAX.severity)


def _spot(thing: yaml.Node | yaml.Event, file: str, line_offset: int) -> Spot:
    start, end = thing.start_mark, thing.end_mark
    assert start is not None  # noqa: S101  what was read from a text has its marks
    assert end is not None  # noqa: S101
    if start.index == end.index and start.column:  # nothing stands there: point at the sign it should follow
        return Spot(file, start.line + 1 + line_offset, start.column)
    length = end.column - start.column if start.line == end.line else 1
    return Spot(file, start.line + 1 + line_offset, start.column + 1, max(1, length))


class _Loader(CBaseLoader):
    """libyaml's composer without PyYAML's guesses at types: `kran.source.scalars` says what a scalar means."""

    def resolve(self, kind: type, value: str, implicit: tuple[bool, bool]) -> str:  # noqa: ARG002  PyYAML's signature
        return ""


class _Walk:
    """One pass over the nodes of a document, collecting every fault on the way."""

    def __init__(self, file: str, line_offset: int) -> None:
        self.file = file
        self.line_offset = line_offset
        self.found: list[Diagnostic] = []
        self.faulty: set[int] = set()

    def value(self, node: yaml.Node) -> Value:
        if isinstance(node, yaml.ScalarNode):
            return self.text(node) if node.style else self.scalar(node)  # libyaml: a plain scalar has the style ""
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        return [self.value(child) for child in node.value]

    def mapping(self, node: yaml.MappingNode) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for name, child in node.value:
            if not isinstance(name, yaml.ScalarNode) or not name.value:
                self.complain(
                    KEY_NOT_TEXT,
                    name,
                    N_("a key must be plain text"),
                    N_("Write a name, in quotes if it holds special characters."),
                )
                continue
            if name.value == "<<":
                self.complain(
                    KEY_NOT_TEXT,
                    name,
                    N_("the merge key << is not allowed"),
                    N_("Write the fields out: a reviewer must see every value where it stands."),
                )
                continue
            self.text(name)
            if name.value in result and len(self.found) <= MOST:
                before = next(n.start_mark.line for n, _ in node.value if n.value == name.value)
                self.complain(
                    DUPLICATE_KEY,
                    name,
                    N_("the key “{key}” stands twice; the first is on line {line}"),
                    N_("Keep one of the two."),
                    key=name.value,
                    line=before + 1 + self.line_offset,
                )
            if isinstance(child, yaml.ScalarNode) and not child.style:
                result[name.value] = self.scalar(child, name, flow=bool(node.flow_style))
            else:
                result[name.value] = self.value(child)
        return result

    def scalar(self, node: yaml.ScalarNode, name: yaml.ScalarNode | None = None, *, flow: bool = False) -> Value:
        try:
            return plain(node.value)
        except Ambiguous:
            self.ambiguous(node)
        except Missing:
            if name is not None and ":" in name.value:
                self.complain(
                    NO_VALUE,
                    name,
                    N_("“{key}” has no value: after a colon there must be a space"),
                    HARD_SPACES if HARD_SPACE in name.value else N_("Write a space after the colon."),
                    key=name.value,
                )
            elif name is not None and flow and not node.value:
                self.complain(
                    NO_VALUE,
                    name,
                    N_("“{key}” has no value: a comma here begins a new key"),
                    N_("Write amounts with a decimal point (12.50), and put text that holds a comma in quotes."),
                    key=name.value,
                )
            elif name is not None:
                self.complain(
                    NO_VALUE,
                    name,
                    N_("the key “{key}” has no value"),
                    N_("Write the value, or take the key away."),
                    key=name.value,
                )
            else:
                self.complain(NO_VALUE, node, N_("a list entry has no value"), N_("Write the value, or take it away."))
        return ""

    def ambiguous(self, node: yaml.ScalarNode) -> None:
        if len(node.value) > LONGEST_NUMBER or not any(sign.isdigit() for sign in node.value):
            self.complain(
                TWO_WAYS,
                node,
                N_("{value} is no number one can count with"),
                N_("Write an ordinary number, or put it in quotes if it is text."),
                value=node.value if len(node.value) <= LONGEST_NUMBER else f"{node.value[:LONGEST_NUMBER]}…",
            )
            return
        number = ordinary(node.value)
        self.complain(
            TWO_WAYS,
            node,
            N_("{value} can be read in two ways"),
            N_('Write {number} if it is a number, or "{value}" in quotes if it is text.')
            if number
            else N_('Write "{value}" in quotes if it is text, or an ordinary number.'),
            value=node.value,
            number=number,
        )

    def text(self, node: yaml.ScalarNode) -> str:
        """Return a quoted text; double quotes can spell out what cannot be seen, which is no better."""
        value: str = node.value
        if node.style == '"' and (found := unseen(value)):
            self.complain(
                CONTROL_CHARACTER,
                node,
                N_("the character {sign} cannot be seen and is not allowed"),
                N_("Take it away. If you do not see it, write the line anew by hand."),
                sign=found,
            )
        return value

    def complain(self, kind: Code, node: yaml.Node, message: str, remedy: str, **values: object) -> None:
        self.faulty.add(id(node))
        if len(self.found) <= MOST:
            spot = _spot(node, self.file, self.line_offset)
            self.found.append(Diagnostic(kind, spot, Message(message, values), Message(remedy, values), kind.severity))
