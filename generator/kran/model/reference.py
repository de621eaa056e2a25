"""A name that stands for something else in the catalogue, and where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kran.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Reference:
    """`kind` is what it must be (``item``, ``role`` …), `id` its name, `place` where it is named.

    `holds` says that what names it cannot do without it: a draft must not stand behind such a reference.
    """

    kind: str
    id: str
    place: Place
    holds: bool = True
