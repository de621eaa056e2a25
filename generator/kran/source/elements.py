"""The elements of the HTML that a text becomes, each with where it stands in the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element as XmlElement

PAGE_EXTENSIONS: dict[str, dict[str, object]] = {
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "tables": {"use_align_attribute": True},
}
"""What a hand-written page may hold beside plain Markdown, each with its settings."""

GUIDELINE_EXTENSIONS = ("tables", "sane_lists", "fenced_code")
"""What a guideline may hold beside plain Markdown."""

_MKDOCS = ("toc", "tables", "fenced_code")  # what MkDocs adds by itself
_MARK = "data-of-markdown"
_CODE = re.compile(r"^( {0,3})(```+|~~~+).*?(?:^ {0,3}\2|\Z)|(?<!`)(`+)(?!`).*?(?<!`)\3(?!`)", re.MULTILINE | re.DOTALL)

_HOLDS = re.compile(r" {0,3}(?:[-*+:] |\d+[.)] |!!! |\[\^|</?[a-z](?!.*</[a-z0-9]+>\s*$))", re.IGNORECASE)
"""A line that what follows it indented belongs to: of a list, a definition, a box or HTML."""


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag: its name, its attributes as a browser reads them, and whether Markdown made it of other signs."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    is_markdown: bool

    def get(self, name: str) -> str | None:
        """Return an attribute, None where it is not there."""
        return next((value for key, value in self.attributes if key == name), None)


class Unconvertible(ValueError):  # noqa: N818  it says what the text is
    """A text that no HTML can be made of: marks without an end, or nested without bound."""


def of_page(text: str) -> tuple[Element, ...]:
    """Return the elements of a hand-written page's Markdown, as MkDocs converts it; raises Unconvertible."""
    return of_html(_converted(text, tuple(dict.fromkeys((*_MKDOCS, *PAGE_EXTENSIONS))), PAGE_EXTENSIONS))


def of_guideline(text: str) -> tuple[Element, ...]:
    """Return the elements of a guideline's Markdown, before what may be harmful is taken away.

    Comments and the like are among them (``!--``), and ends without a start (``/b``). Raises Unconvertible.
    """
    return of_html(_converted(text, GUIDELINE_EXTENSIONS, {}), _WholeReader())


def of_html(html: str, reader: _Reader | None = None) -> tuple[Element, ...]:
    """Return the elements of HTML; raises Unconvertible."""
    reader = reader or _Reader()
    try:
        reader.feed(html)
        reader.close()
    except AssertionError as problem:  # what html.parser raises for a declaration without a name
        raise Unconvertible(html) from problem
    return tuple(reader.found)


def _converted(text: str, extensions: Sequence[str], configs: dict[str, dict[str, object]]) -> str:
    from markdown import Markdown
    from markdown.treeprocessors import Treeprocessor

    class Marks(Treeprocessor):
        """Marks what Markdown made: raw HTML never passes here."""

        def run(self, root: XmlElement) -> None:
            for element in root.iter():
                if element is not root:  # which is no part of the page
                    element.set(_MARK, "")

    converter = Markdown(extensions=extensions, extension_configs=configs)
    converter.treeprocessors.register(Marks(converter), "marks", -1)
    try:
        return converter.convert(text)
    except (AssertionError, RecursionError, ValueError) as problem:  # what Markdown does not catch of a broken text
        raise Unconvertible(text) from problem


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = tuple((name, value or "") for name, value in attrs)
        own = tuple(pair for pair in found if pair[0] != _MARK)
        self.found.append(Element(tag, own, len(own) < len(found)))


class _WholeReader(_Reader):
    """Reads what is no element too: whatever a browser would not show."""

    def __init__(self) -> None:
        super().__init__()
        self._open: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        self._open[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        self._open[tag] -= 1
        if self._open[tag] < 0:
            self._open[tag] = 0
            self._unshown(f"/{tag}")

    def handle_comment(self, data: str) -> None:  # noqa: ARG002  html.parser's signature
        self._unshown("!--")

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002
        self._unshown("!")

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002
        self._unshown("!")

    def handle_pi(self, data: str) -> None:  # noqa: ARG002
        self._unshown("?")

    def _unshown(self, tag: str) -> None:
        self.found.append(Element(tag, (), is_markdown=False))


@dataclass(slots=True)
class Finder:
    """Finds in a text what stands in its HTML, one after the other; code is passed over, where nothing is meant."""

    text: str

    def __post_init__(self) -> None:
        """Blank out code, so that what is found stands in the text itself."""
        self.text = _CODE.sub(lambda code: re.sub(r"\S", " ", code.group()), _without_indented_code(self.text))

    def address(self, address: str, number: int) -> tuple[int, int]:
        """Return the line and column, from 0, of the address that stands there for the `number`-th time, from 0."""
        written = "|".join(re.escape(it) for it in dict.fromkeys((address, escape(address), escape(address, False))))  # noqa: FBT003
        return self._nth(rf"(?<![^\s(<\"'=])(?:{written})(?![^\s)>\"'])", number)

    def tag(self, tag: str, number: int) -> tuple[int, int]:
        """Return where the `number`-th start tag of a name stands."""
        return self._nth(rf"<{re.escape(tag)}" + (r"(?![\w-])" if tag[-1].isalnum() else ""), number)

    def attribute(self, name: str, number: int) -> tuple[int, int]:
        """Return where an attribute stands for the `number`-th time."""
        return self._nth(rf"(?<![\w-]){re.escape(name)}\s*=", number)

    def _nth(self, pattern: str, number: int) -> tuple[int, int]:
        starts = [match.start() for match in self._matches(pattern)]
        if not starts:
            return 0, 0
        return self.place(starts[min(number, len(starts) - 1)])

    def place(self, start: int) -> tuple[int, int]:
        """Return the line and column, from 0, of a position in the text."""
        return self.text.count("\n", 0, start), start - (self.text.rfind("\n", 0, start) + 1)

    def _matches(self, pattern: str) -> Iterator[re.Match[str]]:
        return re.finditer(pattern, self.text, re.IGNORECASE)


def _without_indented_code(text: str) -> str:
    """Blank out what is code for its indentation alone: after an empty line, but not within a list or HTML."""
    lines = text.split("\n")
    is_empty, is_code, is_within = True, False, False
    for number, line in enumerate(lines):
        if not line.strip():
            is_empty, is_code = True, False
            continue
        if line.startswith(("    ", "\t")):
            is_code = not is_within and (is_empty or is_code)
            lines[number] = re.sub(r"\S", " ", line) if is_code else line
        elif is_empty or is_code or not is_within:
            is_within, is_code = _HOLDS.match(line) is not None, False
        is_empty = False
    return "\n".join(lines)
