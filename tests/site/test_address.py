from __future__ import annotations

from kran.site import address
from kran.site.file_format import FORMATS
from kran.text import Language


def test_an_option_lies_on_its_services_page() -> None:
    assert address.item("dator") == "tjanster/dator.html"
    assert address.item("dator/standard") == "tjanster/dator.html#val-standard"


def test_price_files_are_named_in_their_language() -> None:
    assert address.price_files(Language("sv"), 2027, None, main=True) == "filer/prislista-2027"
    en = address.price_files(Language("en"), 2027, "external", main=False)
    assert en == "filer/external/price-list-2027-external-en"


def test_no_two_price_files_have_one_name() -> None:
    """Whatever a kind of customer is called: also as a format, a language or another kind is named in file names."""
    kinds = (None, "excel", "en", "external", "external-en", "external-excel", "en-excel")
    names = [
        address.price_files(Language(code), 2027, kind, main=code == "sv") + entry.ending
        for code in ("sv", "en", "fi")
        for kind in kinds
        for entry in FORMATS
    ]
    assert len(set(names)) == len(names)


def test_a_page_of_docs() -> None:
    assert address.hand_written("bestalla.md") == "bestalla.html"
