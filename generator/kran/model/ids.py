"""The catalogue's own ids as a schema: editors complete references from it; checking never needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

    from kran.model.catalogue import Catalogue


def ids_schema(catalogue: Catalogue) -> dict[str, Any]:
    """Return ``ids.schema.json``: one enumeration for each kind of reference, with titles as descriptions."""
    titles = {path: item.service.title for path, item in catalogue.items.items()}
    kinds: dict[str, Collection[str]] = {
        "item": sorted({*catalogue.services, *catalogue.items, *(k for p in catalogue.decided_lists for k in p.rows)}),
        "document": sorted(catalogue.names("document")),
        **{
            kind: sorted(catalogue.tables()[kind])
            for kind in ("measure", "role", "post", "body", "decision", "unit", "level", "supplier", "customer",
                         "unit-kind")
        },
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Katalogens egna id:n",
        "description": "Skapas av kran build. Hjälper redigeraren att fylla i; kontrollen använder den inte.",
        "$defs": {
            kind: {"anyOf": [_entry(name, str(titles.get(name, ""))) for name in names]} if names else {"enum": []}
            for kind, names in kinds.items()
        },
    }


def _entry(name: str, title: str) -> dict[str, Any]:
    return {"const": name} | ({"description": title} if title else {})
