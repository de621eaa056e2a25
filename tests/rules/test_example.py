from __future__ import annotations

import pytest

from kran.diagnostics import Example
from kran.rules.example import ExampleFile, files


def test_files_of_an_example() -> None:
    text = (
        "# catalog/a.yaml\n# a comment\nb: c\n"
        "# catalog/med mellanslag.yaml latin-1\nd: é\n"
        "# catalog/link.yaml -> ../out\n"
        "# catalog/large.yaml * 1000001\n"
        "# catalog/gone.yaml -\n"
    )
    assert files(Example(text)) == (
        ExampleFile("catalog/a.yaml", "# a comment\nb: c\n"),
        ExampleFile("catalog/med mellanslag.yaml", "d: é\n", encoding="latin-1"),
        ExampleFile("catalog/link.yaml", "", target="../out"),
        ExampleFile("catalog/large.yaml", "", size=1_000_001),
        ExampleFile("catalog/gone.yaml", "", deleted=True),
    )
    assert files(Example("")) == ()


def test_text_before_the_first_file() -> None:
    with pytest.raises(ValueError, match="begins with the line of a file"):
        files(Example("title: Dator\n# catalog/a.yaml\n"))
