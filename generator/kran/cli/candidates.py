"""What a shell offers for a word that is being typed: names of the catalogue as it lies there, checked or not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kran.periods import years_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import click

    from kran.model.catalogue import Catalogue

    Complete = Callable[[click.Context, click.Parameter, str], list[str]]


def _offer(names: Callable[[Catalogue], Iterable[str]]) -> Complete:
    """Return what click asks for the words that begin as typed; none where the catalogue cannot be read."""

    def complete(ctx: click.Context, _: click.Parameter, typed: str) -> list[str]:
        from kran.model.load import load
        from kran.source.files import Folder

        root = ctx.find_root().params.get("root")
        if root is None:  # not a folder
            return []
        catalogue = load(Folder(Path(root))).catalogue
        return sorted(name for name in names(catalogue) if name.startswith(typed)) if catalogue else []

    return complete


def _years(catalogue: Catalogue) -> list[str]:
    lists = (source for source in catalogue.price_lists.values() if source.unit is None)
    return [str(year) for year in years_of(source.start.year for source in lists)]


ITEMS = _offer(lambda catalogue: catalogue.names("item"))
DRAFTS = _offer(lambda catalogue: [source.id for source in catalogue.price_lists.values() if source.draft])
CUSTOMERS = _offer(lambda catalogue: catalogue.settings.customers)
UNITS = _offer(lambda catalogue: catalogue.units)
YEARS = _offer(_years)
