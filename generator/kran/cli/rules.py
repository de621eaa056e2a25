"""``kran rules``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kran.cli.context import Run


@click.command("rules")
@click.option("--lang", metavar="LANG", help="The language of the page: sv, en …")
@click.pass_obj
def command(run: Run, lang: str | None) -> None:
    """Print the page of rules: each code, why it is there, a bad and a good example (Markdown)."""
    from kran.changes.codes import CODES
    from kran.rules.page import rules_markdown

    click.echo(rules_markdown(run.speaking(lang).language, CODES), nl=False)
