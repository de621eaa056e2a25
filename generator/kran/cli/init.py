"""``kran init``."""

from __future__ import annotations

from pathlib import Path

import click

from kran.cli.context import Run
from kran.text import N_


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False))
@click.pass_obj
def command(run: Run, folder: str) -> None:
    """Lay out a new catalogue in a folder.

    A small catalogue that passes its own check, hand-written pages, schemas for the editor, workflows and a README.
    Change it into your own, piece by piece.
    """
    from kran import __version__, swap
    from kran.authoring import start
    from kran.cli.schemas import write_ids

    target = Path(folder)
    if swap.is_taken(target):
        text = N_("{folder} is of a published site or of another catalogue. Nothing was written: name another place.")
        click.echo(run.say(text, folder=target), err=True)
        raise click.exceptions.Exit(1)
    try:
        written = start.lay_out(target, __version__)
    except start.NotEmpty as problem:
        click.echo(run.say(N_("{folder} is there already: nothing was written."), folder=problem), err=True)
        raise click.exceptions.Exit(1) from None
    new = Run(target, run.language, run.at)
    write_ids(target, new.sound())
    click.echo(
        run.say(N_("{n} files are in {folder}. Next: kran --root {folder} build"), n=len(written), folder=target)
    )
