"""What to do is true: whoever does it has mended the mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kran.source.scalars import ordinary
from tests.small import START, found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

SKARM = "services/arbetsplats/skarm.yaml"
DATOR = "services/arbetsplats/dator.yaml"
PRICES = "prices/2026.yaml"
SETTINGS = "catalog.yaml"
PURPOSE = "purpose:\n  sv: Att se.\n  en: To see.\nowner:"


@pytest.mark.parametrize(
    ("file", "sound", "wrong", "code", "remedy"),
    [
        ("catalog.yaml", "version: 1", 'version: "1"', "K103", "Take the quotes away"),
        (PRICES, "amount: 60.00", "amount: 60.", "K015", "Write 60 if it is a number"),
        (PRICES, "amount: 60.00", "amount: .5", "K015", "Write 0.5 if it is a number"),
        (PRICES, "amount: 60.00", "amount: +60.00", "K015", "Write 60.00 if it is a number"),
        (PRICES, "amount: 60.00", "amount: 6e1", "K015", "or an ordinary number"),
        (PRICES, "amount: 60.00", "amount:\u00a060.00", "K016", "Write ordinary spaces"),
        (SKARM, "owner:", "purpose: 'o'clock'\nowner:", "K010", "'o''clock'"),
        (SKARM, "owner:", 'purpose: "a "b" c"\nowner:', "K010", 'Write \\" for a quote'),
        (SKARM, "owner:", 'purpose: "a\nowner:', "K010", 'One within the text is written \\"'),
        (SKARM, "owner: ", "owner:\u00a0", "K010", "Write ordinary spaces"),
        (SKARM, "owner: ", "owner: \u00a0", "K105", "Write ordinary spaces"),
        (DATOR, "    common", "    specs: {Bild: {Storlek: 27 tum}}\n    common", "K105", "within a text"),
        (PRICES, "amount: 60.00", "amount: null", "K016", "Write the value, or take the key away."),
        (PRICES, "amount: 60.00", "amount: ~", "K016", "Write the value, or take the key away."),
        (PRICES, "amount: 60.00", "amount: 60 kr", "K103", "without spaces, units or quotes: 60"),
        (PRICES, "amount: 60.00", "amount: 4 200 000 kr", "K103", "without spaces, units or quotes: 4200000"),
        (PRICES, "amount: 60.00", "amount: 2 eller 3", "K103", "without spaces, units or quotes: 4200000.00"),
        (PRICES, "amount: 60.00", "amount: 99999999999.99", "K106", "Write at most 9999999999."),
        (PRICES, "amount: 60.00", "amount: 60.00, over: unit", "K101", "Add it: “free: …”."),
        (SETTINGS, "kommun.example/", "kommun.example", "K105", "Write a slash at the end: https://"),
        (SETTINGS, "url: https://it", "url: it", "K105", "Write a whole address"),
        (SKARM, "owner: it-chef", "ägare: it-chef", "K102", "Did you mean “owner”?"),
    ],
)
def test_what_to_write(tmp_path: Path, file: str, sound: str, wrong: str, code: str, remedy: str) -> None:
    text = (START / file).read_text("utf-8")
    assert sound in text
    root = lay_out(tmp_path)
    (root / "catalog" / file).write_text(text.replace(sound, wrong, 1), "utf-8")
    [finding] = found(root)
    assert finding.code == code
    assert remedy in finding.remedy


@pytest.mark.parametrize(
    ("sound", "wrong", "where", "message"),
    [
        ("sv: Att", 'sv: "Att', (5, 7), "the quote that begins here is not closed before line 6"),
        ("sv: Att", "sv: 'Att", (5, 7), "the quote that begins here is not closed before line 6"),
        ("  sv: Att", "\u00a0\u00a0sv: Att", (5, 1), "the line begins with a hard space"),
        ("sv: Att", "sv:Att", (5, 5), "after this colon a space is missing"),
        ("  sv: Att", "sv: Att", (5, 1), "this field begins further to the left"),
        ("  sv: Att", "   sv: Att", (6, 3), "this line does not fit with the lines before it"),
        ("sv: Att se.", "sv: {x: 1}\n   en: {y: 2}", (6, 4), "this line does not fit with the lines before it"),
        ("sv: Att", "sv: Att: ja", (5, 10), "a colon does not fit here"),
        ("sv: Att", "sv: [OBS] Att", (5, 7), "a text cannot begin with ["),
        ("sv: Att", "sv: {{ x }} Att", (5, 7), "a text cannot begin with {"),
        ("sv: Att se.", 'sv: "Att\n    se."', None, ""),
    ],
)
def test_where_a_text_goes_wrong(
    tmp_path: Path, sound: str, wrong: str, where: tuple[int, int] | None, message: str
) -> None:
    text = (START / SKARM).read_text("utf-8").replace("owner:", PURPOSE, 1) + 'audience: "Alla"\n# it\'s\n'
    root = lay_out(tmp_path)
    (root / "catalog" / SKARM).write_text(text.replace(sound, wrong, 1), "utf-8")
    told = found(root)
    assert [(finding.line, finding.column) for finding in told] == ([where] if where else [])
    assert all(message in finding.message for finding in told)


def test_every_anchor_and_tag_is_told_of_once(tmp_path: Path) -> None:
    text = (START / SKARM).read_text("utf-8") + "purpose: &a x\naudience: *a\nabout: !b y\nrelated: [&c dator]\n"
    root = lay_out(tmp_path)
    (root / "catalog" / SKARM).write_text(text, "utf-8")
    assert [finding.code for finding in found(root)] == ["K012", "K013", "K012"]


def test_an_unknown_field_is_not_the_missing_one_where_its_value_does_not_fit(tmp_path: Path) -> None:
    text = (START / SKARM).read_text("utf-8").replace("owner: it-chef", "xyzzy: {sv: Att se, en: To see}")
    root = lay_out(tmp_path)
    (root / "catalog" / SKARM).write_text(text, "utf-8")
    assert [finding.code for finding in found(root)] == ["K101", "K102"]


@pytest.mark.parametrize(
    ("file", "data", "remedy"),
    [
        (SKARM, b"PK\x03\x04\x14\x00\xb5\x99", "Write it as text in an editor."),
        (SKARM, "title: å".encode("utf-16"), "Save the file with the encoding UTF-8."),
        ("ledger/figures.csv", b"unit,figure,from,value\nskolan,employees,2026-01-01,4\t0\n", "Take it away."),
        ("ledger/figures.csv", b"unit\tfigure\tfrom\tvalue\n", "Separate the cells by commas."),
        ("price/2027.yaml", b"title: x\n", "Did you mean the folder “prices”?"),
        ("proposals/2027.yaml", b"title: x\n", "A proposal lies there too, with status: draft."),
    ],
)
def test_what_to_do_with_the_file(tmp_path: Path, file: str, data: bytes, remedy: str) -> None:
    root = lay_out(tmp_path)
    path = root / "catalog" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    [finding] = found(root)
    assert remedy in finding.remedy


@pytest.mark.parametrize(
    ("text", "number"),
    [("60.", "60"), (".5", "0.5"), ("+1", "1"), ("010", "10"), ("1_000.50", "1000.50"), ("0x10", None), ("1e3", None)],
)
def test_the_ordinary_number(text: str, number: str | None) -> None:
    assert ordinary(text) == number
