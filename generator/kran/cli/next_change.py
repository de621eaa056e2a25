"""``kran next-change``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kran.cli.context import Run


@click.command("next-change")
@click.pass_obj
def command(run: Run) -> None:
    """Tell the next day on which something published changes by date.

    Prints one day (YYYY-MM-DD), at the latest the next 1 January. A schedule rebuilds the site on that day.
    """
    from kran.model.next_change import next_change

    click.echo(next_change(run.sound(), run.at).isoformat())
