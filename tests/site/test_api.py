from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from kran.site import api

from .conftest import AT

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue

SCHEMAS = Path(__file__).parents[2] / "schemas"
INTERNAL = ("98761", "98763", "314159", "rektor", "hemlig", "38123", "77777")


@pytest.fixture
def documents(small: Catalogue) -> dict[str, dict[str, Any]]:
    return api.documents(small, AT, "4f2c9ab")


def test_there_is_one_catalogue_and_a_file_for_each_year(documents: dict[str, dict[str, Any]]) -> None:
    assert list(documents) == ["catalogue.json", "prices/2026.json", "prices/2027.json"]


def test_each_document_fits_its_schema(documents: dict[str, dict[str, Any]]) -> None:
    for name, document in documents.items():
        schema_name = Path(document["$schema"]).name
        schema = json.loads((SCHEMAS / schema_name).read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(document)
        # The way to the schema is the one from where the document lies in the site.
        assert document["$schema"] == "../" * (name.count("/") + 2) + f"schemas/v1/{schema_name}"


def test_money_is_text(documents: dict[str, dict[str, Any]]) -> None:
    rows = {(r["row"], r["from"]): r for r in documents["prices/2026.json"]["prices"] if r["customer"] == "internal"}
    assert rows["dator/standard", "2026-01-01"]["price"]["amount"] == "300.00"
    assert rows["former/arkiv", "2026-01-01"]["price"]["steps"][1] == {"from": "1000", "amount": "1.00"}
    # A row once for each period in the year.
    assert rows["skarm", "2026-01-01"]["until"] == "2026-06-30"
    assert rows["skarm", "2026-07-01"]["price"]["amount"] == "55.00"
    assert rows["skarm", "2026-07-01"]["list"] == "2026-juli"


def test_what_is_in_force_stands_with_its_item(documents: dict[str, dict[str, Any]]) -> None:
    services = {service["id"]: service for service in documents["catalogue.json"]["services"]}
    item = services["dator"]["items"][0]
    assert item["levels"] == {"internal": "silver"}
    assert item["prices"][0]["price"]["amount"] == "300.00"
    assert item["specs"] == {"Vikt": {"sv": "1.4 kg"}}
    assert services["fax"]["works"] == {"until": "2027-03-31"}


def test_nothing_internal_and_no_draft(documents: dict[str, dict[str, Any]]) -> None:
    text = json.dumps(documents, ensure_ascii=False).lower()
    for word in (*INTERNAL, "utkast", "agreements/", "costs/"):
        assert word not in text
