"""The hand-written pages (``docs/``) are input as the catalogue is: looked through before a generator walks there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from kran.diagnostics import Code, Diagnostic, Example, Place, Severity, Spot, complain
from kran.periods import iso_day
from kran.rules import personal_data, unsafe_page
from kran.rules.guideline_too_tangled import tangled, too_tangled, unconvertible
from kran.rules.published import ASSETS
from kran.rules.text_languages import written
from kran.rules.text_links import Written
from kran.source import bytes as source_bytes
from kran.source import elements, markdown, yaml
from kran.source.choice import is_published, pages_of
from kran.source.elements import Finder
from kran.source.files import LEAVES_ROOT, Folder, unreadable
from kran.source.memory import Memory
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kran.rules.published import Published

HEAD = Code(
    "K023",
    "page-head",
    Severity.ERROR,
    N_("The head of a hand-written page is wrong"),
    N_("What cannot be read there would be shown as text, or stop the build halfway."),
    Example("# docs/parkering.md\n---\ntitle: Parkering\ntemplate: egen.html\n---\n# Parkering\n"),
    Example("# docs/parkering.md\n---\ntitle: Parkering\n---\n# Parkering\n"),
)
ADDRESS = Code(
    "K024",
    "page-address-taken",
    Severity.ERROR,
    N_("A hand-written page has an address that the site needs"),
    N_("Two pages at one address: one of them would silently replace the other."),
    Example("# docs/en/parkering.md\n# Parking\n"),
    Example("# docs/parkering.md\n# Parkering\n# docs/parkering.en.md\n# Parking\n"),
)
LANGUAGE = Code(
    "K026",
    "page-left-out",
    Severity.NOTE,
    N_("A hand-written page is in no language of the catalogue"),
    N_("A page is published in the languages that catalog.yaml names; in another nobody would look for it."),
    Example("# docs/parkering.fi.md\n# Pysäköinti\n"),
    Example("# docs/parkering.md\n# Parkering\n# docs/parkering.en.md\n# Parking\n"),
)
ORPHAN = Code(
    "K027",
    "page-translates-nothing",
    Severity.WARNING,
    N_("A hand-written page translates a page that is not there"),
    N_("Where a page is moved and its translation is not, readers of the first language get the translation instead."),
    Example("# docs/parkera.md\n# Parkering\n# docs/parkering.en.md\n# Parking\n"),
    Example("# docs/parkering.md\n# Parkering\n# docs/parkering.en.md\n# Parking\n"),
)
HEADLESS = Code(
    "K028",
    "page-without-heading",
    Severity.WARNING,
    N_("A hand-written page has no heading"),
    N_("A page begins with its name: without it nobody sees, or hears read aloud, which page it is."),
    Example("# docs/parkering.md\nParkera på gården.\n"),
    Example("# docs/parkering.md\n# Parkering\n\nParkera på gården.\n"),
)
CODES = (HEAD, ADDRESS, LANGUAGE, ORPHAN, HEADLESS)

_TEXTS = ("title", "description", "section", "owner")
_COLUMNS = ("help", "about")
_TAKEN_FILES = frozenset({"404", "sitemap"})
_TAKEN_FOLDERS = frozenset({"api", "filer", "schemas", "search"})
_UNMARKED = re.compile(r" {0,3}[A-Za-z0-9_-]+:(?!\S)")
"""A first line that MkDocs would take for front matter though no hyphens stand around it."""
_DRAWN = re.compile(r"<[^>]*>|<style.*?</style>", re.DOTALL)
"""What a drawing holds beside its words: numbers of every kind."""


@dataclass(frozen=True, slots=True)
class HandWritten:
    """The hand-written files: their paths below the folder, what is wrong with them, and the pages that can be read.

    `personal` are the texts, by their paths, that may hold a person's number or address.
    """

    names: tuple[str, ...] = ()
    found: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, Written] = field(default_factory=dict)
    personal: Mapping[str, str] = field(default_factory=dict)

    @property
    def published(self) -> tuple[str, ...]:
        """The files among them that belong to the site."""
        return tuple(name for name in self.names if is_published(name))

    @property
    def pages(self) -> frozenset[str]:
        """The pages among them (``bestalla.md``)."""
        return frozenset(name for name in self.names if name.endswith(".md"))


def look(folder: Path, memory: Memory | None = None) -> HandWritten:
    """Look through ``docs/``: no link leads out, all can be read, and each page holds what it may.

    With the `memory` of an earlier run only the pages that changed since are read again.
    """
    memory = memory or Memory()
    if folder.is_symlink():
        return HandWritten((), (_leaves(folder.name),))
    files = Folder(folder.parent, folder.name, hidden=True)
    inside = folder.resolve()
    paths = files.names()
    found = files.problems()
    names = []
    texts: dict[str, Written] = {}
    personal: dict[str, str] = {}
    for path in paths:
        name = path.removeprefix(f"{folder.name}/")
        if any(part.startswith(".") for part in name.split("/")):
            continue
        if not Path(folder.parent, path).resolve().is_relative_to(inside):
            found.append(_leaves(path))
            continue
        names.append(name)
        try:
            data = files.read(path)
        except OSError:
            found.append(unreadable(path))
            continue
        if not is_published(name):
            continue
        if words := memory.of((path, "personal data"), data, partial(_personal, data, path)):
            personal[path] = words
        if name.endswith(".md"):
            text, wrong = memory.of(path, data, partial(_page, data, path))
            texts |= {name: text} if text else {}
            found += wrong
        elif name.casefold().endswith(".svg"):
            found += unsafe_page.in_picture(data, path)
    return HandWritten(tuple(names), tuple(found), texts, personal)


def taken(names: Iterable[str], site: Published, folder: str = "docs") -> Iterator[Diagnostic]:
    """Complain of each file whose address belongs to what the program makes, or to another file, in any language.

    Capitals do not tell addresses apart: on many computers they lead to one file. What is no page and would run as
    it stands is told of here too, where its address is free; and, once, that pages are left out.
    """
    languages = site.catalogue.settings.languages
    names = tuple(names)
    pages = pages_of((name for name in names if name.endswith(".md")), languages)
    made = {path.casefold() for path in (*site.pages, *ASSETS)}
    logo = site.catalogue.settings.site.logo
    made |= {f"assets/{logo}".casefold()} if logo else set()
    above = {str(parent) for path in made for parent in PurePosixPath(path).parents}
    first: dict[tuple[str, str], str] = {}
    spoken = set(pages.values())
    left_out = [name for name, (_, lang) in pages.items() if not lang and is_published(name)]
    if left_out:  # of a language that the catalogue's own texts are written in, they tell
        texts = written(site.catalogue).most
        left_out = [name for name in left_out if PurePosixPath(name).stem.rpartition(".")[2] not in texts]
    for name in names:
        page, lang = pages.get(name, (name, ""))
        if name in pages and not lang:
            continue
        address = (f"{page.removesuffix('.md')}.html" if name in pages else name).casefold()
        path = PurePosixPath(address)
        top = path.parts[0]
        is_taken = top in {*languages[1:], *_TAKEN_FOLDERS} if len(path.parts) > 1 else _stem(top) in _TAKEN_FILES
        other = first.setdefault((address, lang), name)
        if is_taken or address in {*made, *above} or any(str(parent) in made for parent in path.parents):
            beside = f"{page[len(top) + 1 : -len('.md')]}.{top}.md" if lang and top in languages[1:] else ""
            yield _of_the_site(f"{folder}/{name}", beside and f"{folder}/{beside}")
        elif other != name:
            yield _same_address(f"{folder}/{name}", f"{folder}/{other}")
        elif is_published(name):
            yield from unsafe_page.program(f"{folder}/{name}")
            if name in pages and (page, languages[0]) not in spoken:
                yield _orphan(f"{folder}/{name}", f"{folder}/{page}")
    if left_out:
        yield _left_out([f"{folder}/{name}" for name in left_out])


def _of_the_site(file: str, beside: str) -> Diagnostic:
    """Return the complaint of an address that the site uses; `beside` is where a page in another language belongs."""
    return complain(
        ADDRESS,
        Spot(file),
        N_("{file} has an address that the site itself uses"),
        N_("A page in another language lies beside the first: {example}.")
        if beside
        else N_("Rename it, or put it in another folder."),
        file=file,
        example=beside,
    )


def _same_address(file: str, other: str) -> Diagnostic:
    """Return the complaint of two files at one address, in one language."""
    return complain(
        ADDRESS,
        Spot(file),
        N_("{file} has the same address as {other}"),
        N_("Rename one of them; capitals do not tell addresses apart.")
        if file.casefold() == other.casefold()
        else N_("Take one of them away: each language of the catalogue has a page of its own already."),
        file=file,
        other=other,
    )


def _orphan(file: str, page: str) -> Diagnostic:
    return complain(
        ORPHAN,
        Spot(file),
        N_("{file} translates a page that is not there"),
        N_("Write {page} too, or rename this page as that one was renamed."),
        file=file,
        page=page,
    )


def _left_out(files: list[str]) -> Diagnostic:
    return complain(
        LANGUAGE,
        Spot(files[0]),
        N_("{file} is in no language of the catalogue and left out")
        if len(files) == 1
        else N_("{n} pages are in no language of the catalogue and left out"),
        N_("Name the language under languages in catalog.yaml, or take them away: {files}."),
        file=files[0],
        n=len(files),
        files=", ".join(files),
    )


def _stem(name: str) -> str:
    return name.partition(".")[0]


def _personal(data: bytes, file: str) -> str:
    """Return what people read of a file that may hold a person's number or address, line by line; else nothing."""
    if b"\0" in data:
        return ""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    if file.casefold().endswith(".svg"):
        text = _DRAWN.sub(lambda tag: re.sub(r"[^\n]", " ", tag.group()), text)
    return text if personal_data.may_stand_in(text) else ""


