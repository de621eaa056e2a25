"""``kran approvals``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kran.cli.context import Run, paint
from kran.cli.revisions import compared
from kran.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kran.diagnostics import Diagnostic
    from kran.source.files import Files

_ANSWER = click.Path(exists=True, dir_okay=False, allow_dash=False)


@click.command("approvals")
@click.option("--base", metavar="REV", required=True, help="What the proposal is to be merged into.")
@click.option("--head", metavar="REV", default="HEAD", show_default=True, help="The revision that is to be approved.")
@click.option("--reviews", type=_ANSWER, required=True, help="The forge's list of reviews, as JSON.")
@click.option("--teams", type=_ANSWER, required=True, help='Who is in which team: {"team": ["login"]}, as JSON.')
@click.option("--author", metavar="LOGIN", required=True, help="Who proposes; their own approval does not count.")
@click.option("--format", "style", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.option("--lang", metavar="LANG", help="The language: sv, en …")
@click.pass_obj
def command(
    run: Run, base: str, head: str, reviews: str, teams: str, author: str, style: str, lang: str | None
) -> None:
    """Say whether those who must decide have approved a proposal.

    Looks up who must decide what, who sits there, and who of them has approved this very revision. Who sits is asked of
    the catalogue at the base, so that nobody gives themselves a seat. A revision with errors is never approved.
    Exit status 0 when all is approved, 1 when not, 2 for wrong use.
    """
    from kran.changes.approvals import approved
    from kran.changes.forge_reviews import read_reviews, read_teams
    from kran.review.review import review
    from kran.review.verdict import as_json, as_markdown, as_text
    from kran.site.words import Words

    if not author.strip():
        raise click.BadParameter("name who proposes", param_hint="--author")
    run = run.speaking(lang)
    answers = _Answers((reviews, teams))
    said, unread = read_reviews(answers.read(reviews), reviews)
    members, unknown = read_teams(answers.read(teams), teams)
    _stop(run, [*unread, *unknown], answers)
    found = compared(run, base, head)
    assert found.pair is not None  # noqa: S101  it could be compared
    assert found.now is not None  # noqa: S101  likewise
    _stop(run, found.now.diagnostics, found.now.files)  # what cannot be read is not seen as a change
    before = found.pair.before
    verdict = approved(review(found, run.at).needs, said, members, author, found.head, before, run.at)
    words = Words(run.language)
    if style == "json":
        click.echo(as_json(verdict).encode(), nl=False)
    else:
        click.echo((as_markdown if style == "markdown" else as_text)(verdict, before, words), nl=False)
    if not verdict.approved:
        raise click.exceptions.Exit(1)


class _Answers:
    """The forge's answers as files that findings can be shown in; no more of one than may be read."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(names)

    def names(self) -> list[str]:
        """Return the paths."""
        return self._names

    def read(self, name: str) -> bytes:
        """Return the bytes of one, one more than the limit at most."""
        from kran.changes.forge_reviews import LARGEST_ANSWER

        with Path(name).open("rb") as file:
            return file.read(LARGEST_ANSWER + 1)

    def problems(self) -> list[Diagnostic]:
        """Return nothing: what is wrong with one is found when it is read."""
        return []


def _stop(run: Run, diagnostics: Iterable[Diagnostic], files: Files) -> None:
    """Print what is wrong and leave with 1 where anything is."""
    from kran import report

    found = [f for f in report.findings(diagnostics, files, run.language) if f.severity is Severity.ERROR]
    if found:
        click.echo(report.as_text(found, run.language, paint), nl=False, err=True)
        raise click.exceptions.Exit(1)
