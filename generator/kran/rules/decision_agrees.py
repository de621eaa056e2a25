"""A decision names what it decides, and what was decided names its decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.diagnostics import Place
    from kran.model.catalogue import Catalogue
    from kran.model.decision import Decision

_LIST = (
    "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\ndecision: kf-2025-2\nprices:\n"
    "  skarm: {amount: 65.00, per: month}\n"
)
_DECISION = (
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\ndecides: "
)

CODE = Code(
    "K402",
    "decision-does-not-agree",
    Severity.ERROR,
    N_("A decision and what it decides do not name each other"),
    N_("A list could otherwise borrow a decision that was about something else."),
    Example(
        _LIST + _DECISION + "[service-levels/silver]\n# catalog/service-levels/silver.yaml\ntitle: Silver\nrank: 2\n"
        "decision: {2026-01-01: kf-2025-1, 2026-06-01: kf-2025-2}\n"
    ),
    Example(_LIST + _DECISION + "[prices/2026-extra]\n"),
)


_NAMING = frozenset({"prices", "service-levels", "assortments", "guidelines", "agreements", "mandates"})
"""The folders whose documents name the decision behind them."""
_DECIDED_ANEW = frozenset({"assortments", "guidelines", "agreements"})
"""Those whose documents are decided again as they change: the decisions before the one they name are history."""


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    named = {(document, decision) for document, decision, _ in decided(catalogue)}
    by_document = {document: decision for document, decision in named if decision not in catalogue.decisions}
    for document, decision, place in decided(catalogue):
        taken = catalogue.decisions.get(decision)
        if (
            taken is None
            or catalogue.is_broken("decision", decision)
            or document in taken.decides
            or _names_nothing(catalogue, taken)
        ):
            continue
        by_document[document] = decision
        yield complain(
            CODE,
            place,
            N_("the decision “{decision}” does not decide {document}"),
            N_("Name the decision that does. If it is this one, add {document} to what it decides."),
            decision=decision,
            document=document,
        )
    unnamed = {f"prices/{p.id}" for p in catalogue.price_lists.values() if not p.decision}
    for taken in catalogue.decisions.values():
        for index, document in enumerate(taken.decides):
            if document in by_document or document in unnamed or (document, taken.id) in named:
                continue  # told where the document names its decision, or that it names none
            if _is_history(catalogue, document, taken, named):
                continue
            if document.partition("/")[0] in _NAMING and _is_read(catalogue, document):
                yield complain(
                    CODE,
                    taken.place.at("decides", index),
                    N_("{document} does not name the decision “{decision}”"),
                    N_("Write the decision in {document}, or take the document away here."),
                    severity=Severity.NOTE if taken.draft else None,
                    decision=taken.id,
                    document=document,
                )


def _names_nothing(catalogue: Catalogue, decision: Decision) -> bool:
    """Say whether a decision names something that is not there: most likely this document, misspelt."""
    return any(not catalogue.has("document", name) for name in decision.decides)


def _is_history(catalogue: Catalogue, document: str, taken: Decision, named: set[tuple[str, str]]) -> bool:
    """Say whether a document names another decision of those about it, and rightly so.

    One that names a later decision was decided anew: the earlier stands as it was taken. A mandate that ends still
    names the decision that gave it, not the one that ended it.
    """
    folder, _, name = document.partition("/")
    if folder == "mandates" and name in catalogue.mandates:
        mandate = catalogue.mandates[name]
        given = catalogue.decisions.get(mandate.given_by)
        return mandate.until is not None and given is not None and given.date < taken.date
    if folder not in _DECIDED_ANEW:
        return False
    later = (d for d in catalogue.decisions.values() if d.date > taken.date and document in d.decides)
    return any((document, decision.id) in named for decision in later)


def _is_read(catalogue: Catalogue, document: str) -> bool:
    return catalogue.has("document", document) and not catalogue.is_broken("document", document)


def decided(catalogue: Catalogue) -> Iterator[tuple[str, str, Place]]:
    """Yield each document that names a decision (``prices/2027``), the decision, and where it does."""
    for source in catalogue.price_lists.values():
        if source.decision:
            yield f"prices/{source.id}", source.decision, source.place.at("decision")
    for level in catalogue.levels.values():
        for day, decision in level.decisions:
            yield f"service-levels/{level.id}", decision, level.place.at("decision", day.isoformat())
    for assortment in catalogue.assortments.values():
        yield f"assortments/{assortment.id}", assortment.decision, assortment.place.at("decision")
    for guideline in catalogue.guidelines.values():
        yield f"guidelines/{guideline.id}", guideline.decision, guideline.place.at("decision")
    for agreement in catalogue.agreements.values():
        if agreement.decision:
            yield f"agreements/{agreement.id}", agreement.decision, agreement.place.at("decision")
    for mandate in catalogue.mandates.values():
        yield f"mandates/{mandate.id}", mandate.given_by, mandate.place.at("given_by")


RULE = Rule(CODE, _check, local=True)
