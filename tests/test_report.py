"""How findings are shown: as text with the source line, as GitHub annotations, as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kran import report
from kran.diagnostics import Code, Diagnostic, Example, Message, Place, Severity, Spot, complain
from kran.report import Finding
from kran.text import Language
from tests.small import found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

SWEDISH, ENGLISH = Language("sv"), Language("en")
CODE = Code("K999", "a-thing", Severity.ERROR, "A thing", "Why.", Example(""), Example(""))
FINDING = Finding(
    "K306", "too-precise", Severity.ERROR, "catalog/prices/2027.yaml", 12, 11, 7, "0.125 is too much", "Round it.",
    "  skarm: {amount: 0.125, per: page}",
)  # fmt: skip


class Memory:
    """Files held in memory."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def names(self) -> list[str]:
        return sorted(self.files)

    def read(self, name: str) -> bytes:
        return self.files[name]

    def problems(self) -> list[Diagnostic]:
        return []


def shown(*findings: Finding, language: Language = ENGLISH) -> str:
    return report.as_text(findings, language, lambda text, _: text)


def at(where: Spot | Place, text: str = "prices:\n  skarm: {amount: 12.50}\n") -> Finding:
    files = Memory({"catalog/prices/x.yaml": text.encode()})
    [finding] = report.findings([complain(CODE, where, "wrong", "mend")], files, ENGLISH)
    return finding


def test_text() -> None:
    assert shown(FINDING) == (
        "catalog/prices/2027.yaml:12:11: error K306 0.125 is too much [too-precise]\n"
        "      skarm: {amount: 0.125, per: page}\n"
        "              ^^^^^^^\n"
        "    → Round it.\n"
    )


def test_text_in_swedish() -> None:
    assert shown(FINDING, language=SWEDISH).startswith("catalog/prices/2027.yaml:12:11: fel K306 ")


def test_notes_come_last_in_a_line_each() -> None:
    note = replace(FINDING, severity=Severity.NOTE, file="catalog/prices/2026.yaml", remedy="Let it be.")
    assert shown(note, FINDING) == (
        shown(FINDING) + "catalog/prices/2026.yaml:12:11: note K306 0.125 is too much [too-precise] → Let it be.\n"
    )


def test_what_is_painted() -> None:
    painted: list[tuple[str, str]] = []

    def paint(text: str, kind: str) -> str:
        painted.append((text, kind))
        return text

    report.as_text([replace(FINDING, severity=Severity.WARNING)], ENGLISH, paint)
    assert ("warning K306", "warning") in painted
    assert ("^^^^^^^", "warning") in painted
    assert ("[too-precise]", "quiet") in painted


def test_a_long_line_is_shown_around_the_place() -> None:
    source = "x" * 300 + "HERE" + "y" * 300
    text = shown(replace(FINDING, source=source, column=301, length=4))
    [line, caret] = text.split("\n")[1:3]
    assert line[4] == "…"
    start = caret.index("^")
    assert line[start : start + 4] == "HERE"
    assert len(line) < 120


@pytest.mark.parametrize(("column", "length"), [(1, 4), (598, 3), (600, 1), (620, 9)])
def test_the_caret_stays_under_a_long_line(column: int, length: int) -> None:
    text = shown(replace(FINDING, source="x" * 600, column=column, length=length))
    [line, caret] = text.split("\n")[1:3]
    assert "^" in caret
    assert len(caret) <= len(line) + 25


def test_a_finding_without_a_source_line() -> None:
    assert shown(replace(FINDING, source="")).count("\n") == 2


def test_github() -> None:
    finding = replace(FINDING, message="50 % too much:\nwell, yes", file="catalog/a,b.yaml")
    assert report.as_github([finding]) == (
        "::error file=catalog/a%2Cb.yaml,line=12,col=11,endColumn=18,title=K306 too-precise::"
        "50 %25 too much:%0Awell, yes. Round it.\n"
    )
    assert report.as_github([replace(FINDING, severity=Severity.NOTE)]).startswith("::notice ")


def test_json() -> None:
    data = json.loads(report.as_json([FINDING, replace(FINDING, severity=Severity.WARNING)]))
    assert data["summary"] == {"error": 1, "warning": 1, "note": 0}
    assert data["findings"][0] == {
        "code": "K306",
        "name": "too-precise",
        "severity": "error",
        "file": "catalog/prices/2027.yaml",
        "line": 12,
        "column": 11,
        "length": 7,
        "message": "0.125 is too much",
        "remedy": "Round it.",
    }
    assert json.loads(report.as_json([]))["findings"] == []


