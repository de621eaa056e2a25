"""``kran schemas``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kran.text import N_

if TYPE_CHECKING:
    from kran.cli.context import Run
    from kran.model.catalogue import Catalogue

IDS = "ids.schema.json"


@click.command("schemas")
@click.option("--out", type=click.Path(file_okay=False), help="Where to. [default: schemas/ beside catalog/]")
@click.pass_obj
def command(run: Run, out: str | None) -> None:
    """Write the schemas, with the catalogue's own ids, for editors."""
    from kran.source import schemas

    target = Path(out) if out else run.root / "schemas"
    if target.resolve() != (run.root / "schemas").resolve():
        run.refuse_kept(target)
    catalogue = run.sound()
    target.mkdir(parents=True, exist_ok=True)
    if target.resolve() != schemas.folder().resolve():
        for path in sorted(schemas.folder().glob("*.schema.json")):
            if path.name != IDS:
                shutil.copyfile(path, target / path.name)
    _write(target / IDS, catalogue)
    click.echo(run.say(N_("The schemas are in {out}/."), out=target))


def write_ids(root: Path, catalogue: Catalogue) -> None:
    """Write the ids where a catalogue keeps schemas for its editors; touch nothing when they are the same."""
    folder = root / "schemas"
    if folder.is_dir():
        _write(folder / IDS, catalogue)


def _write(path: Path, catalogue: Catalogue) -> None:
    from kran.model.ids import ids_schema

    text = json.dumps(ids_schema(catalogue), ensure_ascii=False, indent=1) + "\n"
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
