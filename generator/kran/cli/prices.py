"""``kran prices``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kran.text import N_

if TYPE_CHECKING:
    from kran.cli.context import Run
    from kran.exports.table import Table
    from kran.model.catalogue import Catalogue
    from kran.model.price_list import PriceList

_FORMATS = ["csv", "csv-excel", "json", "pdf", "xlsx"]


@click.command("prices")
@click.argument("year", type=click.IntRange(1900, 9999))
@click.option("--for", "customer", metavar="KIND", help="The kind of customer. [default: the first in catalog.yaml]")
@click.option("--lang", metavar="LANG", help="The language of the file: sv, en … [default: the catalogue's first]")
@click.option("--format", "style", type=click.Choice(_FORMATS), help="[default: by the file's ending, else csv]")
@click.option("--proposal", is_flag=True, help="A draft list, with today's price and the change beside it.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Where to write. [default: standard output]")
@click.pass_obj
def command(
    run: Run, year: int, customer: str | None, lang: str | None, style: str | None, proposal: bool, output: str | None
) -> None:
    """Write the price list of a year: all lists laid over each other."""
    from kran.exports.formats import BY_NAME

    style = style or _by_ending(output)
    to_terminal = output is None and style in {"pdf", "xlsx"} and sys.stdout.isatty()
    if to_terminal:
        raise click.UsageError("Name a file with -o: a terminal cannot show this format")
    catalogue = run.sound()
    kinds = catalogue.settings.customers
    if customer is not None and customer not in kinds:
        raise click.BadParameter(f"{customer!r} is none of {', '.join(kinds)}", param_hint="--for")
    speaking = run.speaking(lang or catalogue.settings.main)
    table = _table(speaking, catalogue, year, customer or catalogue.settings.first_customer, proposal=proposal)
    content = BY_NAME[style].write(table)
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    path = Path(output)
    try:
        path.write_bytes(content)
    except OSError as problem:
        click.echo(run.say(N_("{path} cannot be written: {problem}"), path=path, problem=problem.strerror), err=True)
        raise click.exceptions.Exit(1) from None


def _table(run: Run, catalogue: Catalogue, year: int, customer: str, *, proposal: bool) -> Table:
    from kran.exports.price_table import price_table, proposal_table
    from kran.model.in_force import PriceBook

    if proposal:
        return proposal_table(
            catalogue, PriceBook(catalogue), _draft(run, catalogue, year, customer), customer, run.language, run.at
        )
    book = PriceBook(catalogue)
    if not book.year(year, customer):
        click.echo(
            run.say(N_("No list sets a price in {year} for {customer}."), year=year, customer=customer), err=True
        )
        raise click.exceptions.Exit(1)
    return price_table(catalogue, book, year, customer, run.language, run.at)


def _draft(run: Run, catalogue: Catalogue, year: int, customer: str) -> PriceList:
    drafts = [
        source
        for source in catalogue.price_lists.values()
        if source.draft and source.start.year == year and (not source.customers or customer in source.customers)
    ]
    if len(drafts) != 1:
        text = N_("There is no draft list for {year}.") if not drafts else N_("{year} has several drafts: {names}.")
        click.echo(run.say(text, year=year, names=", ".join(draft.id for draft in drafts)), err=True)
        raise click.exceptions.Exit(1)
    return drafts[0]


def _by_ending(output: str | None) -> str:
    ending = Path(output).suffix.removeprefix(".") if output else ""
    return ending if ending in _FORMATS else "csv"
