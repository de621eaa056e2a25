"""The two catalogues to compare, read from git and from the folder. What both hold alike is read once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kran import rules
from kran.changes.pair import Pair
from kran.diagnostics import NO_EXAMPLE, Code, Diagnostic, Severity, Spot, complain
from kran.model.kinds import KINDS
from kran.model.load import Loaded, load
from kran.source import revision, yaml
from kran.source.memory import Memory
from kran.source.revision import TOP, Revision
from kran.text import N_

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kran.model.catalogue import Catalogue
    from kran.model.settings import Settings

NO_BASE = Code(
    "K802",
    "no-catalogue-then",
    Severity.ERROR,
    N_("There was no catalogue at the earlier revision"),
    N_("A comparison with nothing would call everything new, and ask for a decision behind each price."),
    NO_EXAMPLE,
    NO_EXAMPLE,
)
PARTLY = Code(
    "K803",
    "partly-compared",
    Severity.WARNING,
    N_("Some of a revision cannot be read, and is not compared"),
    N_("What cannot be read then or now is passed over: a change in it would go unseen."),
    NO_EXAMPLE,
    NO_EXAMPLE,
)

BEGINS_LATE = Code(
    "K804",
    "history-begins-late",
    Severity.ERROR,
    N_("History would begin after changes that are proposed"),
    N_("Nothing before history_from is compared: a proposal that names its own commit would hide what it changes."),
    NO_EXAMPLE,
    NO_EXAMPLE,
)


@dataclass(frozen=True)
class Revisions:
    """What was found to compare. `pair` is None where it could not be read; `diagnostics` say why, or what is left out.

    `base` and `head` are full names of commits; `head` is empty for the folder as it is now. `now` is the later side as
    it was loaded, with its own findings where it was examined.
    """

    pair: Pair | None
    diagnostics: tuple[Diagnostic, ...]
    base: str = ""
    head: str = ""
    now: Loaded | None = None


def revisions(root: Path, base: str, head: str | None, at: date, memory: Memory | None = None) -> Revisions:
    """Read the catalogue below `root` at `base` and at `head`, or as it is in the folder; never raises for bad input.

    The earlier side is where the two came apart, so that what others changed in `base` since is not told as undone.
    A base before its own `history_from` becomes that commit. One that the later side alone names must lie before the
    base, else a proposal could begin history after its own changes. The folder is examined by
    every rule, a revision only read: today's rules may ask more than was asked then.
    """
    memory = memory or Memory()
    with yaml.collector_paused():
        commits, problem = _commits(root, base, head)
        if problem is not None:
            return Revisions(None, (problem,))
        first, last = commits
        now = load(Revision(root, last), memory=memory) if head else rules.examine(root, at, memory)
        after = now.catalogue
        if after is None:
            return Revisions(None, now.diagnostics, first, last if head else "", now)
        then = load(Revision(root, first), memory=memory)
        start, problem = _from_history(root, (first, last), then.catalogue, after)
        if problem is not None:
            return Revisions(None, (problem,), first, last if head else "", now)
        if start != first:
            first, then = start, load(Revision(root, start), memory=memory)
        before = then.catalogue
        found = [*_left_out(then, first)] + ([*_left_out(now, last)] if head else [])
        if before is None:
            return Revisions(None, (_no_base(base), *found), first, last if head else "", now)
        before, after = _with_ledger(before, then, after), _with_ledger(after, now, before)
        return Revisions(_aligned(before, after), tuple(found), first, last if head else "", now)


def _commits(root: Path, base: str, head: str | None) -> tuple[tuple[str, str], Diagnostic | None]:
    last, problem = revision.commit_of(root, head or "HEAD")
    first, other = revision.commit_of(root, base)
    problem = other or problem
    if first is None or last is None:
        return ("", ""), problem
    met, problem = revision.meeting(root, first, last)
    return (met or "", last), problem


def _from_history(
    root: Path, commits: tuple[str, str], before: Catalogue | None, after: Catalogue
) -> tuple[str, Diagnostic | None]:
    """Return the base, moved up to `history_from` where that lies between the two commits."""
    first, last = commits
    problem = None
    for settings in (before.settings if before else None, after.settings):
        if settings is None or settings.history_from is None:
            continue
        start, problem = revision.commit_of(root, settings.history_from)
        if start is not None and before is not None and settings is after.settings:
            known = revision.is_ancestor(root, start, first)
            return first, None if known else _begins_late(settings)
        if start is not None:
            between = revision.is_ancestor(root, first, start) and revision.is_ancestor(root, start, last)
            return (start if between else first), None
    return first, replace(problem, where=after.settings.place.at("history_from")) if problem else None


def _aligned(then: Catalogue, now: Catalogue) -> Pair:
    """Return the two without what one of them could not read: a broken file is no change of what it says."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for kind in KINDS:
        broken = {name for of, name in then.broken | now.broken if of == kind.name}
        for field in kind.fields if broken else ():
            if kind.single or "*" in broken:
                if (kind.name, "*") in now.broken:
                    after[field] = getattr(then, field)
                else:
                    before[field] = getattr(now, field)
                continue
            for side, catalogue in ((before, then), (after, now)):
                side[field] = {name: it for name, it in getattr(catalogue, field).items() if name not in broken}
    return Pair(replace(then, **before), replace(now, **after))


def _with_ledger(catalogue: Catalogue, loaded: Loaded, other: Catalogue) -> Catalogue:
    """Return a catalogue with the other's rows of a file that could not be read: no row of it is gone."""
    wrong = {d.where.file for d in loaded.diagnostics if d.severity is Severity.ERROR}
    fields = [
        kind.field for kind in KINDS if kind.columns and f"{TOP}/{kind.path.pattern.replace(chr(92), '')}" in wrong
    ]
    return replace(catalogue, **{field: getattr(other, field) for field in fields if not getattr(catalogue, field)})


def _left_out(loaded: Loaded, commit: str) -> list[Diagnostic]:
    files = sorted({d.where.file for d in loaded.diagnostics if d.severity is Severity.ERROR})
    return [
        complain(
            PARTLY,
            Spot(file),
            N_("{file} cannot be read as it was at {commit}, and what is wrong in it is not compared"),
            N_("Nothing is needed if it was mended since. Otherwise look at it yourself."),
            file=file,
            commit=commit[:12],
        )
        for file in files
    ]


def _begins_late(settings: Settings) -> Diagnostic:
    return complain(
        BEGINS_LATE,
        settings.place.at("history_from"),
        N_("what it is compared with is older than history_from: {commit}"),
        N_("Compare with that commit or a later one. A proposal that sets history_from names an earlier one."),
        commit=settings.history_from or "",
    )


def _no_base(base: str) -> Diagnostic:
    return complain(
        NO_BASE,
        Spot(f"{TOP}/catalog.yaml"),
        N_("at {base} there is no catalog/catalog.yaml that can be read"),
        N_("Name a later revision, or write the commit that brought the catalogue as history_from in catalog.yaml."),
        base=base,
    )
