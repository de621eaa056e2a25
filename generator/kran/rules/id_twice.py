"""An id stands for one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.document import Document

_SERVICE = (
    "title: {sv: Hjälp med skärm, en: Help with a screen}\n"
    "summary: {sv: Någon kommer och hjälper till., en: Someone comes and helps.}\n"
    "owner: it-chef\norderable: {from: 2026-01-01}\n"
)

CODE = Code(
    "K202",
    "id-twice",
    Severity.ERROR,
    N_("Two files have the same id"),
    N_("Prices, orders and addresses name a document by its id; with two of them nobody knows which is meant."),
    Example("# catalog/services/stod/skarm.yaml\n" + _SERVICE),
    Example("# catalog/services/stod/skarmhjalp.yaml\nstatus: draft\n" + _SERVICE),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for document, first in checked.catalogue.twice:
        yield complain(
            CODE,
            document.place,
            N_("“{name}” is also the id of {file}"),
            N_("Give one of the files another name."),
            name=document.id,
            file=first,
        )
    for document in checked.catalogue.documents:
        if document.kind == "category":
            yield from _shelves(document)
    for service in checked.catalogue.services.values():
        seen: set[str] = set()
        for option in service.options:
            if option.id in seen:
                yield complain(
                    CODE,
                    option.place.at("id"),
                    N_("the option “{name}” stands twice"),
                    N_("Give one of them another id."),
                    name=option.id,
                )
            seen.add(option.id)


def _shelves(document: Document) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for index, shelf in enumerate(document.data["categories"]):
        if shelf["id"] in seen:
            yield complain(
                CODE,
                document.place.at("categories", index, "id"),
                N_("the shelf “{name}” stands twice"),
                N_("Give one of them another id."),
                name=shelf["id"],
            )
        seen.add(shelf["id"])


RULE = Rule(CODE, _check, local=True)
