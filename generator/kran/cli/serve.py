"""``kran serve``."""

from __future__ import annotations

import time

import click

from kran.cli.context import Run, progress
from kran.text import N_


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--open/--no-open", "open_browser", default=True, help="Open the start page in the browser.")
@click.pass_obj
def command(run: Run, port: int, open_browser: bool) -> None:
    """Show the site live while you edit: saving a file builds again and open pages reload.

    With an error the last sound site stays, and the finding stands here. The published site/ is not touched.
    """
    from kran import __version__, publish, serve

    out = run.root / "build" / "serve"

    def build() -> bool:
        started = time.monotonic()
        loaded = run.examine()
        if loaded.catalogue is None or not publish.sound(loaded):
            run.print_findings(loaded, only_errors=True)
            return False
        edition = publish.Edition(run.root, loaded.catalogue, run.at, run.revision(), __version__)
        try:
            publish.publish(edition, out, progress(run))
        except publish.Unpublishable as problem:
            click.echo(run.language.gettext(str(problem)), err=True)
            return False
        click.echo(run.say(N_("Built in {seconds} s."), seconds=f"{time.monotonic() - started:.1f}"))
        return True

    def ready(address: str) -> None:
        click.echo(run.say(N_("The site is at {address} (Ctrl+C ends)."), address=address))
        if open_browser:
            click.launch(address)

    if not build() and not out.is_dir():
        raise click.exceptions.Exit(1)
    try:
        serve.serve(out, [run.root / "catalog", run.root / "docs"], port, build, ready)
    except OSError as problem:
        click.echo(run.say(N_("Port {port} cannot be used: {problem}. Choose another with --port."),
                           port=port, problem=problem.strerror), err=True)  # fmt: skip
        raise click.exceptions.Exit(1) from None