def _page(data: bytes, file: str) -> tuple[Written | None, list[Diagnostic]]:
    """Return a page that can be read, and what is wrong with it."""
    text, found = source_bytes.decode(data, file)
    if found and found[0].kind is not source_bytes.TAB:  # tabs mean something in Markdown
        return None, found
    text = text or data.decode()
    if found := _in_head(text, file):
        return None, found
    body = text
    if text.startswith("---"):
        parts, _ = markdown.split(text, file)
        body = parts[1] if parts else text
    body = body.strip("\n")
    line = text.count("\n", 0, len(text.rstrip("\n")) - len(body)) + 1
    if (wrong := tangled(body)) is not None:
        return None, [too_tangled(file, line + wrong)]
    try:
        written = Written(body, line, elements.of_page(body))
    except elements.Unconvertible:
        return None, [unconvertible(file, line)]
    start = Spot(file, line)
    return written, [*_headless(written, start), *unsafe_page.in_page(written.elements, Finder(body), start)]


def _headless(page: Written, start: Spot) -> Iterator[Diagnostic]:
    if all(element.tag != "h1" for element in page.elements):
        yield complain(
            HEADLESS,
            start,
            N_("the page has no heading") if page.text else N_("the page is empty"),
            N_("Begin it with a line such as “# Parking”, or take the page away."),
        )


def _leaves(file: str) -> Diagnostic:
    return complain(
        LEAVES_ROOT,
        Spot(file),
        N_("{file} is a link, but not to a file in docs/"),
        N_("Put the file itself here instead of a link."),
        file=file,
    )


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
        return isinstance(value, str) and bool(iso_day(value))
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
