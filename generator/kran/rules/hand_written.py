"""The hand-written pages (``docs/``) are input as the catalogue is: looked through before a generator walks there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from kran.diagnostics import Code, Diagnostic, Example, Place, Severity, Spot, complain
from kran.source import bytes as source_bytes
from kran.source import markdown, yaml
from kran.source.files import Folder, unreadable
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

HEAD = Code(
    "K023",
    "page-head",
    Severity.ERROR,
    N_("The head of a hand-written page is wrong"),
    N_("What cannot be read there would be shown as text, or stop the build halfway."),
    Example("# docs/parkering.md\n---\ntitle: Parkering\ntemplate: egen.html\n---\nParkera på gården.\n"),
    Example("# docs/parkering.md\n---\ntitle: Parkering\n---\nParkera på gården.\n"),
)
ADDRESS = Code(
    "K024",
    "page-address-taken",
    Severity.ERROR,
    N_("A hand-written page has an address that the site needs"),
    N_("Two pages at one address: one of them would silently replace the other."),
    Example("# docs/en/parkering.md\nPark in the yard.\n"),
    Example("# docs/parkering.en.md\nPark in the yard.\n"),
)
CODES = (HEAD, ADDRESS)

_TEXTS = ("title", "description", "section", "owner")
_COLUMNS = ("help", "about")
_TAKEN_FILES = frozenset({"404", "sitemap"})
_TAKEN_FOLDERS = frozenset({"api", "filer", "schemas", "search"})
_UNMARKED = re.compile(r" {0,3}[A-Za-z0-9_-]+:(?!\S)")
"""A first line that MkDocs would take for front matter though no hyphens stand around it."""


@dataclass(frozen=True, slots=True)
class HandWritten:
    """The hand-written files: their paths below the folder, and what is wrong with them."""

    names: tuple[str, ...]
    found: tuple[Diagnostic, ...]

    @property
    def pages(self) -> frozenset[str]:
        """The pages among them (``bestalla.md``)."""
        return frozenset(name for name in self.names if name.endswith(".md"))


def look(folder: Path) -> HandWritten:
    """Look through ``docs/``: no link leads out, all can be read, and each page's head says what it may."""
    files = Folder(folder.parent, folder.name, hidden=True)
    paths = files.names()
    found = files.problems()
    names = []
    for path in paths:
        name = path.removeprefix(f"{folder.name}/")
        if any(part.startswith(".") for part in name.split("/")):
            continue
        names.append(name)
        try:
            data = files.read(path)
        except OSError:
            found.append(unreadable(path))
            continue
        if is_published(name) and name.endswith(".md"):
            found += _in_page(data, path)
    return HandWritten(tuple(names), tuple(found))


def taken(names: Iterable[str], languages: tuple[str, ...], folder: str = "docs") -> Iterator[Diagnostic]:
    """Complain of each file whose address belongs to what the program makes, in any language."""
    for name in names:
        path = PurePosixPath(name)
        top = path.parts[0]
        is_folder = len(path.parts) > 1
        stem = top.split(".")[0]
        if top in {*languages[1:], *_TAKEN_FOLDERS} if is_folder else stem in _TAKEN_FILES:
            yield complain(
                ADDRESS,
                Spot(f"{folder}/{name}"),
                N_("{file} has an address that the site itself uses"),
                N_("Rename it. A page in another language lies beside the first: {example}."),
                file=f"{folder}/{name}",
                example=f"docs/{path.name.split('.')[0]}.{languages[-1]}.md",
            )


def is_published(name: str) -> bool:
    """Say whether a file of ``docs/`` belongs to the site."""
    return not name.startswith("development/") and name.rpartition("/")[2] != "README.md"


def _in_page(data: bytes, file: str) -> list[Diagnostic]:
    text, found = source_bytes.decode(data, file)
    if found and found[0].kind is not source_bytes.TAB:  # tabs mean something in Markdown
        return found
    return _in_head(text or data.decode(), file)


def _in_head(text: str, file: str) -> list[Diagnostic]:
    if not text.startswith("---"):
        is_unmarked = _UNMARKED.match(text)
        return [_head(Spot(file), N_("the first line looks like a field of the page's head"))] if is_unmarked else []
    parts, found = markdown.split(text, file)
    if parts is None:
        return [_head(Spot(file), found[0].message.msgid)]
    before, tab, _ = parts[0].partition("\t")
    if tab:
        return [_head(Spot(file, before.count("\n") + 2), N_("a tab is not allowed"))]
    value, found = yaml.parse(parts[0], file, line_offset=1)
    if value is not None and not isinstance(value, dict):
        return [_head(Spot(file, 2), N_("the page's head has no fields"))]
    return found or list(_in_fields(value or {}, Place(file)))


def _in_fields(value: dict[str, Any], place: Place) -> Iterator[Diagnostic]:
    if "template" in value:
        yield _head(place.at("template", key=True), N_("a page cannot choose its own template"))
    for name in _TEXTS:
        if not isinstance(value.get(name, ""), str):
            yield _head(place.at(name), N_("“{field}” must be a text"), field=name)
    if value.get("foot", "help") not in _COLUMNS:
        yield _head(place.at("foot"), N_("“foot” must be help or about"))
    if type(value.get("order", 0)) is not int:
        yield _head(place.at("order"), N_("“order” must be a whole number"))
    if "reviewed" in value and not _is_date(value["reviewed"]):
        yield _head(place.at("reviewed"), N_("“reviewed” must be a date, such as 2026-11-01"))


def _is_date(value: object) -> bool:
    try:
        return date.fromisoformat(str(value)).isoformat() == value
    except ValueError:
        return False


def _head(where: Spot | Place, message: str, field: str = "") -> Diagnostic:
    return complain(
        HEAD,
        where,
        message,
        N_(
            "Between two lines of three hyphens may stand title, description, section, owner, reviewed, foot and order."
        ),
        field=field,
    )