@pytest.mark.parametrize(
    ("severities", "english", "swedish"),
    [
        ([], "The catalogue is sound.", "Katalogen är felfri."),
        ([Severity.ERROR], "1 error", "1 fel"),
        (
            [Severity.ERROR, Severity.ERROR, Severity.WARNING, Severity.NOTE, Severity.NOTE],
            "2 errors, 1 warning, 2 notes",
            "2 fel, 1 varning, 2 påpekanden",
        ),
    ],
)
def test_summary(severities: list[Severity], english: str, swedish: str) -> None:
    findings = [replace(FINDING, severity=severity) for severity in severities]
    assert report.summary(findings, ENGLISH) == english
    assert report.summary(findings, SWEDISH) == swedish


def test_a_place_becomes_a_line() -> None:
    place = Place("catalog/prices/x.yaml").at("prices", "skarm")
    assert (at(place.at("amount")).line, at(place.at("amount")).column, at(place.at("amount")).length) == (2, 19, 5)
    assert (at(place.at("amount", key=True)).column, at(place.at("amount", key=True)).length) == (11, 6)
    assert (at(place).column, at(place).source) == (3, "  skarm: {amount: 12.50}")


def test_a_place_that_is_not_there_becomes_the_nearest() -> None:
    assert at(Place("catalog/prices/x.yaml", ("prices", "skarm", "per"))).column == 3
    nowhere = at(Place("catalog/prices/x.yaml", ("levels",)))
    assert (nowhere.line, nowhere.column) == (1, 1)


def test_a_place_in_front_matter() -> None:
    files = Memory({"catalog/guidelines/x.md": b"---\ntitle: A\nbody: kf\n---\nText\n"})
    place = Place("catalog/guidelines/x.md", ("body",))
    [finding] = report.findings([complain(CODE, place, "wrong", "mend")], files, ENGLISH)
    assert (finding.line, finding.column, finding.source) == (3, 7, "body: kf")


def test_a_place_in_a_ledger() -> None:
    files = Memory({"catalog/ledger/figures.csv": b"unit,figure,from,value\nskolan,pupils,2026-01-01,120\n"})
    place = Place("catalog/ledger/figures.csv", (2, "figure"))
    [finding] = report.findings([complain(CODE, place, "wrong", "mend")], files, ENGLISH)
    assert (finding.line, finding.column, finding.length) == (2, 8, 6)


def test_a_file_that_is_not_there() -> None:
    [finding] = report.findings([complain(CODE, Spot("catalog/x.yaml"), "wrong", "mend")], Memory({}), ENGLISH)
    assert (finding.line, finding.source) == (1, "")


def test_findings_are_sorted_and_each_told_once() -> None:
    files = Memory({"catalog/prices/x.yaml": b"a: 1\nb: 2\n"})
    spots = [Spot("catalog/prices/x.yaml", 2), Spot("catalog/prices/x.yaml", 1, 4), Spot("catalog/prices/x.yaml", 2)]
    findings = report.findings([complain(CODE, spot, "wrong", "mend") for spot in spots], files, ENGLISH)
    assert [(f.line, f.column) for f in findings] == [(1, 4), (2, 1)]


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\u202e", "\u2066", "\ufeff", "\x9b", "\u2028"])
def test_what_a_terminal_would_obey_is_not_shown(sign: str) -> None:
    assert report.printable(f"a{sign}b") == "a\N{REPLACEMENT CHARACTER}b"


def test_a_message_may_hold_another() -> None:
    message = Message("{value} is not {wanted}", {"value": "“x”", "wanted": Message("a number")})
    assert message.render(ENGLISH) == "“x” is not a number"
    assert message.render(SWEDISH) == "“x” är inte ett tal"
    assert Message("{not filled}").render(ENGLISH) == "{not filled}"


def test_a_text_of_the_catalogue_is_never_a_pattern(tmp_path: Path) -> None:
    """What somebody writes in braces is shown as written, in message, remedy and source."""
    text = (
        "# catalog/organisation/roles.yaml\nroles:\n  enhetschef: {title: Enhetschef}\n"
        "  it-chef: {title: It-chef, '{x.__class__}%s': 1}\n"
    )
    [finding] = found(lay_out(tmp_path, text))
    assert "{x.__class__}%s" in finding.message
