"""What a rule is: a code with its reasons, and a function from the catalogue to complaints."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kran.rules.text_languages import Written, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from kran.diagnostics import Code, Diagnostic
    from kran.model.catalogue import Catalogue
    from kran.model.in_force import PriceBook


@dataclass(frozen=True)
class Checked:
    """What a rule sees: the catalogue, its prices laid over each other, and the day (for warnings only)."""

    catalogue: Catalogue
    book: PriceBook
    at: date

    @cached_property
    def written(self) -> Written:
        """The languages that texts are written in, looked through once for all rules that ask."""
        return written(self.catalogue)


@dataclass(frozen=True, slots=True)
class Rule:
    """`check` yields complaints of `code`. It is passed over while a document of a kind in `needs` is broken.

    `local` says that what it complains of stands at that very place, whatever else the document may hold: it is asked
    about what can be read of a broken document too.
    """

    code: Code
    check: Callable[[Checked], Iterator[Diagnostic]]
    needs: frozenset[str] = frozenset()
    local: bool = False
