from __future__ import annotations

import pytest

from kran.rules.personal_data import is_personal_number, is_private


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
