"""``kran show``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kran.cli import candidates
from kran.text import N_, nearest

if TYPE_CHECKING:
    from datetime import date

    from kran.cli.context import Run
    from kran.model.catalogue import Catalogue
    from kran.model.in_force import InForce, PriceBook
    from kran.model.price_list import PriceList
    from kran.model.service import Service


@click.command("show")
@click.argument("id_", metavar="ID", shell_complete=candidates.ITEMS)
@click.option("--at", metavar="DATE", help="The day to look from, YYYY-MM-DD.")
@click.option("--for", "customer", metavar="KIND", shell_complete=candidates.CUSTOMERS,
              help="The kind of customer. [default: the first in catalog.yaml]")  # fmt: skip
@click.option("--unit", metavar="UNIT", shell_complete=candidates.UNITS, help="A unit, for prices of its own.")
@click.option("--lang", metavar="LANG", help="The language: sv, en …")
@click.pass_obj
def command(run: Run, id_: str, at: str | None, customer: str | None, unit: str | None, lang: str | None) -> None:
    """Show an item with its price and level as they hold on a day.

    ID is a service or service/option, or a row on top of it: service/option+part. Says from which list and
    decision a price comes and since when it holds.
    """
    from kran.cli.context import day_of
    from kran.model.in_force import PriceBook

    run = run.speaking(lang)
    day = day_of(at) if at else run.at
    catalogue = run.sound()
    book = PriceBook(catalogue)
    path = catalogue.canonical(id_)
    service = catalogue.services.get(path.partition("+")[0].partition("/")[0])
    rows = {catalogue.canonical(key) for source in book.lists for key in source.rows if "+" in key}
    if service is None or (path not in catalogue.items and path != service.id and path not in rows):
        meant = nearest(id_, (*catalogue.names("item"), *(sorted(rows) if "+" in id_ else ())))
        text = N_("“{id}” is unknown. Did you mean “{meant}”?") if meant else N_("“{id}” is unknown.")
        click.echo(run.say(text, id=id_, meant=meant), err=True)
        raise click.exceptions.Exit(1)
    kinds = catalogue.settings.customers
    if customer is not None and customer not in kinds:
        raise click.BadParameter(f"{customer!r} is none of {', '.join(kinds)}", param_hint="--for")
    if unit is not None and unit not in catalogue.units:
        raise click.BadParameter(f"{unit!r} is no unit", param_hint="--unit")
    own_kind = catalogue.units[unit].customer if unit else None
    view = _View(run, catalogue, book, day, customer or own_kind or catalogue.settings.first_customer, unit)
    view.service(service)
    for item in service.items if path == service.id else (path,):
        view.item(service, item)


class _View:
    """Prints one service and its items."""

    def __init__(
        self, run: Run, catalogue: Catalogue, book: PriceBook, day: date, customer: str, unit: str | None
    ) -> None:
        from kran.site.price_text import PriceWriter
        from kran.site.words import Words

        self.run = run
        self.catalogue = catalogue
        self.book = book
        self.day = day
        self.customer = customer
        self.unit = unit
        self.prices = PriceWriter(catalogue, Words(run.language))

    def service(self, service: Service) -> None:
        language = self.run.language
        click.secho(str(language.say(service.title)), bold=True, nl=False)
        click.secho(f"  {service.id}", dim=True)
        click.echo(str(language.say(service.summary)))
        if service.draft:
            click.secho(language.gettext(N_("A draft: not published.")), fg="yellow")

    def item(self, service: Service, path: str) -> None:
        """Print an item with all its rows, or one row alone."""
        language, item = self.run.language, path.partition("+")[0]
        option = service.option(item) if service.options else None
        click.echo()
        click.secho(f"{language.say(option.title)}  " if option else "", bold=True, nl=False)
        click.secho(path, dim=True)
        keys = [path] if "+" in path else self.book.rows_of(item, self.customer) or [item]
        any_price = False
        for key in keys:
            held = self.book.price(key, self.customer, self.day, self.unit)
            if held is not None:
                any_price = True
                click.echo(f"  {self._on_top(key, held)}{self.prices.write(held.price, self.day).full}")
                click.secho(f"    {self._source(key, held)}", dim=True)
        if not any_price:
            if service.contains and path == item:
                self._parts(service)
            else:
                click.echo("  " + self.run.say(N_("No price in force on {day}."), day=self.day.isoformat()))
        agreed = self.catalogue.agreed_level(item, self.unit, self.day)
        if agreed is not None:
            promised = self.catalogue.levels.get(agreed.level)
            name = str(language.say(promised.title)) if promised else agreed.level
            click.echo("  " + self.run.say(N_("Service level: {level} (agreements/{id})"), level=name, id=agreed.id))
            return
        level = self.book.level(item, self.customer, self.day)
        if level is not None:
            promised = self.catalogue.levels.get(level[0])
            name = str(language.say(promised.title)) if promised else level[0]
            click.echo("  " + self.run.say(N_("Service level: {level} (prices/{list})"), level=name, list=level[1].id))

    def _on_top(self, key: str, held: InForce) -> str:
        """Return what a row on top is for, with a colon; empty for an item's own price."""
        part = key.partition("+")[2]
        if not part:
            return ""
        text = held.price.text or self.book.text(key, self.customer, self.day)
        name = (
            str(self.run.language.say(text))
            if text
            else self.run.say(N_("On top: {part}"), part=part.replace("-", " "))
        )
        return f"{name}: "

    def _source(self, key: str, held: InForce) -> str:
        """Return since when a price holds: the list that set it first, and the one that states it now."""
        unit = self.unit if held.source.unit else None
        first = self.book.price(key, self.customer, held.since, unit) or held
        since = held.since.isoformat()
        if first.source.id == held.source.id:
            return self.run.say(N_("since {since} ({list})"), since=since, list=self._list(held.source))
        return self.run.say(
            N_("since {since} ({first}), unchanged in {list}"),
            since=since,
            first=self._list(first.source),
            list=self._list(held.source, "{list} ({decision})"),
        )

    def _list(self, source: PriceList, form: str = "{list}, {decision}") -> str:
        """Return a list with its decision in `form`; its name alone where none stands behind it."""
        decision = self.catalogue.decisions.get(source.decision or "")
        name = f"prices/{source.id}"
        if decision is None:
            return name
        return form.format(list=name, decision=f"{decision.reference}, {decision.date.isoformat()}")

    def _parts(self, service: Service) -> None:
        click.echo("  " + self.run.language.gettext(N_("The sum of its parts:")))
        for part in service.contains:
            optional = self.run.language.gettext(N_(" (can be left out)")) if part.optional else ""
            click.echo(f"    {part.quantity} × {part.item}{optional}")
