"""``kran prices``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kran.cli import candidates
from kran.site.file_format import FORMATS, by_ending
from kran.text import N_

if TYPE_CHECKING:
    from kran.cli.context import Run
    from kran.exports.table import Table
    from kran.model.catalogue import Catalogue
    from kran.model.price_list import PriceList

_NAMES = sorted(entry.name for entry in FORMATS)


@click.command("prices")
@click.argument("year", type=click.IntRange(1900, 9999), shell_complete=candidates.YEARS)
@click.option("--for", "customer", metavar="KIND", shell_complete=candidates.CUSTOMERS,
              help="The kind of customer. [default: the first in catalog.yaml]")  # fmt: skip
@click.option("--lang", metavar="LANG", help="The language of the file: sv, en … [default: the catalogue's first]")
@click.option("--format", "style", type=click.Choice(_NAMES), help="[default: by the file's ending, else csv]")
@click.option("--proposal", is_flag=True, help="A draft list, with today's price and the change beside it.")
@click.option("--list", "chosen", metavar="ID", shell_complete=candidates.DRAFTS,
              help="Which draft, where the year has several.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False, allow_dash=True),
              help="Where to write; - is standard output. [default: -]")  # fmt: skip
@click.pass_obj
def command(
    run: Run,
    year: int,
    customer: str | None,
    lang: str | None,
    style: str | None,
    proposal: bool,
    chosen: str | None,
    output: str | None,
) -> None:
    """Write the price list of a year: all lists laid over each other."""
    from kran.exports.formats import WRITERS

    if chosen is not None and not proposal:
        raise click.UsageError("--list names a draft: give --proposal too")
    output = None if output == "-" else output
    style = style or _by_ending(output)
    if output is not None:
        run.refuse_kept(Path(output))
    elif style in {"pdf", "xlsx"} and is_terminal():
        raise click.UsageError("Name a file with -o: a terminal cannot show this format")
    catalogue = run.sound()
    kinds = catalogue.settings.customers
    if customer is not None and customer not in kinds:
        raise click.BadParameter(f"{customer!r} is none of {', '.join(kinds)}", param_hint="--for")
    speaking = run.speaking(lang or catalogue.settings.main)
    customer = customer or catalogue.settings.first_customer
    if proposal:
        table = _proposal(speaking, catalogue, _draft(run, catalogue, year, customer, chosen), customer)
    else:
        table = _table(speaking, catalogue, year, customer)
    content = WRITERS[style](table)
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


def is_terminal() -> bool:
    """Say whether standard output is a terminal."""
    return sys.stdout.isatty()


def _proposal(run: Run, catalogue: Catalogue, draft: PriceList, customer: str) -> Table:
    from kran.exports.price_table import proposal_table
    from kran.model.in_force import PriceBook

    return proposal_table(catalogue, PriceBook(catalogue), draft, customer, run.language, run.at)


def _table(run: Run, catalogue: Catalogue, year: int, customer: str) -> Table:
    from kran.exports.price_table import price_table
    from kran.model.in_force import PriceBook

    _refuse_undecided(run, catalogue, year, customer)
    book = PriceBook(catalogue)
    if not book.year(year, customer):
        click.echo(
            run.say(N_("No list sets a price in {year} for {customer}."), year=year, customer=customer), err=True
        )
        raise click.exceptions.Exit(1)
    return price_table(catalogue, book, year, customer, run.language, run.at)


def _refuse_undecided(run: Run, catalogue: Catalogue, year: int, customer: str) -> None:
    """Leave with 1 where no list is decided for a year: prices that merely go on are no list that someone decided."""
    from kran.exports.price_files import price_years

    years = price_years(catalogue)
    if year in years or not years:
        return
    text = N_("No price list is decided for {year}. The first is for {first}, the last for {last}.")
    click.echo(run.say(text, year=year, first=years[0], last=years[-1]), err=True)
    if _drafts(catalogue, year, customer):
        click.echo(run.say(N_("There is a draft for {year}: add --proposal to see it."), year=year), err=True)
    raise click.exceptions.Exit(1)


def _drafts(catalogue: Catalogue, year: int, customer: str) -> list[PriceList]:
    return [
        source
        for source in catalogue.price_lists.values()
        if source.draft and source.start.year == year and (not source.customers or customer in source.customers)
    ]


def _draft(run: Run, catalogue: Catalogue, year: int, customer: str, chosen: str | None) -> PriceList:
    """Return the draft that is meant, the only one unless it is chosen; leave with 1 where that is none or several."""
    drafts = {draft.id: draft for draft in _drafts(catalogue, year, customer)}
    if chosen in drafts or (chosen is None and len(drafts) == 1):
        return drafts[chosen] if chosen is not None else next(iter(drafts.values()))
    if not drafts:
        text = N_("There is no draft list for {year}.")
    elif chosen is None:
        text = N_("{year} has several drafts: {names}. Choose one with --list ID.")
    else:
        text = N_("“{id}” is no draft list for {year}. There is: {names}.")
    click.echo(run.say(text, year=year, names=", ".join(drafts), id=chosen), err=True)
    raise click.exceptions.Exit(1)


def _by_ending(output: str | None) -> str:
    if output is None or not Path(output).suffix:
        return "csv"
    found = by_ending(Path(output).name)
    if found is None:
        endings = ", ".join(entry.ending for entry in FORMATS)
        raise click.BadParameter(
            f"no format has the ending of {output!r}; name one with --format, or end the file with {endings}",
            param_hint="-o",
        )
    return found.name
