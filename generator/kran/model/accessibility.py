"""What the municipality says of its site's accessibility: the data of the accessibility statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kran.model.document import day
from kran.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not accessible, why, which demand it fails, and when it is to be mended (None: undecided)."""

    what: Text
    why: Text
    requirement: Text
    until: date | None


@dataclass(frozen=True, slots=True)
class Burden:
    """Something that would be disproportionately burdensome to mend, and why."""

    what: Text
    why: Text


@dataclass(frozen=True, slots=True)
class Accessibility:
    """An assessment of the site.

    `status` is fully, partly or not; `method` own or external. `people` tells who tried the site with people or
    assistive technology: None says that nobody did. `report_url` is a form that takes reports, anonymous ones too.
    """

    status: str
    assessed: date
    updated: date
    method: str
    people: Text | None
    faults: tuple[Fault, ...]
    burdens: tuple[Burden, ...]
    not_covered: tuple[Text, ...]
    report_url: str | None


def read(data: Mapping[str, Any], main: str) -> Accessibility:
    """Read ``accessibility`` of ``catalog.yaml``; `main` is the catalogue's first language."""

    def text(value: str | dict[str, str]) -> Text:
        return Text.read(value, main)

    return Accessibility(
        status=data["status"],
        assessed=date.fromisoformat(data["assessed"]),
        updated=date.fromisoformat(data["updated"]),
        method=data["method"],
        people=text(data["people"]) if "people" in data else None,
        faults=tuple(
            Fault(text(it["what"]), text(it["why"]), text(it["requirement"]), day(it, "until"))
            for it in data.get("faults", ())
        ),
        burdens=tuple(Burden(text(it["what"]), text(it["why"])) for it in data.get("burdens", ())),
        not_covered=tuple(map(text, data.get("not_covered", ()))),
        report_url=data.get("report_url"),
    )
