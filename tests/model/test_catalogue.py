"""How references resolve."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kran.model.load import load
from kran.source.files import Folder
from tests.small import lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from kran.model.catalogue import Catalogue


def test_every_reference_of_the_example_resolves(osby: Catalogue) -> None:
    references = list(osby.references())
    assert len(references) > 500
    assert all(osby.has(reference.kind, reference.id) for _, reference in references)


@pytest.mark.parametrize(
    ("kind", "name", "known"),
    [
        ("item", "barbar-dator", True),
        ("item", "barbar-dator/standard-14", True),
        ("item", "barbar-dator/workstation", True),  # a former name
        ("item", "barbar-dator/finns-inte", False),
        ("orderable-item", "barbar-dator/standard-14", True),
        ("orderable-item", "barbar-dator", False),  # which option?
        ("orderable-item", "barbar-dator/workstation", False),  # orders name what is there today
        ("priced-item", "barbar-dator/workstation", True),
        ("document", "prices/2027", True),
        ("document", "services/barbar-dator", True),
        ("document", "mandates/pris-ram", True),
        ("document", "prices/2099", False),
        ("document", "barbar-dator", False),
        ("cost-key", "2027/bas", True),
        ("cost-key", "2030/bas", True),  # the latest before it
        ("cost-key", "2020/bas", False),
        ("cost-terms", "2027/larverktyg", True),
        ("cost-terms", "2027/bas", False),
        ("rate", "kvall", True),
        ("unit-kind", "school", True),
        ("figure", "pupils", True),
        ("customer", "internal", True),
    ],
)
def test_what_is_known(osby: Catalogue, kind: str, name: str, known: bool) -> None:  # noqa: FBT001  what is expected
    assert osby.has(kind, name) is known


@pytest.mark.parametrize(
    ("path", "today"),
    [
        ("barbar-dator/workstation", "barbar-dator/kraftfull-16"),
        ("barbar-dator/workstation+start", "barbar-dator/kraftfull-16+start"),
        ("barbar-dator/kraftfull-16+start", "barbar-dator/kraftfull-16+start"),
        ("barbar-dator", "barbar-dator"),
    ],
)
def test_todays_name(osby: Catalogue, path: str, today: str) -> None:
    assert osby.canonical(path) == today


def test_a_name_that_something_bears_is_no_former_one(osby: Catalogue) -> None:
    claims = replace(osby.services["tangentbord"], formerly=("webbkamera", "mus"))
    claimed = replace(osby, services={**osby.services, "tangentbord": claims})
    assert claimed.canonical("webbkamera") == "webbkamera"
    assert claimed.canonical("mus") == "tangentbord"


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("# catalog/services/arbetsplats/dator.yaml\ntitle: 3\n", "item", "dator/standard"),
        ("# catalog/measures.yaml\nmeasures: 3\n", "measure", "month"),
        ("# catalog/measures.yaml\nmeasures: 3\n", "rate", "kvall"),
        ("# catalog/organisation/mandates.yaml\nmandates: 3\n", "document", "mandates/priser"),
        ("# catalog/costs/2027.yaml\nkeys: 3\n", "cost-key", "2027/bas"),
        ("# catalog/costs/2027.yaml\nkeys: 3\n", "document", "costs/2027"),
        ("# catalog/prices/2026.yaml\ntitle: 3\n", "document", "prices/2026"),
    ],
)
def test_what_is_broken_is_there(tmp_path: Path, text: str, kind: str, name: str) -> None:
    catalogue = load(Folder(lay_out(tmp_path, text))).catalogue
    assert catalogue is not None
    assert catalogue.has(kind, name)
    if kind != "cost-key":
        assert catalogue.is_broken(kind, name)
    assert not catalogue.is_broken("document", "units/skolan")


def test_names_of_every_kind(osby: Catalogue) -> None:
    assert "barbar-dator/standard-14" in set(osby.names("item"))
    assert "barbar-dator" not in set(osby.names("orderable-item"))
    assert "2027/bas" in set(osby.names("cost-key"))
    assert {"prices/2027", "services/teams", "units/parkskolan"} <= set(osby.names("document"))
