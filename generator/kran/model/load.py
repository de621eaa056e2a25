"""From files to the catalogue: parse, validate, build. Every complaint of the run comes back with it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from kran.diagnostics import Code, Diagnostic, Example, Place, Severity, Spot, complain
from kran.model import misplaced
from kran.model.catalogue import Catalogue
from kran.model.document import Document
from kran.model.kinds import KINDS, Kind, kind_of
from kran.source import bytes as source_bytes
from kran.source import markdown, schemas, table, yaml
from kran.source.files import Files, unreadable
from kran.source.gaps import Gaps
from kran.source.memory import Memory
from kran.source.most import MOST, first
from kran.source.yaml_codes import DUPLICATE_KEY
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kran.source.gaps import Path

NO_SETTINGS = Code(
    "K022",
    "no-settings",
    Severity.ERROR,
    N_("The catalogue has no catalog.yaml"),
    N_("It says whose catalogue it is and in which languages; nothing can be checked without it."),
    Example("# catalog/catalog.yaml -\n"),
    Example(""),
)
CODES = (NO_SETTINGS,)

TOP = "catalog"
_LEFTOVER = (
    r"[^/]*~|#[^/]*#|~\$[^/]*|Thumbs\.db|desktop\.ini"  # an editor's or a system's own; hidden ones are not listed
)
_PASSED_OVER = re.compile(rf"(?:.*/)?(?:README\.md|{_LEFTOVER})\Z|[^/]+\.(?i:svg|png)\Z")
_PICTURE = re.compile(rf"{TOP}/[^/]+\.(?:svg|png)\Z")


@dataclass(frozen=True)
class Loaded:
    """The catalogue (None where its settings could not be read), what was wrong, and the files' text."""

    catalogue: Catalogue | None
    diagnostics: tuple[Diagnostic, ...]
    files: Files
    rest: Rest | None = None


@dataclass(frozen=True)
class Rest:
    """The catalogue with what can be read of its broken documents too, and the gaps of each by its file."""

    catalogue: Catalogue
    gaps: Mapping[str, Gaps]


def load(files: Files, pages: frozenset[str] | None = None, memory: Memory | None = None) -> Loaded:
    """Read every file below ``catalog/`` into the catalogue; never raises for what they hold.

    `pages` are the hand-written pages, for links that lead to them. With the `memory` of an earlier run only what
    changed since is parsed and validated again; the catalogue is the same.
    """
    with yaml.collector_paused():
        return _load(files, pages, memory or Memory())


def _load(files: Files, pages: frozenset[str] | None, memory: Memory) -> Loaded:
    names = files.names()
    found = files.problems()
    reader = _Reader(files, found, memory)
    documents = [document for name in names if (document := reader.document(name)) is not None]
    settings = next((d for d in (*documents, *reader.rests) if d.kind == "settings"), None)
    if settings is None:
        refused = any(problem.where.file == TOP for problem in found)
        if f"{TOP}/catalog.yaml" not in names and ("settings", "*") not in reader.broken and not refused:
            found.append(_no_settings())
        return Loaded(None, tuple(found), files)
    if settings in reader.rests:
        documents.insert(0, settings)
    pictures = _pictures(files, names, found)

    def with_(documents: list[Document], broken: set[tuple[str, str]]) -> Catalogue:
        main = settings.data["languages"][0]
        return _catalogue(
            [
                memory.of(
                    (document.file, "in the main language"), (document, main), partial(replace, document, main=main)
                )
                for document in documents
            ],
            memory,
            broken=frozenset(broken),
            unfinished=frozenset(reader.unfinished),
            pages=pages,
            pictures=pictures,
        )

    rest = None
    if reader.rests:
        read = sorted({d.file: d for d in (*documents, *reader.rests)}.values(), key=lambda d: names.index(d.file))
        rest = Rest(with_(read, reader.broken_in_rest()), reader.gaps)
    return Loaded(with_(documents, reader.broken), tuple(found), files, rest)


