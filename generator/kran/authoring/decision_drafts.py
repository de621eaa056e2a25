"""Drafts of the decisions that changes lack: who decides, about which documents, and in plain words what changes."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.authoring.document import compose
from kran.changes.governed import NOT_YET, SHORT_NOTICE
from kran.changes.titles import held
from kran.rules.decision_agrees import decided
from kran.site.change_words import NOTHING, ChangeWriter
from kran.site.words import Words, capital
from kran.source import yaml
from kran.text import N_, Language, Text, languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from kran.authoring.document import NewDocument
    from kran.changes.change import Change
    from kran.changes.governed import Government, Ruling
    from kran.model.catalogue import Catalogue

_TOLD, _NAMED, _LONGEST = 25, 3, 80
"""So many changes are told in a draft, so many things named in its title, and values of so many signs shown."""
_NAMING = {
    "prices": "decision: {id}",
    "service-levels": "decision: {{{start}: {id}}}",
    "assortments": "decision: {id}",
    "guidelines": "decision: {id}",
    "agreements": "decision: {id}",
    "mandates": "given_by: {id}",
}
"""How the documents of each folder name their decision."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """What is known of the meeting already; `day` and `reference` are None until it has been."""

    day: date | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft of a decision that is there already, whatever it still lacks."""

    name: str
    file: str
    body: str | None
    role: str | None
    decides: frozenset[str]


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision to come, by a body or by a role on delegation.

    `there` is the draft that exists already, None where it is to be written as `name`. `changes` are
    what it would cover; `naming` is what to write in which file, where a document names its decision and not this one.
    """

    body: str | None
    role: str | None
    mandate: str | None
    changes: tuple[Change, ...]
    name: str
    there: Begun | None
    naming: tuple[tuple[str, str], ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents of its changes, each once."""
        return tuple(dict.fromkeys(change.document for change in self.changes))


def drafts(
    government: Government, begun: Sequence[Begun], taken: Iterable[str], year: int, day: date | None
) -> tuple[Draft, ...]:
    """Return a draft for each who must decide something that no decision covers.

    `begun` are the drafts that are there, `taken` the names of decisions that are in use; `day` is that of the decision
    where it is known. A document that names its one decision has one decider: where there would be several, the highest
    body, which may decide it all. A price that rises too soon needs no decision but a later day.
    """
    named = {document: decision for document, decision, _ in decided(government.after)}
    used = {*taken, *government.after.decisions, *named.values()}
    found = []
    for (body, role), several in _by_decider(government, day).items():
        those = [(change, mandate) for change, mandate in several if is_there(government, change.document)]
        if not those:
            continue
        changes = tuple(change for change, _ in those)
        mandates = {mandate for _, mandate in those}
        documents = {change.document for change in changes}
        there = next((it for it in begun if (it.body, it.role) == (body, role) and documents <= it.decides), None)
        free = _asked_for(named, changes, {*taken, *government.after.decisions})
        name = there.name if there else free or _next(f"{body or role or 'beslut'}-{year}-", used)
        used.add(name)
        mandate = mandates.pop() if len(mandates) == 1 else None
        found.append(Draft(body, role, mandate, changes, name, there, _to_write(government, named, changes, name)))
    return tuple(found)


def gone(government: Government) -> tuple[str, ...]:
    """Return the documents that changes took away although someone must decide that: no decision can name them."""
    documents = (change.document for those in _by_decider(government, None).values() for change, _ in those)
    return tuple(dict.fromkeys(document for document in documents if not is_there(government, document)))


def is_there(government: Government, document: str) -> bool:
    """Say whether the later catalogue has a document."""
    return government.after.has("document", document)


def _by_decider(
    government: Government, day: date | None
) -> dict[tuple[str | None, str | None], list[tuple[Change, str | None]]]:
    """Return the changes that lack a decision by who may take it, each with its mandate."""
    by_document: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in government.rulings:
        if ruling.fault not in {NOT_YET, SHORT_NOTICE} and (ruling.fault or ruling.decision is None):
            by_document[ruling.change.document].append(government.to_come(ruling.change, day))
    found: dict[tuple[str | None, str | None], list[tuple[Change, str | None]]] = defaultdict(list)
    for document, those in by_document.items():
        several = len({(ruling.body, ruling.role) for ruling in those}) > 1
        for ruling in those:
            if several and document.partition("/")[0] in _NAMING:
                found[government.highest, None].append((ruling.change, None))
            else:
                mandate = ruling.mandate.id if ruling.mandate else None
                found[ruling.body, ruling.role].append((ruling.change, mandate))
    return found


def _asked_for(named: Mapping[str, str], changes: tuple[Change, ...], taken: set[str]) -> str | None:
    """Return the decision that the documents of some changes name already, though there is none of that name yet."""
    names = {named[change.document] for change in changes if change.document in named} - taken
    return names.pop() if len(names) == 1 else None


