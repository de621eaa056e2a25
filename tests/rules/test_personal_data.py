from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kran.rules.personal_data import is_personal_number, is_private
from tests.small import START, found, lay_out

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("811218-9876", True),
        ("8112189876", True),
        ("19811218-9876", True),
        ("811218+9876", True),
        ("811278-9873", True),  # a coordination number: the day and 60
        ("811218-9877", False),  # wrong check digit
        ("811318-9875", False),  # no thirteenth month
        ("810230-9870", False),  # no such day
        ("212000-0902", False),  # an organisation
    ],
)
def test_personal_numbers(text: str, person: bool) -> None:  # noqa: FBT001  what is expected
    assert is_personal_number(text) is person


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("exempel@gmail.com", True),
        ("exempel@Hotmail.se", True),
        ("anna.andersson@kommunen.example", True),
        ("anna.andersson.2@kommunen.example", True),
        ("servicedesk@kommunen.example", False),
        ("it.support@kommunen.example", False),
        ("barn.utbildning@kommunen.example", False),
        ("rektor.parkskolan@kommunen.example", False),
        ("kultur.fritid@kommunen.example", False),
    ],
)
def test_private_addresses(address: str, private: bool) -> None:  # noqa: FBT001
    assert is_private(address) is private


def test_a_mailbox_that_the_catalogue_lists_is_no_person(tmp_path: Path) -> None:
    service = (
        "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
        "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
        "audience: Skriv till Forsta.Hjalpen@exempelkommun.example\n"
    )
    settings = (START / "catalog.yaml").read_text("utf-8")
    listed = f"# catalog/catalog.yaml\n{settings}mailboxes: [forsta.hjalpen@exempelkommun.example]\n"

    assert [f.code for f in found(lay_out(tmp_path / "unlisted", service))] == ["K505"]
    assert found(lay_out(tmp_path / "listed", service + listed)) == []