def _catalogue(documents: list[Document], memory: Memory, **others: Any) -> Catalogue:  # noqa: ANN401  the catalogue's other fields
    fields: dict[str, Any] = {}
    twice: list[tuple[Document, str]] = []
    first_file: dict[tuple[str, str], str] = {}
    entries: dict[str, dict[str, Any]] = defaultdict(dict)
    for document in documents:
        kind = _BY_NAME[document.kind]
        first = first_file.setdefault((kind.name, document.id), document.file)
        if first != document.file:
            twice.append((document, first))
            continue
        for field, read in kind.fields.items():
            thing = memory.of((document.file, field), document, partial(read, document))
            if kind.single:
                fields[field] = thing
            else:
                entries[field][document.id] = thing
    return Catalogue(**(entries | fields), documents=tuple(documents), twice=tuple(twice), **others)


def _pictures(files: Files, names: list[str], found: list[Diagnostic]) -> dict[str, bytes | None]:
    """Return the pictures; complain of those that cannot be read, which an earlier refusal covers too."""
    refused = {problem.where.file for problem in found}
    pictures: dict[str, bytes | None] = {}
    for name in sorted(name for name in {*names, *refused} if _PICTURE.match(name)):
        data = None
        if name not in refused:
            try:
                data = files.read(name)
            except OSError:
                found.append(unreadable(name))
        pictures[name.removeprefix(f"{TOP}/")] = data
    return pictures


_BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}


class _Reader:
    """Turns files into documents and remembers what was wrong and what is broken."""

    def __init__(self, files: Files, found: list[Diagnostic], memory: Memory) -> None:
        self.files = files
        self.found = found
        self.memory = memory
        self.broken: set[tuple[str, str]] = set()
        self.unfinished: set[tuple[str, str]] = set()
        self.rests: list[Document] = []
        self.gaps: dict[str, Gaps] = {}
        self._broken_in: dict[str, set[str]] = {}
        for problem in found:
            self._breaks(problem.where.file)

    def document(self, name: str) -> Document | None:
        below = name.removeprefix(f"{TOP}/")
        known = kind_of(below)
        if known is None:
            if not _PASSED_OVER.match(below):
                self.found.append(misplaced.no_kind(name, below))
                self._breaks(misplaced.meant_path(name))
            return None
        kind, document_id = known
        if not kind.single and not misplaced.ID.match(document_id):
            self.found.append(misplaced.bad_name(name, document_id))
            self._breaks(name)
            return None
        document = self._read(kind, document_id, name)
        if document is None:
            self._breaks(name)
        return document

    def _breaks(self, name: str) -> None:
        """Remember what a file would have been, so that references to it are not complained of too."""
        below = name.removeprefix(f"{TOP}/")
        known = kind_of(below)
        if known is None and "." not in below.rpartition("/")[2]:  # a folder: anything may lie in it
            inside = [kind for kind in KINDS if kind.path.pattern.startswith(f"{below.partition('/')[0]}/")]
            self.broken |= {(kind.name, "*") for kind in inside if not kind.columns}
        if known is not None and not known[0].columns:
            kind, document_id = known
            self.broken.add((kind.name, misplaced.as_id(document_id) if document_id else "*"))
            self.broken |= {(inner, "*") for inner, file in _FILE_OF.items() if file == kind.name}

    def _read(self, kind: Kind, document_id: str, name: str) -> Document | None:
        try:
            data = self.files.read(name)
        except OSError:
            self.found.append(unreadable(name))
            return None
        value, document, gaps, problems = self.memory.of(name, data, partial(_parsed, kind, document_id, name, data))
        self.found.extend(problems)
        if problems and isinstance(value, dict) and value.get("status") == "draft":
            self.unfinished.add((kind.name, document_id))
        if document is None:
            return None
        if problems:
            twice = any(problem.kind is DUPLICATE_KEY for problem in problems)  # one of the two was meant to be another
            entries = {"*" if twice else _entry(value, path) for path in gaps.paths}
            self._remember(document, gaps, entries if kind.single else set())
        return None if problems else document

    def _remember(self, document: Document, gaps: Gaps, entries: set[str]) -> None:
        """Keep what can be read of a broken document, and which things have a gap in a file of many."""
        if document.kind == "settings" and any(path[0] not in _SHOWN_ONLY for path in gaps.paths):
            return
        self.rests.append(document)
        self.gaps[document.file] = gaps
        if document.kind != "settings" and entries:
            self._broken_in[document.kind] = entries

    def broken_in_rest(self) -> set[tuple[str, str]]:
        """Return what is broken where the rest of a file of many things is read: the things with gaps only."""
        broken = {entry for entry in self.broken if _FILE_OF.get(entry[0], entry[0]) not in self._broken_in}
        for kind, names in self._broken_in.items():
            kinds = (kind, *(inner for inner, file in _FILE_OF.items() if file == kind))
            broken |= {(inner, name) for inner in kinds for name in names}
        return broken


