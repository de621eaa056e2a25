"""From files to the catalogue: parse, validate, build. Every complaint of the run comes back with it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from kran.diagnostics import Code, Diagnostic, Example, Place, Severity, Spot, complain
from kran.model.catalogue import Catalogue
from kran.model.document import Document
from kran.model.kinds import KINDS, Kind, kind_of
from kran.source import bytes as source_bytes
from kran.source import markdown, schemas, table, yaml
from kran.source.files import Files, unreadable
from kran.source.most import MOST, first
from kran.text import N_, nearest

_LAMPA = (
    "title: {sv: Lampa på fot, en: Standard lamp}\nstatus: draft\n"
    "summary: {sv: En lampa., en: A lamp.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
)

NO_KIND = Code(
    "K020",
    "file-of-no-kind",
    Severity.ERROR,
    N_("A file belongs to no kind of document"),
    N_("A file in the wrong folder, or with the wrong ending, would be passed over in silence."),
    Example("# catalog/services/lampa.yaml\n" + _LAMPA),
    Example("# catalog/services/arbetsplats/lampa.yaml\n" + _LAMPA),
)
BAD_NAME = Code(
    "K021",
    "file-name-no-id",
    Severity.ERROR,
    N_("A file's name is no id"),
    N_("The file's name is the document's id, and the id becomes an address: only a–z, 0–9 and hyphens stay whole."),
    Example("# catalog/services/arbetsplats/Lampa på fot.yaml\n" + _LAMPA),
    Example("# catalog/services/arbetsplats/lampa-pa-fot.yaml\n" + _LAMPA),
)
NO_SETTINGS = Code(
    "K022",
    "no-settings",
    Severity.ERROR,
    N_("The catalogue has no catalog.yaml"),
    N_("It says whose catalogue it is and in which languages; nothing can be checked without it."),
    Example("# catalog/catalog.yaml -\n"),
    Example(""),
)
CODES = (NO_KIND, BAD_NAME, NO_SETTINGS)

TOP = "catalog"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_PASSED_OVER = re.compile(r"(?:.*/)?README\.md\Z|[^/]+\.(?:svg|png)\Z")
_PICTURE = re.compile(rf"{TOP}/[^/]+\.(?:svg|png)\Z")


@dataclass(frozen=True)
class Loaded:
    """The catalogue (None where its settings could not be read), what was wrong, and the files' text."""

    catalogue: Catalogue | None
    diagnostics: tuple[Diagnostic, ...]
    files: Files


def load(files: Files, pages: frozenset[str] | None = None) -> Loaded:
    """Read every file below ``catalog/`` into the catalogue; never raises for what they hold.

    `pages` are the hand-written pages, for links that lead to them.
    """
    with yaml.collector_paused():
        return _load(files, pages)


def _load(files: Files, pages: frozenset[str] | None) -> Loaded:
    names = files.names()
    found = files.problems()
    reader = _Reader(files, found)
    documents = [document for name in names if (document := reader.document(name)) is not None]
    settings = next((d for d in documents if d.kind == "settings"), None)
    if settings is None:
        refused = any(problem.where.file == TOP for problem in found)
        if f"{TOP}/catalog.yaml" not in names and ("settings", "*") not in reader.broken and not refused:
            found.append(_no_settings())
        return Loaded(None, tuple(found), files)
    main = settings.data["languages"][0]
    fields: dict[str, Any] = {}
    twice: list[tuple[Document, str]] = []
    first_file: dict[tuple[str, str], str] = {}
    entries: dict[str, dict[str, Any]] = defaultdict(dict)
    for raw in documents:
        document = replace(raw, main=main)
        kind = _BY_NAME[document.kind]
        first = first_file.setdefault((kind.name, document.id), document.file)
        if first != document.file:
            twice.append((document, first))
            continue
        for field, read in kind.fields.items():
            if kind.single:
                fields[field] = read(document)
            else:
                entries[field][document.id] = read(document)
    catalogue = Catalogue(
        **(entries | fields),
        documents=tuple(documents),
        twice=tuple(twice),
        broken=frozenset(reader.broken),
        unfinished=frozenset(reader.unfinished),
        pages=pages,
        pictures=_pictures(files, names, found),
    )
    return Loaded(catalogue, tuple(found), files)


def _pictures(files: Files, names: list[str], found: list[Diagnostic]) -> frozenset[str]:
    """Return the names of the pictures; complain of those that cannot be read, which an earlier refusal covers too."""
    refused = {problem.where.file for problem in found}
    pictures = {name for name in (*names, *refused) if _PICTURE.match(name)}
    for name in sorted(pictures - refused):
        try:
            files.read(name)
        except OSError:
            found.append(unreadable(name))
    return frozenset(name.removeprefix(f"{TOP}/") for name in pictures)


_BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}


