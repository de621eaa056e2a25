"""A file that a command makes: in which format, and where it goes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kran.site.file_format import FORMATS, by_ending
from kran.text import N_

if TYPE_CHECKING:
    from kran.cli.context import Run

_BINARY = {"pdf", "xlsx"}


def settle(run: Run, style: str | None, output: str | None, default: str) -> tuple[str, Path | None]:
    """Return the format, by the file's ending where it is not named, and the file (None: standard output).

    Refuses a file of the catalogue itself, and to send a terminal what it cannot show.
    """
    path = None if output in (None, "-") else Path(str(output))
    style = style or (_by_ending(path) if path is not None and path.suffix else default)
    if path is not None:
        run.refuse_kept(path)
    elif style in _BINARY and is_terminal():
        raise click.UsageError("Name a file with -o: a terminal cannot show this format")
    return style, path


def send(run: Run, content: bytes, path: Path | None) -> None:
    """Write a file, or its bytes to standard output; leave with 1 where it cannot be written."""
    if path is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        _replace(path, content)
    except OSError as problem:
        click.echo(run.say(N_("{path} cannot be written: {problem}"), path=path, problem=problem.strerror), err=True)
        raise click.exceptions.Exit(1) from None


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: beside the one that is there, whose place it then takes."""
    target = path.resolve()
    if target.exists() and not target.is_file():  # a pipe or a device takes what it is given
        target.write_bytes(content)
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def is_terminal() -> bool:
    """Say whether standard output is a terminal."""
    return sys.stdout.isatty()


def _by_ending(path: Path) -> str:
    found = by_ending(path.name)
    if found is None:
        endings = ", ".join(entry.ending for entry in FORMATS)
        raise click.BadParameter(
            f"no format has the ending of {str(path)!r}; name one with --format, or end the file with {endings}",
            param_hint="-o",
        )
    return found.name
