from __future__ import annotations

import pytest

from kran.site.file_format import FORMATS, by_ending


@pytest.mark.parametrize(
    ("file", "name"),
    [("a.csv", "csv"), ("a-excel.csv", "csv-excel"), ("A.PDF", "pdf"), ("a.b.xlsx", "xlsx"), ("a.json", "json")],
)
def test_the_longest_ending_that_fits_says_the_format(file: str, name: str) -> None:
    found = by_ending(file)
    assert found is not None
    assert found.name == name


def test_an_unknown_ending_is_no_format() -> None:
    assert by_ending("a.foo") is None
    assert by_ending("csv") is None


def test_names_and_endings_are_each_others() -> None:
    assert len({entry.name for entry in FORMATS}) == len({entry.ending for entry in FORMATS}) == len(FORMATS)
