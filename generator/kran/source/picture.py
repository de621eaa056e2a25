"""A picture's bytes: whether they are a picture at all, and what in an SVG runs or is fetched from elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_SVG = "http://www.w3.org/2000/svg"
_PNG = re.compile(rb"\x89PNG\r\n\x1a\n....IHDR", re.DOTALL)
_WITHIN = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_FETCHED = re.compile(
    r"""@import|url\(\s*(?!\s|["']?(?:#|data:(?:image/(?:png|jpeg|gif|webp)|font/[\w-]+|application/[\w.-]*font[\w-]*)[;,]))""",
    re.IGNORECASE,
)
_SCRIPT = re.compile(r"\s*(?:java|vb)script:", re.IGNORECASE)


class Wrong(Enum):
    """What can be wrong with a picture."""

    NO_PICTURE = "no picture"
    NO_NAMESPACE = "no namespace"
    BROKEN = "broken"
    SCRIPT = "script"
    ELSEWHERE = "elsewhere"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing wrong with a picture; `what` is the name of the field or the parser's word for it."""

    wrong: Wrong
    what: str = ""
    line: int = 1
    column: int = 1


def fault(name: str, data: bytes) -> Fault | None:
    """Return what is wrong with the picture of a file, judged by its ending; None where it is sound."""
    if name.endswith(".svg"):
        return _Svg().fault(data)
    return None if _PNG.match(data) else Fault(Wrong.NO_PICTURE)


class _FoundError(Exception):
    """Stops the parser at the first fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__()
        self.fault = fault


@dataclass(slots=True)
class _Svg:
    """Walks through an SVG, never fetching anything."""

    _parser: XMLParserType = field(init=False)
    _depth: int = 0
    _style: int = 0

    def fault(self, data: bytes) -> Fault | None:
        """Return the first fault."""
        from xml.parsers import expat

        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.ProcessingInstructionHandler = self._instruction
        try:
            parser.Parse(data, True)  # noqa: FBT003  the last part; it knows no keyword
        except _FoundError as found:
            return found.fault
        except expat.ExpatError as problem:
            wrong = Wrong.BROKEN if self._depth else Wrong.NO_PICTURE
            return Fault(wrong, expat.ErrorString(problem.code), problem.lineno, problem.offset + 1)
        return None

    def _stop(self, wrong: Wrong, what: str) -> None:
        raise _FoundError(Fault(wrong, what, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._depth and name != f"{_SVG} svg":
            self._stop(Wrong.NO_NAMESPACE if name == "svg" else Wrong.NO_PICTURE, local)
        self._depth += 1
        self._style += space == _SVG and local == "style"
        if local == "script":
            self._stop(Wrong.SCRIPT, local)
        for key, value in attributes.items():
            self._attribute(local, key.rpartition(" ")[2], value)

    def _attribute(self, element: str, name: str, value: str) -> None:
        if name.startswith("on") or _SCRIPT.match(value):
            self._stop(Wrong.SCRIPT, name)
        if name == "attributeName" and (value.startswith("on") or value.endswith("href")):
            self._stop(Wrong.SCRIPT, value)
        fetches = name in {"href", "src", "data"} and element != "a" and value.strip() and not _WITHIN.match(value)
        if fetches or _FETCHED.search(value):
            self._stop(Wrong.ELSEWHERE, name)

    def _end(self, name: str) -> None:
        self._style -= name == f"{_SVG} style"

    def _text(self, text: str) -> None:
        if self._style and _FETCHED.search(text):
            self._stop(Wrong.ELSEWHERE, "style")

    def _entity(self, name: str, *_: object) -> None:
        self._stop(Wrong.ENTITY, name)

    def _instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            self._stop(Wrong.ELSEWHERE, target)
