"""``kran diff``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kran.cli.context import paint
from kran.cli.revisions import compared, tell
from kran.source.yaml import collector_paused

if TYPE_CHECKING:
    from kran.changes.revisions import Revisions
    from kran.cli.context import Run
    from kran.report import Finding
    from kran.review.review import Review

_STYLES = ("text", "markdown", "json")


@click.command("diff")
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False)
@click.option("--format", "style", type=click.Choice(_STYLES), default="text", show_default=True,
              help="markdown is the comment under a pull request.")  # fmt: skip
@click.option("--lang", metavar="LANG", help="The language: sv, en …")
@click.option("--preview", metavar="URL", default="", help="Where the site can be seen as it would be.")
@click.option("--whole", metavar="URL", default="", help="Where the whole report is, should the comment be cut.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, allow_dash=True), help="Where to write. [default: -]")
@click.pass_obj
@collector_paused()
def command(
    run: Run,
    base: str,
    head: str | None,
    style: str,
    lang: str | None,
    preview: str,
    whole: str,
    output: str | None,
) -> None:
    """Tell what changes from one revision to another, what it costs, and who must decide.

    BASE is a branch, a tag or a commit; HEAD likewise, else the folder as it is. Compared is from where the two came
    apart. Exit status 1 when a revision cannot be read.
    """
    from kran.review.review import review

    run = run.speaking(lang)
    found = compared(run, base, head)
    tell(run, found)
    if found.pair is None:
        raise click.exceptions.Exit(1)
    told = _told(run, found, review(found, run.at), style, (preview, whole))
    if output in (None, "-"):
        click.echo(told.encode() if style != "text" else told, nl=False)
    else:
        run.refuse_kept(Path(str(output)))
        Path(str(output)).write_text(told, encoding="utf-8")


def _told(run: Run, found: Revisions, made: Review, style: str, links: tuple[str, str]) -> str:
    if style == "json":
        from kran.review.as_json import as_json

        return as_json(made)
    if style == "markdown":
        from kran.review.comment import Links, comment

        return comment(made, _findings(run, found, made), run.language, Links(*links))
    from kran.review.as_text import as_text

    return as_text(made, run.language, paint)


def _findings(run: Run, found: Revisions, made: Review) -> list[Finding]:
    """Return what the check finds in the later revision, and what it finds of decisions."""
    from kran import report

    assert found.now is not None  # noqa: S101  read, for there is a review
    return report.findings((*found.now.diagnostics, *made.governing), found.now.files, run.language)