class _Reader:
    """Turns files into documents and remembers what was wrong and what is broken."""

    def __init__(self, files: Files, found: list[Diagnostic]) -> None:
        self.files = files
        self.found = found
        self.broken: set[tuple[str, str]] = set()
        self.unfinished: set[tuple[str, str]] = set()
        for problem in found:
            self._breaks(problem.where.file)

    def document(self, name: str) -> Document | None:
        below = name.removeprefix(f"{TOP}/")
        known = kind_of(below)
        if known is None:
            if not _PASSED_OVER.match(below):
                self.found.append(_no_kind(name, below))
                self._breaks(_meant_path(name))
            return None
        kind, document_id = known
        if not kind.single and not _ID.match(document_id):
            self.found.append(_bad_name(name, document_id))
            self._breaks(name)
            return None
        document = self._read(kind, document_id, name)
        if document is None:
            self._breaks(name)
        return document

    def _breaks(self, name: str) -> None:
        """Remember what a file would have been, so that references to it are not complained of too."""
        known = kind_of(name.removeprefix(f"{TOP}/"))
        if known is not None:
            kind, document_id = known
            self.broken.add((kind.name, _as_id(document_id) if document_id else "*"))
            self.broken |= {("rate", "*")} if kind.name == "measure" else set()

    def _read(self, kind: Kind, document_id: str, name: str) -> Document | None:
        try:
            data = self.files.read(name)
        except OSError:
            self.found.append(unreadable(name))
            return None
        text, problems = source_bytes.decode(data, name)
        value: Any = None
        body = ""
        if text is not None:
            if kind.columns:
                value, problems = table.parse(text, name, kind.columns, kind.numbers)
            elif name.endswith(".md"):
                value, body, problems = markdown.parse(text, name)
            else:
                value, problems = yaml.parse(text, name)
        if value is None:
            self.found.extend(problems)
            return None
        draft = isinstance(value, dict) and value.get("status") == "draft"
        problems = _against_schema(kind, value, name, draft=draft)
        if problems:
            self.found.extend(problems)
            if draft:
                self.unfinished.add((kind.name, document_id))
            return None
        return Document(kind.name, document_id, name, value, body, _line_of_body(text or "", body), source=text or "")


def _line_of_body(text: str, body: str) -> int:
    """Return the line on which the end of a text begins; blank lines around it do not count."""
    return text.count("\n", 0, len(text.rstrip("\n")) - len(body.strip("\n"))) + 1


def _against_schema(kind: Kind, value: Any, name: str, *, draft: bool) -> list[Diagnostic]:  # noqa: ANN401  YAML
    if not kind.columns:
        return schemas.check(kind.schema, value, name, draft=draft)
    found = (
        _in_row(problem, row[""])
        for row in value
        for problem in schemas.check(kind.schema, {k: v for k, v in row.items() if k}, name)
    )
    return first(list(islice(found, MOST + 1)))


def _in_row(problem: Diagnostic, line: int) -> Diagnostic:
    place = problem.where
    assert isinstance(place, Place)  # noqa: S101  the schema's complaints are places
    return Diagnostic(problem.kind, Place(place.file, (line, *place.path)), problem.message, problem.remedy,
                      problem.severity)  # fmt: skip


_FOLDERS = {
    "services": "services/arbetsplats/dator.yaml",
    "decisions": "decisions/2027/kf-2027-1.yaml",
    "prices": "prices/2027.yaml",
    "service-levels": "service-levels/guld.yaml",
    "agreements": "agreements/skolan.yaml",
    "costs": "costs/2027.yaml",
    "assortments": "assortments/skola.yaml",
    "guidelines": "guidelines/arbetsplats.md",
}


def _no_kind(name: str, below: str) -> Diagnostic:
    values: dict[str, Any] = {}
    top = below.partition("/")[0]
    if below.endswith(".yml"):
        remedy = N_("Name it .yaml instead of .yml.")
    elif meant := _meant_single(below):
        remedy, values = N_("Did you mean “{meant}”?"), {"meant": meant}
    elif top in _FOLDERS:
        remedy, values = N_("Move or rename it. A file there looks like this: {example}."), {"example": _FOLDERS[top]}
    else:
        remedy, values = N_("Move it to the folder of its kind: {folders}."), {"folders": ", ".join(_FOLDERS)}
    return complain(NO_KIND, Spot(name), N_("{file} is no kind of document"), remedy, file=name, **values)


def _meant_single(below: str) -> str | None:
    """Return the one file, such as categories.yaml, that a misspelt name was meant to be."""
    return nearest(below, [kind.path.pattern.replace("\\", "") for kind in KINDS if kind.single])


def _meant_path(name: str) -> str:
    """Return where a file of no kind most likely should have lain: another ending, or a folder too high up."""
    if meant := _meant_single(name.removeprefix(f"{TOP}/")):
        return f"{TOP}/{meant}"
    path = f"{name.removesuffix('.yml')}.yaml" if name.endswith(".yml") else name
    parts = path.split("/")
    is_short = len(parts) == 3 and parts[1] in {"services", "decisions"}  # noqa: PLR2004  catalog/services/dator.yaml
    return "/".join([*parts[:2], "0000", parts[2]]) if is_short else path


def _bad_name(name: str, document_id: str) -> Diagnostic:
    return complain(
        BAD_NAME,
        Spot(name),
        N_("“{name}” is no id"),
        N_("Rename the file: {suggestion}"),
        name=document_id,
        suggestion=_as_id(document_id),
    )


def _as_id(name: str) -> str:
    import unicodedata

    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "namn"


def _no_settings() -> Diagnostic:
    return complain(
        NO_SETTINGS,
        Spot(f"{TOP}/catalog.yaml"),
        N_("catalog/catalog.yaml is missing"),
        N_("Start with “kran init”, or name the folder that holds catalog/ with --root."),
    )
