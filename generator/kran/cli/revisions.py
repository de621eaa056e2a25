"""The two revisions that a command compares, or the finding that says why it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kran.changes.revisions import Revisions
    from kran.cli.context import Run


def compared(run: Run, base: str, head: str | None = None) -> Revisions:
    """Return what lies at `base` and at `head` (or in the folder); leave with 2 where git has no such revision."""
    from kran.changes.revisions import revisions

    found = revisions(run.root, base, head, run.at)
    if found.now is None:
        tell(run, found)
        raise click.exceptions.Exit(2)
    return found


def tell(run: Run, found: Revisions) -> None:
    """Print to standard error what could not be read of two revisions, and is therefore not compared."""
    from kran import report
    from kran.cli.context import paint
    from kran.source.files import Folder

    files = found.now.files if found.now else Folder(run.root)
    told = report.findings(found.diagnostics, files, run.language)
    click.echo(report.as_text(told, run.language, paint), nl=False, err=True)
