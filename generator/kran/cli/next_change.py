"""``kran next-change``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kran.text import N_

if TYPE_CHECKING:
    from kran.cli.context import Run


@click.command("next-change")
@click.pass_obj
def command(run: Run) -> None:
    """Tell the next day on which something published changes by date.

    Prints one day (YYYY-MM-DD), at the latest the next 1 January. A schedule rebuilds the site on that day.
    """
    from kran.cli.context import YEARS
    from kran.model.next_change import next_change

    day = next_change(run.sound(), run.at)
    if day.year not in YEARS:
        click.echo(run.say(N_("Nothing more changes before the year {year}."), year=day.year), err=True)
        raise click.exceptions.Exit(1)
    click.echo(day.isoformat())
