from __future__ import annotations

from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator

from kran.model.ids import ids_schema

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue


def test_every_id_is_offered(osby: Catalogue) -> None:
    schema = ids_schema(osby)
    Draft202012Validator.check_schema(schema)
    offered = {kind: {entry["const"] for entry in defs["anyOf"]} for kind, defs in schema["$defs"].items()}
    assert {"barbar-dator", "barbar-dator/standard-14", "e-post/brevlada+lagring"} <= offered["item"]
    assert {"prices/2027", "mandates/pris-ram"} <= offered["document"]
    assert "month" in offered["measure"]
    assert {"const": "barbar-dator/standard-14", "description": "Bärbar dator"} in schema["$defs"]["item"]["anyOf"]
