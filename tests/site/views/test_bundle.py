from __future__ import annotations

from typing import TYPE_CHECKING

from kran.model.service import Part
from kran.site.views.bundle import bundle, total_text
from tests.site.conftest import words

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue
    from tests.site.conftest import Reader, Shown


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_apart_and_without_what_can_be_left_out(reader: Reader, small: Catalogue) -> None:
    made = bundle(reader(), small.services["paket"])
    assert made is not None
    assert not made.own_price
    # Two monitors at 55 with 120 each on delivery, and a computer at 300.
    assert plain(made.apart) == "410 kr per månad och 240 kr per leverans"
    assert plain(made.least) == "300 kr per månad"
    assert bundle(reader(), small.services["dator"]) is None


def test_what_is_no_amount_is_named_and_what_is_missing_too(reader: Reader) -> None:
    parts = [Part("former/offert", 1, False), Part("support", 1, False), Part("finns-inte", 1, False)]  # noqa: FBT003
    assert plain(total_text(reader(), parts)) == "offert omkring 40 000 kr och finns-inte (inget pris)"


def test_the_page_of_a_bundle(shown: Shown) -> None:
    text = words(shown("tjanster/paket.html"))
    assert "Skärm kan väljas bort" in text
    assert "Paketet kostar vad delarna kostar: 410 kr per månad och 240 kr per leverans." in text
    assert "300 kr per månad" in text
