"""The formats a price list can be had in: what the site links, what the command takes, what exports write.

It loads nothing: the site and the command's help ask here, and only `kran.exports.formats` knows who writes them.
"""

from __future__ import annotations

from dataclasses import dataclass

from kran.text import N_


@dataclass(frozen=True, slots=True)
class FileFormat:
    """`name` is what the command takes, `ending` comes after a file's base name, `title` (a msgid) names it in links.

    `published` says that the site offers a file of it for each year; the API has the prices as JSON of its own.
    """

    name: str
    ending: str
    title: str
    published: bool = True


FORMATS = (
    FileFormat("xlsx", ".xlsx", "Excel"),
    FileFormat("pdf", ".pdf", "PDF"),
    FileFormat("csv-excel", "-excel.csv", N_("CSV for Excel")),
    FileFormat("csv", ".csv", "CSV"),
    FileFormat("json", ".json", "JSON", published=False),
)


def by_ending(file: str) -> FileFormat | None:
    """Return the format that a file's name ends with, by the longest ending that fits; None where none does."""
    fitting = [entry for entry in FORMATS if file.casefold().endswith(entry.ending)]
    return max(fitting, key=lambda entry: len(entry.ending), default=None)
