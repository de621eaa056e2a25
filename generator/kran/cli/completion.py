"""``kran completion``."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script that completes commands in a shell.

    For bash: add this line to ~/.bashrc:  eval "$(kran completion bash)"
    """
    from kran.cli import main

    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101  the choices are click's own
    click.echo(kind(main, {}, "kran", "_KRAN_COMPLETE").source())
