"""``kran codeowners``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kran.text import N_

if TYPE_CHECKING:
    from kran.cli.context import Run
    from kran.diagnostics import Diagnostic

_FILE = ".github/CODEOWNERS"


@click.command("codeowners")
@click.option("--check", is_flag=True, help="Write nothing; fail where the file is not what would be written.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, allow_dash=True),
              help=f"The file; - is standard output. [default: {_FILE}]")  # fmt: skip
@click.pass_obj
def command(run: Run, check: bool, output: str | None) -> None:
    """Write who is asked about which files, from bodies, mandates and posts.

    What stands above the line “# kran codeowners” is yours and stays. It does not depend on the day: posts, bodies and
    mandates with a last day are left out. Exit status 1 when --check finds that it is stale.
    """
    from kran.changes.codeowners import codeowners, no_owner, prefix, stale
    from kran.text import Language

    if check and output == "-":
        raise click.UsageError("--check looks at a file: name it with -o")
    catalogue = run.sound()
    owner = prefix(catalogue)
    if owner is None:
        _stop(run, no_owner(catalogue))
        return
    path = Path(output) if output not in (None, "-") else run.root / _FILE
    written = _read(path)
    wanted = codeowners(catalogue, owner, Language(catalogue.settings.main), written)
    if output == "-":
        click.echo(wanted.encode(), nl=False)
    elif not check:
        if path.name != Path(_FILE).name:  # it is of the repository itself, and may not be written over anything else
            run.refuse_kept(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted, encoding="utf-8", newline="\n")
        click.echo(run.say(N_("{path} is written."), path=path))
    elif problem := stale(str(path if output else _FILE), written, wanted):
        _stop(run, problem)


def _read(path: Path) -> str:
    """Return what is there; nothing where there is no file."""
    try:
        return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    except FileNotFoundError:
        return ""


def _stop(run: Run, problem: Diagnostic) -> None:
    """Print a finding and leave with 1."""
    from kran import report
    from kran.cli.context import paint
    from kran.source.files import Folder

    found = report.findings([problem], Folder(run.root), run.language)
    click.echo(report.as_text(found, run.language, paint), nl=False, err=True)
    raise click.exceptions.Exit(1)