def begun(root: Path) -> tuple[Begun, ...]:
    """Return the drafts of decisions below `root`; the catalogue has none of those that lack their day yet."""
    found = []
    for path in sorted((root / "catalog" / "decisions").glob("*/*.yaml")):
        file = path.relative_to(root).as_posix()
        value, _, _ = yaml.read(path.read_text("utf-8", "replace"), file)
        if isinstance(value, dict) and value.get("status") == "draft":
            decides = value.get("decides")
            names = frozenset(map(str, decides)) if isinstance(decides, list) else frozenset[str]()
            found.append(Begun(path.stem, file, value.get("body"), value.get("role"), names))
    return tuple(found)


def _next(start: str, used: set[str]) -> str:
    """Return the name with the next number: ``kf-2026-120`` after ``kf-2026-119``."""
    numbers = (re.fullmatch(rf"{re.escape(start)}([0-9]{{1,9}})", name) for name in used)
    return f"{start}{max((int(found[1]) for found in numbers if found), default=0) + 1}"


def _to_write(
    government: Government, named: Mapping[str, str], changes: tuple[Change, ...], name: str
) -> tuple[tuple[str, str], ...]:
    """Return what to write in each file whose document names its decision, and names another or none.

    A mandate that ends names who gave it still.
    """
    lines: dict[tuple[str, str], None] = {}
    for change in changes:
        line = _NAMING.get(change.document.partition("/")[0])
        where = change.where_after or change.where_before
        is_ended = change.name == "mandate-changed" and government.pair.before.has("document", change.document)
        if line is not None and where is not None and not is_ended and named.get(change.document) != name:
            start = change.start.isoformat() if change.start else ""
            lines[where.file, line.format(id=name, start=start)] = None
    return tuple(lines)


def written(government: Government, draft: Draft, minutes: Minutes, year: int) -> NewDocument:
    """Return a draft as a document, in every language that both the catalogue and the program speak.

    What it tells is on the site one day: nothing in it is counted from what units use.
    """
    settings = government.after.settings
    spoken = [code for code in settings.languages if code in languages() or code == settings.main]
    title, text = ({code: write(government, draft, code) for code in spoken} for write in (_title, _text))
    return compose(
        f"catalog/decisions/{year}/{draft.name}.yaml",
        "decision",
        {
            "status": "draft",
            "title": title,
            "body": draft.body,
            "role": draft.role,
            "mandate": draft.mandate,
            "date": minutes.day,
            "reference": minutes.reference,
            "decides": list(draft.documents),
            "text": text,
        },
    )


def _title(government: Government, draft: Draft, code: str) -> str:
    """Return the list's title where it is one list; else what changes, or what it is about."""
    words = Words(Language(code))
    if len(draft.documents) == 1 and draft.documents[0].startswith("prices/"):
        return _called(government.after, draft.documents[0], words)
    writer = ChangeWriter(government.pair, words)
    kinds = {writer.tell(change).kind for change in draft.changes}
    names = list(dict.fromkeys(_called(government.after, document, words) for document in draft.documents))
    if len(names) > _NAMED:
        names = [*names[:_NAMED], words.ngettext("{n} more", "{n} more", len(names) - _NAMED)]
    of = words.gettext(N_("Changes")) if len(kinds) > 1 else capital(kinds.pop())
    return f"{of}: {words.listed(names)}"


def _called(catalogue: Catalogue, document: str, words: Words) -> str:
    title = getattr(held(catalogue, document), "title", None)
    return words.name(title) if isinstance(title, Text) else document.partition("/")[2]


def _text(government: Government, draft: Draft, code: str) -> str:
    """Return a sentence for each change."""
    words = Words(Language(code))
    writer = ChangeWriter(government.pair, words)
    told = [_sentence(writer, change) for change in draft.changes[:_TOLD]]
    if len(draft.changes) > _TOLD:
        more = len(draft.changes) - _TOLD
        told.append(words.ngettext("{n} more change.", "{n} more changes.", more))
    return "\n".join(told)


def _sentence(writer: ChangeWriter, change: Change) -> str:
    told, words = writer.tell(change), writer.words
    who = f" ({told.who})" if told.who else ""
    kind = f"{told.kind} ({told.aspect})" if told.aspect else told.kind
    when = f", {told.when}" if told.when else ""
    before, after = told.before, told.after
    if max(len(before), len(after)) > _LONGEST or before == after:
        text = N_("{what}: {kind}{when}.")
    elif before == NOTHING:
        text = N_("{what}: {kind}, {after}{when}.")
    elif after == NOTHING:
        text = N_("{what}: {kind}{when} (before: {before}).")
    else:
        text = N_("{what}: {kind}, from {before} to {after}{when}.")
    return words.gettext(text, what=f"{told.what}{who}", kind=kind, before=before, after=after, when=when)
