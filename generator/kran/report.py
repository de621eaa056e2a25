"""Complaints as people and machines read them: text with the source line, GitHub annotations, JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.diagnostics import Diagnostic, Severity, Spot
from kran.model.kinds import kind_of
from kran.model.load import TOP
from kran.source import markdown, table
from kran.source.positions import Positions
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kran.source.files import Files
    from kran.text import Language

_SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.NOTE: N_("note")}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_WIDEST = 110
_LONGEST = 1000
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A complaint with its line and column (from 1), in one language. `source` is the line it points at."""

    code: str
    name: str
    severity: Severity
    file: str
    line: int
    column: int
    length: int
    message: str
    remedy: str
    source: str


def findings(diagnostics: Iterable[Diagnostic], files: Files, language: Language) -> list[Finding]:
    """Return the complaints with their positions, sorted by file, line and column, each once."""
    texts = _Texts(files)
    found = dict.fromkeys(_finding(diagnostic, texts, language) for diagnostic in diagnostics)
    return sorted(found, key=lambda f: (f.file, f.line, f.column, f.code, f.message))


def as_text(found: Sequence[Finding], language: Language, paint: Callable[[str, str], str]) -> str:
    """Return the findings for a terminal; `paint(text, kind)` colours (kind: error, warning, note, code, quiet).

    Notes come last, a line each: what has to be mended must not drown in them.
    """
    parts = []
    for finding in sorted(found, key=lambda f: f.severity is Severity.NOTE):
        severity = language.gettext(_SEVERITIES[finding.severity])
        head = f"{finding.file}:{finding.line}:{finding.column}: "
        parts.append(
            f"{paint(head, 'place')}{paint(f'{severity} {finding.code}', finding.severity.value)} "
            f"{finding.message} {paint(f'[{finding.name}]', 'quiet')}"
        )
        if finding.severity is Severity.NOTE:
            parts.append(f" {paint('→', 'quiet')} {finding.remedy}\n")
            continue
        parts.append("\n")
        if finding.source:
            source, column = _window(finding.source, finding.column)
            room = max(1, min(finding.length, len(source) - column + 1))
            parts.append(f"    {source}\n    {' ' * (column - 1)}{paint('^' * room, finding.severity.value)}\n")
        parts.append(f"    {paint('→', 'quiet')} {finding.remedy}\n")
    return "".join(parts)


def summary(found: Sequence[Finding], language: Language) -> str:
    """Return how many of each there are, in words."""
    errors, warnings, notes = (sum(f.severity is s for f in found) for s in Severity)
    if not found:
        return language.gettext(N_("The catalogue is sound."))
    return ", ".join(
        part
        for part in (
            language.ngettext("{n} error", "{n} errors", errors).format(n=errors) if errors else "",
            language.ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings) if warnings else "",
            language.ngettext("{n} note", "{n} notes", notes).format(n=notes) if notes else "",
        )
        if part
    )


def as_github(found: Sequence[Finding]) -> str:
    """Return workflow commands that GitHub shows as annotations beside the lines."""
    return "".join(
        f"::{_GITHUB[f.severity]} file={_property(f.file)},line={f.line},col={f.column},"
        f"endColumn={f.column + f.length},title={_property(f'{f.code} {f.name}')}::"
        f"{_value(f'{f.message}. {f.remedy}')}\n"
        for f in found
    )


def as_json(found: Sequence[Finding]) -> str:
    """Return ``{"findings": […], "summary": {"error": n, …}}``."""
    return (
        json.dumps(
            {
                "findings": [
                    {
                        "code": f.code,
                        "name": f.name,
                        "severity": f.severity.value,
                        "file": f.file,
                        "line": f.line,
                        "column": f.column,
                        "length": f.length,
                        "message": f.message,
                        "remedy": f.remedy,
                    }
                    for f in found
                ],
                "summary": {s.value: sum(f.severity is s for f in found) for s in Severity},
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


class _Texts:
    """The text and positions of each file that something is wrong in, read once."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._lines: dict[str, list[str]] = {}
        self._positions: dict[str, Positions] = {}

    def lines(self, file: str) -> list[str]:
        if file not in self._lines:
            try:
                data = self._files.read(file)
            except (OSError, KeyError):
                data = b""
            self._lines[file] = data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
        return self._lines[file]

    def spot(self, diagnostic: Diagnostic) -> Spot:
        where = diagnostic.where
        if isinstance(where, Spot):
            return where
        kind = kind_of(where.file.removeprefix(f"{TOP}/"))
        if kind and kind[0].columns:
            return Spot(where.file, *table.locate(self.lines(where.file), where.path, kind[0].columns))
        if where.file not in self._positions:
            text = "\n".join(self.lines(where.file))
            head, offset = text, 0
            if where.file.endswith(".md"):
                parts, _ = markdown.split(text, where.file)
                head, offset = (parts[0], 1) if parts else ("", 0)
            self._positions[where.file] = Positions(head, offset)
        found = self._positions[where.file].find(where.path, key=where.key, sought=where.sought, nth=where.nth)
        return Spot(where.file, *found)


def _finding(diagnostic: Diagnostic, texts: _Texts, language: Language) -> Finding:
    spot = texts.spot(diagnostic)
    lines = texts.lines(spot.file)
    source = lines[spot.line - 1] if spot.line <= len(lines) else ""
    return Finding(
        diagnostic.code,
        diagnostic.kind.name,
        diagnostic.severity,
        printable(spot.file),
        spot.line,
        spot.column,
        spot.length,
        printable(_short(diagnostic.message.render(language))),
        printable(_short(diagnostic.remedy.render(language))),
        printable(source),
    )


def printable(text: str) -> str:
    """Return text with what a terminal would obey instead of show replaced by ``\N{REPLACEMENT CHARACTER}``."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _short(text: str) -> str:
    """Return a message that stays readable when it names something endless."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"


def _window(source: str, column: int) -> tuple[str, int]:
    """Return the part of a long line around a column, and where the column is in it."""
    if len(source) <= _WIDEST:
        return source, column
    start = max(0, min(column - 1 - _WIDEST // 3, len(source) - _WIDEST))
    cut = source[start : start + _WIDEST]
    return ("…" if start else "") + cut, column - start + (1 if start else 0)


def _value(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _value(text).replace(":", "%3A").replace(",", "%2C")
