"""What things are called: items, whoever decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.text import N_

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue
    from kran.model.decision import Decision
    from kran.site.words import Words

ITEM = N_("{service}, {option}")


def item_name(catalogue: Catalogue, path: str, words: Words) -> str:
    """Return ``Bärbar dator, Standard 14″``; the path itself where nothing has that name."""
    path = catalogue.canonical(path)
    service = catalogue.services.get(path.partition("/")[0])
    if service is None:
        return path
    option = service.option(path) if "/" in path else None
    title = words.name(service.title)
    return words.gettext(ITEM, service=title, option=words.name(option.title)) if option else title


def decider(catalogue: Catalogue, decision: Decision, words: Words) -> str:
    """Return the body, or the role on delegation, that took a decision."""
    if decision.body is not None:
        body = catalogue.bodies.get(decision.body)
        return words.name(body.title) if body else decision.body
    role = catalogue.roles.get(decision.role or "")
    return words.name(role.title) if role else decision.role or ""
