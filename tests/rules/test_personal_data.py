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


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        ("a8.md", "# Hej\n\nRing 811228-9874 eller anna.berg@gmail.com\n", ["3:6 K504", "3:24 K505"]),
        ("a.md", "---\ntitle: Ring 811228-9874\n---\n# Text\n", ["2:13 K504"]),
        ("a.md", "# F\r\n\r\n811228-9874\r\n", ["3:1 K504"]),
        ("lista.csv", "namn,nummer\nA,811228-9874\n", ["2:3 K504"]),
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg">\n<text>811228-9874</text></svg>\n', ["2:7 K504"]),
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg">\n<path d="M0.8112289874"/></svg>\n', []),
        ("a.png", "\x89PNG\0 811228-9874\n", []),
        ("a.md", "# Skriv till Forsta.Hjalpen@exempelkommun.example\n", ["1:14 K505"]),
        ("development/a.md", "811228-9874\n", []),
        ("a.md", "# Hej\n\nRing 811228-9873 eller servicedesk@exempelkommun.example\n", []),
    ],
)
def test_hand_written_files_are_looked_through_too(tmp_path: Path, name: str, text: str, places: list[str]) -> None:
    root = lay_out(tmp_path)
    path = root / "docs" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode("latin-1"))

    assert [f"{f.line}:{f.column} {f.code}" for f in found(root)] == places


def test_a_listed_mailbox_may_stand_on_a_hand_written_page(tmp_path: Path) -> None:
    settings = (START / "catalog.yaml").read_text("utf-8")
    listed = f"# catalog/catalog.yaml\n{settings}mailboxes: [forsta.hjalpen@exempelkommun.example]\n"
    page = "# docs/a.md\n# Hjälp\n\nSkriv till Forsta.Hjalpen@exempelkommun.example\n"

    assert found(lay_out(tmp_path, listed + page)) == []


_SKARM = (
    "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
    "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
)


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("about:\n  sv: |\n    Ett.\n\n    Två.\n\n    Ring 811218-9876 nu.\n  en: A.\n", "11:10+11 K504"),
        ("about:\n  sv: >\n    Ett.\n\n    Två\n    811218-9876 nu.\n  en: A.\n", "10:5+11 K504"),
        ("about:\n  sv: >\n    Ett 811218\n    9876 nu.\n  en: A.\n", "7:9+6 K504"),
        ("about:\n  sv: |\n    Ett.\n    Skriv till exempel@gmail.com nu.\n  en: A.\n", "8:16+17 K505"),
        ("about:\n  sv: |\n    Ett.\n    För <b>alla</b>.\n  en: A.\n", "8:9+3 K507"),
        ("audience: Ring 811218-9876 nu\n", "5:16+11 K504"),
        ('audience: "Ring \\"nu\\" 811218-9876"\n', "5:24+11 K504"),
        ("audience: 'Ring ''nu'' 811218-9876'\n", "5:24+11 K504"),
        ('audience: "Ring 811218\\u002d9876"\n', "5:11+23 K504"),
        ("audience: Ring 19811218\u00ad-9876\n", "5:16+14 K504"),
        ("audience: Ring 1981\u00ad1218-\u200d98\u00ad76 nu\n", "5:16+16 K504"),
        ('audience: "Ring 811218\\u00ad9876"\n', "5:11+23 K504"),
        ("audience: Ring 1981-12-18-9876\n", "5:16+15 K504"),
        ("audience: Ring 1981\u201312\u201318\u20139876\n", "5:16+15 K504"),
        ("audience: Den 2012-12-12-9877\n", ""),
        ("audience: Den 1981-12-18\u20139876-01-05\n", ""),
        ("audience: Den 1981-12-18 9876\n", ""),
        ("audience: Ring 811218-9877 eller\n  811218-9876\n", "6:3+11 K504"),
        ("audience: {sv: Ring 811218-9876, en: 811218-9876}\n", "5:21+11 K504|5:38+11 K504"),
    ],
)
def test_the_number_itself_is_pointed_at(tmp_path: Path, field: str, place: str) -> None:
    told = [f"{f.line}:{f.column}+{f.length} {f.code}" for f in found(lay_out(tmp_path, _SKARM + field))]

    assert "|".join(told) == place


def test_of_the_same_text_twice_the_one_that_was_found_is_pointed_at(tmp_path: Path) -> None:
    text = "# catalog/services/arbetsplats/skarm.yaml\n" + _SKARM.split("\n", 1)[1].replace(
        "orderable", "audience: |\n  9811218-9876 nej.\n  Men 811218-9876.\norderable"
    )

    assert [(f.line, f.column) for f in found(lay_out(tmp_path, text))] == [(6, 7)]


@pytest.mark.parametrize(
    ("to", "codes"),
    [
        ("https://osby.example@evil.example/", ["K503"]),
        ("https://www.osby.example/?to=anna.andersson@evil.example", ["K505"]),
        ("anna.andersson@evil.example", ["K503", "K505"]),
    ],
)
def test_a_host_in_disguise_is_one_mistake(tmp_path: Path, to: str, codes: list[str]) -> None:
    link = f'links: [{{text: Guide, to: "{to}"}}]\n'

    assert [f.code for f in found(lay_out(tmp_path, _SKARM + link))] == codes
