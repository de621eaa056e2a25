"""Strict YAML: one document, no anchors, no tags, no duplicate keys, and scalars that mean one thing.

libyaml composes the nodes (its C parser is the fast part), our own walk turns them into dicts, lists, text, int,
Decimal and bool. No position is stored: `locate` composes the file again when a place in it has to be shown.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import yaml
from yaml.cyaml import CBaseLoader

from kran.diagnostics import Code, Diagnostic, Example, Severity, Spot, complain
from kran.source.bytes import EMPTY
from kran.source.scalars import Ambiguous, Missing, plain
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FILE = "# catalog/services/arbetsplats/dator.yaml\n"

SYNTAX = Code(
    "K010",
    "yaml-syntax",
    Severity.ERROR,
    N_("The YAML cannot be read"),
    N_("Brackets, quotes or indentation do not fit together, so nobody can say what was meant."),
    Example(_FILE + 'title: "Dator\n'),
    Example(""),
)
DUPLICATE_KEY = Code(
    "K011",
    "duplicate-key",
    Severity.ERROR,
    N_("A key stands twice"),
    N_("Most readers keep the last value and drop the first without a word."),
    Example(_FILE + "title: Dator\ntitle: Bärbar dator\n"),
    Example(""),
)
ANCHOR = Code(
    "K012",
    "anchor",
    Severity.ERROR,
    N_("An anchor or alias is used"),
    N_("A reviewer must see every value where it stands; an alias can also unfold to gigabytes."),
    Example(_FILE + "title: &namn Dator\nsummary: *namn\n"),
    Example(""),
)
TAG = Code(
    "K013",
    "tag",
    Severity.ERROR,
    N_("A tag or directive is used"),
    N_("Tags ask a reader to build objects. The catalogue is plain data."),
    Example(_FILE + "title: !!str Dator\n"),
    Example(""),
)
SEVERAL_DOCUMENTS = Code(
    "K014",
    "several-documents",
    Severity.ERROR,
    N_("A file holds several documents"),
    N_("One document, one file: the file's name is its id."),
    Example(_FILE + "title: Dator\n---\ntitle: Skärm\n"),
    Example(""),
)
TWO_WAYS = Code(
    "K015",
    "number-two-ways",
    Severity.ERROR,
    N_("A number could be read in two ways"),
    N_("YAML readers disagree: 010 is ten to one and eight to another, 1e3 is a number or a text."),
    Example(_FILE + "title: 010\n"),
    Example(_FILE + 'title: "010"\n'),
)
NO_VALUE = Code(
    "K016",
    "value-missing",
    Severity.ERROR,
    N_("A key has no value"),
    N_("What is absent means nothing: a key without a value is unfinished, or a comma that was meant as a point."),
    Example(_FILE + "title:\n"),
    Example(_FILE + "title: Dator\n"),
)
KEY_NOT_TEXT = Code(
    "K017",
    "key-not-text",
    Severity.ERROR,
    N_("A key is no plain text"),
    N_("Keys are names. A list, a mapping or the merge key << as a key is not one."),
    Example(_FILE + "? [a, b]\n: Dator\n"),
    Example(""),
)

Value = Any  # dict[str, Value] | list[Value] | str | int | bool | Decimal


class _Refused(Exception):  # noqa: N818  internal: stops the walk at a fault after which the rest makes no sense
    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


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
    try:
        node = _compose(text, file, line_offset)
    except _Refused as refused:
        return None, [refused.diagnostic]
    walk = _Walk(file, line_offset)
    value = walk.value(node)
    return (None, walk.found) if walk.found else (value, [])


class Positions:
    """Where things stand in one YAML text: composed once, asked often."""

    def __init__(self, text: str, line_offset: int = 0) -> None:
        """Take a text that was parsed before."""
        self._root: yaml.Node | None = CBaseLoader(text).get_single_node()
        self._line_offset = line_offset

    def find(self, path: Sequence[str | int], *, key: bool) -> tuple[int, int, int]:
        """Return line, column (from 1) and length of what `path` leads to, or of the nearest there is on the way."""
        node, name = self._root, None
        for step in path:
            found_name, found = _step(node, step)
            if found is None:
                key = True
                break
            name, node = found_name, found
        shown = name if name is not None and (key or not isinstance(node, yaml.ScalarNode)) else node
        if shown is None:
            return 1 + self._line_offset, 1, 1
        start, end = shown.start_mark, shown.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return start.line + 1 + self._line_offset, start.column + 1, max(1, length)


def _step(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == str(step):
                return name, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None, None


def _compose(text: str, file: str, line_offset: int) -> yaml.Node:
    # Anchors, tags and directives are rare: only a text that holds one of their signs pays for a pass over its events.
    if any(sign in text for sign in "&*!%"):
        _refuse_anchors_and_tags(text, file, line_offset)
    try:
        node = CBaseLoader(text).get_single_node()
    except yaml.YAMLError as error:
        raise _Refused(_syntax(error, file, line_offset)) from None
    if node is None:
        raise _Refused(
            complain(
                EMPTY,
                Spot(file, 1 + line_offset),
                N_("the file is empty"),
                N_("Write the document, or delete the file."),
            )
        )
    return node


def _refuse_anchors_and_tags(text: str, file: str, line_offset: int) -> None:
    try:
        for event in yaml.parse(text, Loader=CBaseLoader):
            if getattr(event, "anchor", None):
                raise _Refused(
                    complain(
                        ANCHOR,
                        _spot(event, file, line_offset),
                        N_("anchors (&) and aliases (*) are not allowed"),
                        N_("Write the value out. A text that begins with & or * needs quotes."),
                    )
                )
            directive = isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags)
            if getattr(event, "tag", None) or directive:
                raise _Refused(
                    complain(
                        TAG,
                        _spot(event, file, line_offset),
                        N_("tags (!) and directives (%) are not allowed"),
                        N_("Take it away. A text that begins with ! or % needs quotes."),
                    )
                )
    except yaml.YAMLError as error:
        raise _Refused(_syntax(error, file, line_offset)) from None


def _syntax(error: yaml.YAMLError, file: str, line_offset: int) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or error)
    spot = Spot(file, mark.line + 1 + line_offset, mark.column + 1) if mark else Spot(file, 1 + line_offset)
    if problem.startswith("but found another document"):
        return complain(
            SEVERAL_DOCUMENTS,
            spot,
            N_("a second document begins here"),
            N_("Give it a file of its own."),
        )
    if problem.startswith("found undefined alias"):
        return complain(
            ANCHOR,
            spot,
            N_("anchors (&) and aliases (*) are not allowed"),
            N_("Write the value out. A text that begins with & or * needs quotes."),
        )
    return complain(
        SYNTAX,
        spot,
        N_("the YAML cannot be read: {problem}"),
        N_("Look at this line and the one before it: brackets, quotes, colons and indentation."),
        problem=problem,
    )


def _spot(thing: yaml.Node | yaml.Event, file: str, line_offset: int) -> Spot:
    start, end = thing.start_mark, thing.end_mark
    length = end.column - start.column if start.line == end.line else 1
    return Spot(file, start.line + 1 + line_offset, start.column + 1, max(1, length))


class _Walk:
    """One pass over the nodes of a document, collecting every fault on the way."""

    def __init__(self, file: str, line_offset: int) -> None:
        self.file = file
        self.line_offset = line_offset
        self.found: list[Diagnostic] = []

    def value(self, node: yaml.Node) -> Value:
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.style else self.scalar(node)  # libyaml: a plain scalar has the style ""
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        return [self.value(child) for child in node.value]

    def mapping(self, node: yaml.MappingNode) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for name, child in node.value:
            if not isinstance(name, yaml.ScalarNode) or name.value == "<<":
                self.complain(
                    KEY_NOT_TEXT, name, N_("a key must be plain text"), N_("Write a name, in quotes if it has signs.")
                )
                continue
            if name.value in result:
                first = next(n.start_mark.line for n, _ in node.value if n.value == name.value)
                self.complain(
                    DUPLICATE_KEY,
                    name,
                    N_("the key “{key}” stands twice; the first is on line {line}"),
                    N_("Keep one of them."),
                    key=name.value,
                    line=first + 1 + self.line_offset,
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
            self.complain(
                TWO_WAYS,
                node,
                N_("{value} can be read in two ways"),
                N_('Write "{value}" in quotes if it is text, or an ordinary number.'),
                value=node.value,
            )
        except Missing:
            if name is not None and flow:
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

    def complain(self, kind: Code, node: yaml.Node, message: str, remedy: str, **values: object) -> None:
        self.found.append(complain(kind, _spot(node, self.file, self.line_offset), message, remedy, **values))
