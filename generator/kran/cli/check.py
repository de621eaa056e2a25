"""``kran check``."""

from __future__ import annotations

import click

from kran.cli.context import Run, paint


@click.command("check")
@click.option("--format", "style", type=click.Choice(["text", "github", "json"]), default="text", show_default=True)
@click.option("--lang", metavar="LANG", help="The language of the findings: sv, en …")
@click.option("--strict", is_flag=True, help="Let warnings stop too.")
@click.pass_obj
def command(run: Run, style: str, lang: str | None, strict: bool) -> None:
    """Check the catalogue; every finding at once.

    Prints each finding with its code, file, line and column, what is wrong and what to do. Needs catalog/ only.
    Exit status 1 when there is an error (with --strict: or a warning).
    """
    from kran import report
    from kran.diagnostics import Severity

    run = run.speaking(lang)
    loaded = run.examine()
    found = report.findings(loaded.diagnostics, loaded.files, run.language)
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
