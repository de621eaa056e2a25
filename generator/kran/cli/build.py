"""``kran build``."""

from __future__ import annotations

from pathlib import Path

import click

from kran.cli.context import Run, progress
from kran.text import N_


@click.command("build")
@click.option("--out", type=click.Path(file_okay=False), help="Where to put the site. [default: site/ beside catalog/]")
@click.option("--revision", help="The revision shown on the pages. [default: git's]")
@click.pass_obj
def command(run: Run, out: str | None, revision: str | None) -> None:
    """Build the site and all price list files.

    Checks first: with an error nothing is touched. Builds beside the published site and exchanges the two when all
    is there.
    """
    import time
    from decimal import Decimal

    from kran import __version__, publish, swap
    from kran.cli.schemas import write_ids

    started = time.monotonic()
    target = Path(out) if out else run.root / "site"
    swap.restore(target.resolve(), swap.SITE_MARK)
    edition = publish.Edition(
        run.root, run.sound(), run.at, run.revision() if revision is None else revision, __version__
    )
    try:
        done = publish.publish(edition, target, progress(run))
    except publish.Unpublishable as problem:
        click.echo(run.language.gettext(str(problem)), err=True)
        raise click.exceptions.Exit(1) from None
    write_ids(run.root, edition.catalogue)
    seconds = f"{time.monotonic() - started:.1f}"
    click.echo(
        run.say(
            N_("The site is in {out}/ ({files} files, {seconds} s): open {start}. Price lists are in {prices}/."),
            out=target,
            files=done.files,
            seconds=run.language.number(Decimal(seconds)),
            start=target / "index.html",
            prices=target / "filer",
        )
    )
