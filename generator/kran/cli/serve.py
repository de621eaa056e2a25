"""``kran serve``."""

from __future__ import annotations

import gc
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from kran.text import N_

if TYPE_CHECKING:
    from kran.cli.context import Run
    from kran.serve.live import Live
    from kran.source.memory import Memory


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--open/--no-open", "open_browser", default=True, help="Open the start page in the browser.")
@click.pass_obj
def command(run: Run, port: int, open_browser: bool) -> None:
    """Show the site live while you edit: a saved file shows in the open pages at once.

    With an error the last sound site stays; what is wrong stands over it and here. The published site/ is not touched.
    """
    from kran.serve.live import Live
    from kran.serve.server import Server
    from kran.serve.watching import changes
    from kran.source.memory import Memory

    live, memory = Live(), Memory()
    try:
        server = Server(live, run.language, port)
    except OSError as problem:
        click.echo(run.say(N_("Port {port} cannot be used: {problem}. Choose another with --port."),
                           port=port, problem=problem.strerror), err=True)  # fmt: skip
        raise click.exceptions.Exit(1) from None
    with server, suppress(KeyboardInterrupt):
        is_told = False
        for _ in changes([run.root / "catalog", run.root / "docs"], threading.Event()):
            look(run, live, memory)
            if not is_told:
                is_told = True
                gc.freeze()  # what was read stays: looking through it for garbage would hold up every other save
                threading.Thread(target=server.serve_forever, daemon=True).start()
                click.echo(run.say(N_("The site is at {address} (Ctrl+C ends)."), address=server.address))
                if open_browser:
                    click.launch(server.address)


def look(run: Run, live: Live, memory: Memory) -> None:
    """Read what changed, check all, and show the new site, or what is wrong with it."""
    from kran import __version__, publish, report, rules
    from kran.serve.site import LiveSite

    started = time.monotonic()
    loaded = rules.examine(run.root, run.at, memory)
    if loaded.catalogue is None or not publish.sound(loaded):
        live.complain(loaded)
        run.print_findings(loaded, only_errors=True)
        return
    edition = publish.Edition(run.root, loaded.catalogue, run.at, run.revision(), __version__)
    try:
        live.show(LiveSite(edition))
    except OSError as problem:  # a file went away meanwhile: that is a change, which is looked at next
        click.echo(problem, err=True)
        return
    found = report.findings(loaded.diagnostics, loaded.files, run.language)
    seconds = f"{time.monotonic() - started:.2f}"
    click.echo(
        run.say(N_("Read in {seconds} s. {summary}"), seconds=seconds, summary=report.summary(found, run.language))
    )
