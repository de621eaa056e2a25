"""A unit has one agreement for an item on a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.agreement import Agreement

_AGREEMENT = (
    "# catalog/agreements/skolan-%s.yaml\ntitle: Skolans skärmar\nunit: skolan\nitem: skarm\nfrom: %s\nuntil: %s\n"
    "level: silver\ndecision: kf-2025-2\n"
)
_FIRST = _AGREEMENT % ("var", "2026-01-01", "2026-06-30")
_DECISION = (
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Skolans skärmar\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [agreements/skolan-var, agreements/skolan-host]\n"
)

CODE = Code(
    "K315",
    "agreed-twice",
    Severity.ERROR,
    N_("A unit has two agreements for the same item on the same day"),
    N_("Nobody can say which of the two levels was promised."),
    Example(_FIRST + _AGREEMENT % ("host", "2026-06-01", "2026-12-31") + _DECISION),
    Example(_FIRST + _AGREEMENT % ("host", "2026-07-01", "2026-12-31") + _DECISION),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    alike: dict[tuple[str, str], list[tuple[date, date, Agreement]]] = defaultdict(list)
    for agreement in checked.catalogue.agreements.values():
        start, until = agreement.start, agreement.until or date.max
        if start is not None and start <= until and not agreement.draft:
            alike[agreement.unit, checked.catalogue.canonical(agreement.item)].append((start, until, agreement))
    for agreements in alike.values():
        agreements.sort(key=lambda found: (found[0], found[2].id))
        _, held_until, held = agreements[0]
        for start, until, agreement in agreements[1:]:
            if start <= held_until:
                yield complain(
                    CODE,
                    agreement.place.at("item"),
                    N_("agreements/{other} gives {unit} a level for “{item}” on the same days"),
                    N_("Let one of them end before the other begins, or take one away."),
                    other=held.id,
                    unit=agreement.unit,
                    item=agreement.item,
                )
            if until > held_until:
                held_until, held = until, agreement


RULE = Rule(CODE, _check)
