"""What programs read of the site: the API's documents, and the schemas at stable addresses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kran.site import api
from kran.source import schemas

if TYPE_CHECKING:
    from datetime import date

    from kran.model.catalogue import Catalogue


def machine_readable(catalogue: Catalogue, at: date, revision: str) -> dict[str, bytes]:
    """Return ``api/v1/*.json`` and ``schemas/v1/*.schema.json``, by their paths from the site's root."""
    documents = api.documents(catalogue, at, revision)
    files = {
        f"api/v1/{name}": (json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
        for name, content in documents.items()
    }
    own = [path for path in sorted(schemas.folder().glob("*.schema.json")) if not path.name.startswith("ids.")]
    return files | {f"schemas/v1/{path.name}": path.read_bytes() for path in own}
