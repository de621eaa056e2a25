"""``kran pages``."""

from __future__ import annotations

from pathlib import Path

import click

from kran.cli.context import Run, progress
from kran.text import N_


@click.command("pages")
@click.argument("out", type=click.Path())
@click.option("--revision", help="The revision that the API names. [default: git's]")
@click.pass_obj
def command(run: Run, out: str, revision: str | None) -> None:
    """Write the site's pages as Markdown for another generator.

    OUT gets docs/ with every page's HTML in a .md file, and a mkdocs.yml that both `mkdocs build` and `zensical
    build` take. It is replaced whole the next time.
    """
    from kran import __version__, markdown_site, swap
    from kran.site.build import Build

    catalogue = run.sound()
    build = Build(run.revision() if revision is None else revision, __version__, catalogue.settings.languages)
    source = markdown_site.Source(catalogue, run.root, run.at, build)
    try:
        files = markdown_site.write(source, Path(out), progress(run))
    except swap.Unpublishable as problem:
        click.echo(run.language.gettext(str(problem)), err=True)
        raise click.exceptions.Exit(1) from None
    click.echo(
        run.say(
            N_("The pages are in {out}/ ({files} files). Build them there with mkdocs build or zensical build."),
            out=out,
            files=files,
        )
    )
