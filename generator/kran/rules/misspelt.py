"""What a misspelt key in a price list was meant for: that item's missing price or level is no second mistake."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from kran.rules.suggestions import MANY
from kran.source.most import MOST
from kran.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kran.model.catalogue import Catalogue


OF_ITEMS = frozenset({"item", "orderable-item", "priced-item"})


def meant_rows(catalogue: Catalogue) -> set[str]:
    """Return the items that rows for nothing were most likely meant for."""
    rows = [row.item for source in catalogue.price_lists.values() for row in source.rows.values()]
    without_option = (service for name in rows if (service := catalogue.services.get(name)) and service.options)
    of_options = {item for service in without_option for item in service.items}
    return _meant(catalogue, iter(rows)) | set(renamed(catalogue).values()) | of_options


def meant_levels(catalogue: Catalogue) -> set[str]:
    """Return the services and items that levels for nothing were most likely meant for."""
    return _meant(catalogue, (item for source in catalogue.price_lists.values() for item in source.levels))


def renamed(catalogue: Catalogue) -> dict[str, str]:
    """Return, by the name in a list that nothing bears, the item that most likely was called so before.

    It is the only one of its service (or the only service) that the list does not name, where one name is for nothing.
    """
    found: dict[str, str] = {}
    for source in catalogue.price_lists.values():
        lost = dict.fromkeys(row.item for row in source.rows.values() if not catalogue.has("item", row.item))
        if not 0 < len(lost) <= MOST or catalogue.is_broken("price-list", source.id):
            continue
        named = {catalogue.canonical(row.item) for row in source.rows.values()}
        for service_id, names in _by_service(lost).items():
            service = catalogue.services.get(service_id)
            new = [item for item in service.items if item not in named] if service else []
            if len(names) == len(new) == 1:
                found[names[0]] = new[0]
        found |= _renamed_service(catalogue, [name for name in lost if name not in found], named)
    return found


def gone_services(catalogue: Catalogue) -> frozenset[str]:
    """Return the services that many places name, themselves or an option of theirs, but that are not there."""
    lost = [r.id for _, r in catalogue.references() if r.kind in OF_ITEMS and not catalogue.has("item", r.id)]
    named = Counter(name.partition("/")[0] for name in lost)
    there = {*catalogue.services, *catalogue.former}
    return frozenset(name for name, count in named.items() if count >= MANY and name not in there)


def places_of(catalogue: Catalogue) -> Counter[str]:
    """Return how many places name each item, rightly or wrongly."""
    return Counter(reference.id for _, reference in catalogue.references() if reference.kind in OF_ITEMS)


def new_service(catalogue: Catalogue, name: str) -> str | None:
    """Return the service that one which is gone is most likely called now."""
    new_names = (new for old, new in renamed(catalogue).items() if old.partition("/")[0] == name)
    return next((new.partition("/")[0] for new in new_names), None)


def _renamed_service(catalogue: Catalogue, lost: list[str], named: set[str]) -> dict[str, str]:
    gone = [service for service in _by_service(lost) if service not in catalogue.services]
    new = [s for s in catalogue.published_services if not s.contains and named.isdisjoint(s.items)] if gone else []
    if not len(gone) == len(new) == 1:
        return {}
    pairs = {name: new[0].id + name.removeprefix(gone[0]) for name in lost if name.partition("/")[0] == gone[0]}
    return {old: item for old, item in pairs.items() if item in new[0].items}


def _by_service(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(name.partition("/")[0], []).append(name)
    return found


def _meant(catalogue: Catalogue, names: Iterator[str]) -> set[str]:
    unknown = dict.fromkeys(name for name in names if not catalogue.has("item", name))
    known = list(catalogue.names("item")) if unknown else []
    return {meant for name in islice(unknown, MOST) if (meant := nearest(name, known))}
