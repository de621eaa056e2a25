"""A typed table: what every file format is written from. It knows types and words, nothing of any format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from kran.text import Said

if TYPE_CHECKING:
    from kran.text import Language

Pairs = tuple[tuple[str, Decimal | int], ...]
"""Named numbers in one cell: the factor of each time of day, or the amount (kronor) from each quantity on."""

Cell = str | Said | Decimal | int | date | Pairs | None
"""What is absent is None: a missing price is never 0. A text of the catalogue knows its language."""


DEEP = "#0a3644"
"""Petrol, where the catalogue has no dark colour of its own."""


class Type(StrEnum):
    """What a column holds. MONEY is kronor with öre, PERCENT a number of per cent (15 is 15 %), both exact."""

    TEXT = "text"
    MONEY = "money"
    NUMBER = "number"
    DATE = "date"
    PERCENT = "percent"
    PAIRS = "pairs"


NUMERIC = frozenset({Type.MONEY, Type.NUMBER, Type.PERCENT})


@dataclass(frozen=True, slots=True)
class Column:
    """`id` is the same in every language, `title` a msgid, `width` in characters.

    `words` marks what is worked out for people from other columns and left out of files for machines;
    `printed` what a spreadsheet prints (the first columns of the table, side by side).
    """

    id: str
    title: str
    type: Type = Type.TEXT
    width: int = 12
    words: bool = False
    printed: bool = False


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column on paper: the cells named by `show` side by side, else the one named by `instead`.

    `below` names what stands in small print under it: a cell, or the cells before and after a change, of which equal
    ones are said once. `share` is its part of the width. `merge` shows a value that stands in several rows after each
    other once, `signed` writes out a plus and leaves no change to `instead`, which then is `same`; `title` is said
    already.
    """

    title: str
    show: tuple[str, ...]
    share: int
    instead: str = ""
    below: tuple[str, ...] = ()
    merge: bool = False
    signed: bool = False
    same: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """How the table is laid out on paper: one part with a heading for each value of the column `group`.

    Without one it is a single part under the table's name.
    """

    group: str
    columns: tuple[PaperColumn, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What every file says of itself: whose it is, what decided it, the day it shows, its language.

    `marking` (example data) and `stamp` (a proposal) are words to show everywhere, empty where there is nothing to
    mark; `colour` is ``#rrggbb``, dark enough for white text.
    """

    organisation: str
    language: Language
    day: date
    decision: str = ""
    marking: str = ""
    stamp: str = ""
    example: bool = False
    colour: str = DEEP


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows hold one cell for each column; titles and notes are said in the language of `about`.

    `summed` says that the last row sums the others. `more` are further tables of the same file, by their names, where
    its format holds several: a spreadsheet's sheets, a document's parts.
    """

    name: str
    title: str
    subtitle: str
    notes: tuple[str, ...]
    closing: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    paper: Paper
    about: About
    summed: bool = False
    more: tuple[Table, ...] = ()

    def index(self, column: str) -> int:
        """Return where a column stands; raises KeyError for one that is not there."""
        for index, entry in enumerate(self.columns):
            if entry.id == column:
                return index
        raise KeyError(column)

    def heading(self, column: Column) -> str:
        """Return a column's title in the table's language."""
        return self.about.language.gettext(column.title)

    def without_words(self) -> tuple[int, ...]:
        """Return the indexes of the columns that files for machines hold."""
        return tuple(index for index, column in enumerate(self.columns) if not column.words)
