"""``kran new decision --for-changes``: the drafts that changes lack, and what is to be written elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from kran.cli import new_document
from kran.cli.revisions import compared, tell
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kran.authoring.decision_drafts import Draft
    from kran.cli.context import Run


def write(run: Run, base: str, by: tuple[str | None, str | None], day: date | None, reference: str | None) -> None:
    """Write a draft for each who must decide, or for the body or role of `by` alone, and say what is left to do."""
    from kran.authoring.decision_drafts import Minutes, begun, drafts, gone, written
    from kran.changes.governing import govern

    found = compared(run, base)
    if found.pair is None:
        tell(run, found)
        raise click.exceptions.Exit(1)
    government = govern(found.pair, run.at).government
    year = (day or run.at).year
    made = drafts(government, begun(run.root), _taken(run), year, day)
    made = tuple(draft for draft in made if by in {(None, None), (draft.body, draft.role)})
    new = [draft for draft in made if draft.there is None]
    if len(new) > 1 and (day or reference):
        who = ", ".join(draft.body or draft.role or "" for draft in new)
        raise click.UsageError(
            f"Several decide ({who}), each at a meeting of its own: choose one with --body or --role"
        )
    left = gone(government)
    for document in left:
        text = N_("{document} is gone, and no decision can name it: put it back and let it end on a day.")
        click.echo(run.say(text, document=document))
    if not made and not left:
        click.echo(run.say(N_("No decision is missing: nothing was written.")))
    for draft in new:
        new_document.write(run, partial(written, government, draft, Minutes(day, reference), year))
    for draft in made:
        for line in _left(run, draft, complete=bool(day and reference)):
            click.echo(line)


def _taken(run: Run) -> tuple[str, ...]:
    return tuple(path.stem for path in (run.root / "catalog" / "decisions").glob("*/*.yaml"))


def _left(run: Run, draft: Draft, *, complete: bool) -> Iterator[str]:
    """Yield what is left to do for a draft."""
    if draft.there is not None:
        yield run.say(N_("{path} is a draft of it already."), path=draft.there.file)
    for file, line in draft.naming:
        yield run.say(N_("Write in {file}: {line}"), file=file, line=line)
    if draft.there is None and not complete:
        yield run.say(
            N_("When it is decided, write date: and reference: of {id}, and take away status: draft."), id=draft.name
        )
