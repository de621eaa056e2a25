"""A new document on its way to the catalogue: written, checked, and taken back when it is unsound."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from kran.text import N_, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kran.authoring.document import NewDocument
    from kran.cli.context import Run
    from kran.model.catalogue import Catalogue


def refuse_bad_id(run: Run, id_: object) -> None:
    """Leave with 2 where an id cannot be one."""
    from kran.authoring.document import BadId, check_id

    try:
        check_id(str(id_))
    except BadId:
        raise _bad_id(run, id_) from None


def _bad_id(run: Run, id_: object) -> click.BadParameter:
    return click.BadParameter(run.say(N_("“{name}” is no id: use a–z, 0–9 and hyphens"), name=id_), param_hint="ID")


def refuse_taken(run: Run, path: Path) -> None:
    """Leave with 1: the document is there already."""
    click.echo(run.say(N_("{path} is there already: nothing was written."), path=path), err=True)
    raise click.exceptions.Exit(1)


def refuse_unknown(run: Run, catalogue: Catalogue, kind: str, name: str) -> None:
    """Leave with 1 where a name given on the command line stands for nothing."""
    if not catalogue.has(kind, name):
        known = sorted(catalogue.names(kind))
        meant = nearest(name, known)
        text = (
            N_("“{id}” is unknown. Did you mean “{meant}”?") if meant else N_("“{id}” is unknown. There is: {known}.")
        )
        click.echo(run.say(text, id=name, meant=meant, known=", ".join(known)), err=True)
        click.echo(run.say(N_("Nothing was written.")), err=True)
        raise click.exceptions.Exit(1)


def write(run: Run, make: Callable[[], NewDocument], names: tuple[tuple[str, str], ...] = ()) -> None:
    """Write the document, check the catalogue, and take the document away again if it brought an error."""
    from kran.authoring.document import BadId

    try:
        document = make()
    except BadId as problem:
        raise _bad_id(run, problem) from None
    for kind, name in names:
        refuse_unknown(run, run.sound(), kind, name)
    path = run.root / document.path
    if path.exists():
        refuse_taken(run, path)
    with _taken_back(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document.text, encoding="utf-8")
        _refuse_unsound(run, document)
    click.echo(run.say(N_("Written: {path}"), path=path))


@contextmanager
def _taken_back(path: Path) -> Iterator[None]:
    """Take away what was written at `path`, and the folders made for it, when the block stops."""
    new = [folder for folder in path.parents if not folder.exists()]
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        with suppress(OSError):  # somebody else has put something there meanwhile
            for folder in new:
                folder.rmdir()
        raise


def _refuse_unsound(run: Run, document: NewDocument) -> None:
    """Leave with 1 where a new document brought an error."""
    from kran import report
    from kran.cli.context import paint
    from kran.cli.schemas import write_ids
    from kran.diagnostics import Severity
    from kran.rules import unknown_reference

    loaded = run.examine()
    found = report.findings(loaded.diagnostics, loaded.files, run.language)
    # In a draft an unknown name is only unfinished; here it was given on the command line, so it is a misspelling.
    misspelt = unknown_reference.CODE.code
    grave = [f for f in found if f.file == document.path and (f.severity is Severity.ERROR or f.code == misspelt)]
    if grave:
        click.echo(report.as_text(grave, run.language, paint), nl=False, err=True)
        click.echo(run.say(N_("Nothing was written.")), err=True)
        raise click.exceptions.Exit(1)
    if loaded.catalogue is not None:
        write_ids(run.root, loaded.catalogue)
