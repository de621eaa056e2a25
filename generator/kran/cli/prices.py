"""``kran prices``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kran.cli import candidates
from kran.cli.output import send, settle
from kran.site.file_format import FORMATS
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kran.cli.context import Run
    from kran.exports.table import Table
    from kran.model.catalogue import Catalogue
    from kran.model.price_list import PriceList

_NAMES = sorted(entry.name for entry in FORMATS)


@click.command("prices")
@click.argument("year", type=click.IntRange(1900, 9999), shell_complete=candidates.YEARS)
@click.option("--for", "customer", metavar="KIND", shell_complete=candidates.CUSTOMERS,
              help="The kind of customer. [default: the first in catalog.yaml; all that a draft is for]")  # fmt: skip
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
    style, path = settle(run, style, output, "csv")
    catalogue = run.sound()
    kinds = catalogue.settings.customers
    if customer is not None and customer not in kinds:
        raise click.BadParameter(f"{customer!r} is none of {', '.join(kinds)}", param_hint="--for")
    speaking = run.speaking(lang or catalogue.settings.main)
    if proposal:
        table = _proposal(speaking, catalogue, _draft(run, catalogue, year, customer, chosen), customer)
    else:
        table = _table(speaking, catalogue, year, customer or catalogue.settings.first_customer)
    send(run, WRITERS[style](table), path)


def _proposal(run: Run, catalogue: Catalogue, draft: PriceList, customer: str | None) -> Table:
    from kran.exports.proposal_table import proposal_table
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


def _drafts(catalogue: Catalogue, year: int, customer: str | None) -> list[PriceList]:
    """Return the draft lists of a year, those for a kind of customer or one of its units where it is given."""
    return [
        source
        for source in catalogue.price_lists.values()
        if source.draft and source.start.year == year and (customer is None or customer in _kinds(catalogue, source))
    ]


def _kinds(catalogue: Catalogue, source: PriceList) -> Iterable[str]:
    if source.unit is not None:
        return (catalogue.units[source.unit].customer,)
    return source.customers or catalogue.settings.customers


def _draft(run: Run, catalogue: Catalogue, year: int, customer: str | None, chosen: str | None) -> PriceList:
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