def _line_of_body(text: str, body: str) -> int:
    """Return the line on which the end of a text begins; blank lines around it do not count."""
    return text.count("\n", 0, len(text.rstrip("\n")) - len(body.strip("\n"))) + 1


_FILE_OF = {"rate": "measure"}
"""What lies in the file of another kind."""
_SHOWN_ONLY = frozenset(
    {"organisation", "site", "service_desk", "order", "review_months", "price_notice_months", "mailboxes"}
)
"""The settings that no other document names: with a gap in them the catalogue can still be checked."""


def _entry(value: Any, path: Path) -> str:  # noqa: ANN401  YAML
    """Return the id of the thing, in a file of many, in which a gap is; ``*`` where it may be any."""
    name = path[1] if len(path) > 1 else None
    if isinstance(name, int):
        entry = value[path[0]][name]
        name = entry.get("id") if isinstance(entry, dict) else None
    return name if isinstance(name, str) and schemas.is_id(name) else "*"


def _parsed(
    kind: Kind, document_id: str, name: str, data: bytes
) -> tuple[Any, Document | None, Gaps, list[Diagnostic]]:
    """Return a file's value, the document of what fits (None where too little does), the gaps, every complaint."""
    text, problems = source_bytes.decode(data, name)
    if text is None:
        return None, None, Gaps(), problems
    value, rest, gaps, body, problems = (_rows if kind.columns else _fields)(kind, text, name)
    if rest is None:
        return value, None, gaps, problems
    return (
        value,
        Document(kind.name, document_id, name, rest, body, _line_of_body(text, body), source=text),
        gaps,
        problems,
    )


_Read = tuple[Any, Any, Gaps, str, list[Diagnostic]]


def _fields(kind: Kind, text: str, name: str) -> _Read:
    """Return a document's value, what of it fits (None where too little does), the gaps, the body, every complaint."""
    body = ""
    if name.endswith(".md"):
        value, gaps, body, problems = markdown.read(text, name)
    else:
        value, gaps, problems = yaml.read(text, name)
    if value is None:
        return None, None, gaps, body, problems
    rest, gaps, more = schemas.fit(kind.schema, value, name, gaps)
    return value, rest, gaps, body, first([*problems, *more])


def _rows(kind: Kind, text: str, name: str) -> _Read:
    """Return a ledger's rows and those that fit (None where the rest cannot be told), no gaps, every complaint."""
    rows, found = table.parse(text, name, kind.columns, kind.numbers)
    sound: list[table.Row] | None = None if rows is None else []
    for row in rows or ():
        problems = schemas.check(kind.schema, {k: v for k, v in row.items() if k}, name)
        found += [_in_row(problem, row[""]) for problem in problems]
        if len(found) > MOST:
            sound = None
            break
        if sound is not None and not problems:
            sound.append(row)
    return rows, sound, Gaps(), "", first(found)


def _in_row(problem: Diagnostic, line: int) -> Diagnostic:
    place = problem.where
    assert isinstance(place, Place)  # noqa: S101  the schema's complaints are places
    return Diagnostic(problem.kind, Place(place.file, (line, *place.path)), problem.message, problem.remedy,
                      problem.severity)  # fmt: skip


def _no_settings() -> Diagnostic:
    return complain(
        NO_SETTINGS,
        Spot(f"{TOP}/catalog.yaml"),
        N_("catalog/catalog.yaml is missing"),
        N_("Start with “kran init”, or name the folder that holds catalog/ with --root."),
    )
