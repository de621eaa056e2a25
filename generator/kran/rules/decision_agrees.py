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
    Example(_LIST + _DECISION + "[service-levels/silver]\n# catalog/service-levels/silver.yaml\ntitle: Silver\nrank: 2\n"
            "decision: {2026-01-01: kf-2025-1, 2026-06-01: kf-2025-2}\n"),  # fmt: skip
    Example(_LIST + _DECISION + "[prices/2026-extra]\n"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    for document, decision, place in decided(catalogue):
        taken = catalogue.decisions.get(decision)
        if taken is not None and document not in taken.decides:
            yield complain(
                CODE,
                place,
                N_("the decision “{decision}” does not decide {document}"),
                N_("Name the decision that does. If it is this one, add {document} to what it decides."),
                decision=decision,
                document=document,
            )
    named = {(document, decision) for document, decision, _ in decided(catalogue)}
    folders = {document.partition("/")[0] for document, _ in named}
    for taken in catalogue.decisions.values():
        for index, document in enumerate(taken.decides):
            known = catalogue.has("document", document) and not catalogue._is_broken("document", document)  # noqa: SLF001  the catalogue's own question
            if document.partition("/")[0] in folders and known and (document, taken.id) not in named:
                yield complain(
                    CODE,
                    taken.place.at("decides", index),
                    N_("{document} does not name the decision “{decision}”"),
                    N_("Write the decision in {document}, or take it away here."),
                    decision=taken.id,
                    document=document,
                )


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


RULE = Rule(CODE, _check)
