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
