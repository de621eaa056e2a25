"""The terminal: parses arguments, reads the clock once, calls the program, prints. Nothing is decided here."""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

import click

from kran import __version__

_COMMANDS = {
    "approvals": "Say whether those who must decide have approved a proposal.",
    "build": "Build the site and all price list files.",
    "check": "Check the catalogue; every finding at once.",
    "diff": "Tell what changes between two revisions, what it costs, and who must decide.",
    "codeowners": "Write who is asked about which files, from bodies, mandates and posts.",
    "completion": "Print the script that completes commands in a shell.",
    "effect": "Tell what changes cost each unit a year, also as a file for the agenda.",
    "forge": "Ask the code host about a proposal, and tell it.",
    "init": "Lay out a new catalogue in a folder.",
    "new": "Write a new document that passes the check.",
    "next-change": "Tell the next day on which something published changes by date.",
    "pages": "Write the site's pages as Markdown for another generator.",
    "prices": "Write a price list file.",
    "rules": "Print the page of rules.",
    "search-quality": "Measure in a browser how well the site's search finds what people mean.",
    "schemas": "Write the schemas, with the catalogue's own ids, for editors.",
    "serve": "Show the site live while you edit.",
    "show": "Show an item with its price and level.",
}


class _Lazy(click.Group):
    """Imports a command's module when it is used, so that help and completion are quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"kran.cli.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and name not in _COMMANDS and not name.startswith("-"):
            from kran.text import nearest

            if ctx.resilient_parsing:  # a shell that completes what is being typed
                return None, None, []
            meant = nearest(name, _COMMANDS)
            ctx.fail(f"No such command “{name}”." + (f" Did you mean “{meant}”?" if meant else ""))
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 sound, 1 findings of the grave kind, 2 wrong use.",
)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False),
    default=".",
    help="The folder that holds catalog/ (and docs/).",
    show_default=True,
)
@click.option("--lang", metavar="LANG", envvar="KRAN_LANG", help="The language of messages and files: sv, en …")
@click.option("--at", metavar="DATE", help="The day to look from, YYYY-MM-DD. Else SOURCE_DATE_EPOCH, else today.")
@click.version_option(__version__, prog_name="kran")
@click.pass_context
def main(ctx: click.Context, root: str, lang: str | None, at: str | None) -> None:
    """It på kran: a municipality's IT catalogue as code.

    Services, prices and service levels lie as YAML in catalog/. Check them, build the catalogue site and the
    price lists, and see what holds on a day.
    """
    from kran import swap
    from kran.cli.context import Run, color_wanted

    ctx.color = color_wanted(sys.stdout)
    ctx.obj = Run.of(root=root, lang=lang, at=at)
    swap.restore(ctx.obj.site, swap.SITE_MARK)


def run() -> None:
    """Run the command line (the console script); a crash of the program's own leaves with 2."""
    if sys.stdout is None or sys.stderr is None:  # closed by whoever called: what is said is lost, as they wished
        nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  open for as long as the process lives
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # what the terminal or file has no sign for is no reason to stop
    try:
        main(prog_name="kran")
    except OSError as problem:
        where = f"{problem.filename}: " if problem.filename else ""
        with contextlib.suppress(OSError):
            click.echo(f"kran: {where}{problem.strerror or problem}", err=True)
        sys.exit(1)
    except Exception:  # noqa: BLE001  the last stop: whatever it is, it is ours and not the catalogue's
        import traceback

        traceback.print_exc()
        click.echo("This is a fault in kran itself, not in your catalogue. Please report it with the lines above.",
                   err=True)  # fmt: skip
        sys.exit(2)
