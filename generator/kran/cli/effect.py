"""``kran effect``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kran.cli.output import send, settle
from kran.cli.revisions import compared, tell
from kran.site.file_format import FORMATS

if TYPE_CHECKING:
    from kran.cli.context import Run
    from kran.exports.table import Table
    from kran.review.review import Review

_TEXT = "text"
_STYLES = (_TEXT, *sorted(entry.name for entry in FORMATS))


@click.command("effect")
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False)
@click.option("--format", "style", type=click.Choice(_STYLES), help="[default: by the file's ending, else text]")
@click.option("--by", type=click.Choice(["unit", "row"]), default="unit", show_default=True,
              help="What comes first. A file of one table has that only.")  # fmt: skip
@click.option("--lang", metavar="LANG", help="The language: sv, en …")
@click.option("-o", "--output", type=click.Path(dir_okay=False, allow_dash=True),
              help="Where to write; - is standard output. [default: -]")  # fmt: skip
@click.pass_obj
def command(
    run: Run, base: str, head: str | None, style: str | None, by: str, lang: str | None, output: str | None
) -> None:
    """Tell what changes cost each unit a year, with what they have held as it is.

    BASE is a branch, a tag or a commit; HEAD likewise, else the folder as it is. For the agenda as PDF or as a
    spreadsheet; the sums are made from what units use and do not belong on the public site. Exit status 2 when a
    revision cannot be read.
    """
    from kran.review.review import review

    run = run.speaking(lang)
    style, path = settle(run, style, output, _TEXT)
    found = compared(run, base, head)
    tell(run, found)
    if found.pair is None:
        raise click.exceptions.Exit(1)
    made = review(found, run.at)
    if style == _TEXT and path is None:
        click.echo(_text(run, made, by), nl=False)
    else:
        send(run, _written(run, made, style, by), path)


def _written(run: Run, made: Review, style: str, by: str) -> bytes:
    """Return the effect in a format. JSON is as in ``kran diff``: what programs read there, they read here."""
    if style == _TEXT:
        return _text(run, made, by).encode()
    if style == "json":
        import json

        from kran.review.as_json import effect_document

        return (
            json.dumps(effect_document(made.effect, made.at, made.day), ensure_ascii=False, indent=1) + "\n"
        ).encode()
    from kran.exports.formats import WRITERS

    return WRITERS[style](_table(run, made, by))


def _text(run: Run, made: Review, by: str) -> str:
    from kran.exports import terminal

    return terminal.write(_table(run, made, by))


def _table(run: Run, made: Review, by: str) -> Table:
    from kran.exports.effect_table import effect_table
    from kran.review.figures import Figures

    figures = Figures(made, run.language)
    summary = [line for line in (figures.money(), figures.total()) if line]
    return effect_table(made.pair.after, made.effect, run.language, summary, by)
