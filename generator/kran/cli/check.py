"""``kran check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kran.cli.context import Run, paint
from kran.cli.revisions import compared

if TYPE_CHECKING:
    from kran.diagnostics import Diagnostic
    from kran.model.load import Loaded


@click.command("check")
@click.option("--format", "style", type=click.Choice(["text", "github", "json"]), default="text", show_default=True)
@click.option("--lang", metavar="LANG", help="The language of the findings: sv, en …")
@click.option("--strict", is_flag=True, help="Let warnings stop too.")
@click.option("--base", metavar="REV", help="Check what changes since a revision too: that it may, and is decided.")
@click.pass_obj
def command(run: Run, style: str, lang: str | None, strict: bool, base: str | None) -> None:
    """Check the catalogue; every finding at once.

    Prints each finding with its code, file, line and column, what is wrong and what to do. Needs catalog/ only; with
    --base also git. Exit status 1 when there is an error (with --strict: or a warning), 2 when a revision cannot be
    read.
    """
    from kran import report
    from kran.diagnostics import Severity

    run = run.speaking(lang)
    loaded, more = (run.examine(), ()) if base is None else _since(run, base)
    found = report.findings((*loaded.diagnostics, *more), loaded.files, run.language)
    if style == "json":
        click.echo(report.as_json(found).encode(), nl=False)  # JSON is UTF-8, whatever the terminal is
    elif style == "github":
        click.echo(report.as_github(found), nl=False)
    else:
        click.echo(report.as_text(found, run.language, paint), nl=False)
        click.echo(report.summary(found, run.language))
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(finding.severity in grave for finding in found):
        raise click.exceptions.Exit(1)


def _since(run: Run, base: str) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Return the catalogue, and what is wrong with how it differs from a revision."""
    from kran.changes.governing import govern

    found = compared(run, base)
    assert found.now is not None  # noqa: S101  what was compared was read
    return found.now, (*found.diagnostics, *(govern(found.pair, run.at).findings if found.pair else ()))
