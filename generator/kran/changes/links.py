"""Which services and options of one catalogue live on in another under other names (`formerly`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kran.changes.pair import Pair
    from kran.model.catalogue import Catalogue
    from kran.model.service import Option, Service


@dataclass(frozen=True)
class Links:
    """The published services and options of both catalogues, and which of them are the same under another name."""

    pair: Pair

    @cached_property
    def services_before(self) -> dict[str, Service]:
        """The earlier catalogue's published services."""
        return _services(self.pair.before)

    @cached_property
    def services_after(self) -> dict[str, Service]:
        """The later catalogue's published services."""
        return _services(self.pair.after)

    @cached_property
    def renamed(self) -> tuple[tuple[str, str], ...]:
        """Every earlier path with the later one that it is called, or was called before it was given back its name."""
        before, after = self.pair.before, self.pair.after
        old_paths, new_paths = _paths(self.services_before), _paths(self.services_after)
        links = {(old, after.former[old]) for old in old_paths if old in after.former}
        links |= {(before.former[new], new) for new in new_paths if new in before.former}
        return tuple(sorted((old, new) for old, new in links if old in old_paths and new in new_paths))

    @cached_property
    def services(self) -> dict[str, str]:
        """The later id of every earlier service that is still there, each once."""
        return _matched(self.services_before, self.services_after, self.renamed)

    @cached_property
    def options(self) -> dict[str, str]:
        """The later path of every earlier option that is still there, each once."""
        old, new = dict(_options(self.services_before)), dict(_options(self.services_after))
        along = [
            (path, f"{self.services[service]}/{option}")
            for path in old
            for service, _, option in [path.partition("/")]
            if service in self.services
        ]
        return _matched(old, new, (*self.renamed, *along))

    @cached_property
    def options_before(self) -> dict[str, Option]:
        """The earlier catalogue's options, by their paths."""
        return dict(_options(self.services_before))

    @cached_property
    def options_after(self) -> dict[str, Option]:
        """The later catalogue's options, by their paths."""
        return dict(_options(self.services_after))


def _services(catalogue: Catalogue) -> dict[str, Service]:
    return {service.id: service for service in catalogue.services.values() if not service.draft}


def _options(services: dict[str, Service]) -> Iterator[tuple[str, Option]]:
    for service in services.values():
        for option in service.options:
            yield f"{service.id}/{option.id}", option


def _paths(services: dict[str, Service]) -> set[str]:
    return {path for service in services.values() for path in (service.id, *service.items)}


def _matched(old: Collection[str], new: Collection[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what each old name is called: the same where that is still there, else by the first link to a free one."""
    matched = {name: name for name in old if name in new}
    taken = set(matched)
    for one, other in links:
        if one in old and one not in matched and other in new and other not in taken:
            matched[one] = other
            taken.add(other)
    return matched
