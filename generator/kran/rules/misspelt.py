"""What a misspelt key in a price list was meant for: that item's missing price or level is no second mistake."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kran.source.most import MOST
from kran.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.catalogue import Catalogue


def meant_rows(catalogue: Catalogue) -> set[str]:
    """Return the items that rows for nothing were most likely meant for."""
    return _meant(catalogue, (row.item for source in catalogue.price_lists.values() for row in source.rows.values()))


def meant_levels(catalogue: Catalogue) -> set[str]:
    """Return the services and items that levels for nothing were most likely meant for."""
    return _meant(catalogue, (item for source in catalogue.price_lists.values() for item in source.levels))


def _meant(catalogue: Catalogue, names: Iterator[str]) -> set[str]:
    unknown = dict.fromkeys(name for name in names if not catalogue.has("item", name))
    known = list(catalogue.names("item")) if unknown else []
    return {meant for name in islice(unknown, MOST) if (meant := nearest(name, known))}
