"""A level is decided by the day from which it is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.rules.decided_too_late import late_lists
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kran.diagnostics import Place

_LEVEL = (
    "# catalog/service-levels/guld.yaml\ntitle: {{sv: Guld, en: Gold}}\nrank: 3\ndecision: {{{0}: kf-2025-2}}\n"
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Guld\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [service-levels/guld, prices/2026-extra]\n"
    "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\ndecision: kf-2025-2\n"
    "levels: {{skarm: guld}}\n"
)

CODE = Code(
    "K413",
    "level-not-decided-then",
    Severity.ERROR,
    N_("A level is promised before the day from which it is decided"),
    N_("What a level promises holds from the first day under its decision. Before that nobody has promised anything."),
    Example(_LEVEL.format("2026-07-01")),
    Example(_LEVEL.format("2026-03-01")),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    """Yield one complaint for each level in each document that gives it too early: at the first item that gets it."""
    for start, level, place in _given(checked):
        held = checked.catalogue.levels.get(level)
        first = min((day for day, _ in held.decisions), default=None) if held and not held.draft else None
        if first is not None and start < first:
            yield complain(
                CODE,
                place,
                N_("“{level}” is promised from {start}, but is decided from {first}"),
                N_("Promise it from {first}, or write the first day of its decision in the level's file."),
                level=level,
                start=start.isoformat(),
                first=first.isoformat(),
            )


def _given(checked: Checked) -> Iterator[tuple[date, str, Place]]:
    late = late_lists(checked)
    for source in checked.catalogue.decided_lists:
        if source.place.file in late:
            continue
        for level, item in {level: item for item, level in reversed(list(source.levels.items()))}.items():
            yield source.start, level, source.place.at("levels", item)
    for agreement in checked.catalogue.agreements.values():
        if not agreement.draft and agreement.start is not None:
            yield agreement.start, agreement.level, agreement.place.at("level")


RULE = Rule(CODE, _check)
