"""``kran search-quality``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kran.cli.context import Run, progress
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kran.cli.queries import Query

EXTRA = "pip install 'it-pa-kran[browser]'"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The names of a browser on PATH that is taken before one that Playwright has fetched."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page answered: the services it found, best first; other pages have no id but keep their place."""

    query: Query
    found: Sequence[str | None]

    @property
    def place(self) -> int | None:
        """The place of the service that was meant, from 1; None where it was not shown."""
        service = self.query.service
        return self.found.index(service) + 1 if service in self.found else None


@click.command("search-quality")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--misses", is_flag=True, help="Also print each query whose service did not come first.")
@click.pass_obj
def command(run: Run, file: Path, misses: bool) -> None:
    """Measure in a browser how well the site's search finds what people mean.

    FILE has tab-separated values with the header query, service: what is typed, and the id of the service that is
    meant. Builds the site in a temporary folder, opens its start page in Chromium, types every query and prints how
    often the service came first, among the first three, and the mean reciprocal rank. Needs the extra [browser].
    """
    import tempfile

    from kran import __version__, publish
    from kran.cli import queries

    catalogue = run.sound()
    asked, faults = queries.read(file, catalogue)
    for fault in faults:
        click.echo(f"{file}:{fault.line}: {fault.message.render(run.language)}", err=True)
    if faults:
        raise click.exceptions.Exit(1)
    chromium = _chromium(run)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        edition = publish.Edition(run.root, catalogue, run.at, "", __version__)
        try:
            publish.publish(edition, site, progress(run))
        except publish.Unpublishable as problem:
            click.echo(run.language.gettext(str(problem)), err=True)
            raise click.exceptions.Exit(1) from None
        answers = _answers(chromium, site / "index.html", asked)
    for line in figures(answers):
        click.echo(line)
    if misses:
        for line in missed(run, answers):
            click.echo(line)


def figures(answers: Sequence[Answer]) -> list[str]:
    """Return the figures, one a line and the same in every language: programs read them too."""
    places = [answer.place for answer in answers]

    def within(most: int) -> str:
        return f"top-{most} {100 * sum(place is not None and place <= most for place in places) / len(places):.1f}%"

    mean = sum(1 / place for place in places if place) / len(places)
    return [within(1), within(3), f"mrr {mean:.2f}"]


def missed(run: Run, answers: Iterable[Answer]) -> list[str]:
    """Return a line for each query whose service did not come first: what came instead, and where it came."""
    lines = []
    for answer in answers:
        if answer.place == 1:
            continue
        where = run.say(N_("in place {place}"), place=answer.place) if answer.place else run.say(N_("not found"))
        first = (answer.found[0] or run.say(N_("another page"))) if answer.found else run.say(N_("nothing"))
        lines.append(
            run.say(
                N_("“{query}”: {service} {where}, first {first}"),
                query=answer.query.text,
                service=answer.query.service,
                where=where,
                first=first,
            )
        )
    return lines


def _chromium(run: Run) -> str:
    """Return the browser's executable; without Playwright or a browser say what to install and leave with 2."""
    import shutil

    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        said = run.say(
            N_("This needs the extra [browser], which is not installed: {command}"),
            command=EXTRA,
        )
        click.echo(said, err=True)
        raise click.exceptions.Exit(2) from None
    if found := next(filter(None, map(shutil.which, BROWSERS)), None):
        return found
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if own.exists():
        return str(own)
    said = run.say(
        N_("There is no Chromium here. Install the system's (Debian: {debian}) or Playwright's own ({own})."),
        debian="sudo apt-get install chromium",
        own="playwright install chromium",
    )
    click.echo(said, err=True)
    raise click.exceptions.Exit(2)


def _answers(chromium: str, start: Path, asked: Iterable[Query]) -> list[Answer]:
    """Type each query into the page as a reader does; return what it shows."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--disable-background-networking"])
        page = browser.new_page()
        page.goto(start.as_uri())
        box = page.locator("#k-query")
        panel = page.locator(".k-results")
        box.focus()
        page.wait_for_selector("#k-search[data-ready]")
        answers = []
        for query in asked:
            box.fill("")
            panel.wait_for(state="hidden")
            box.press_sequentially(query.text)
            page.wait_for_function("(said) => document.querySelector('.k-results').dataset.query === said",
                                   arg=box.input_value().strip())  # fmt: skip
            hrefs: list[str] = page.locator(".k-results ol a").evaluate_all(
                "all => all.map(a => a.getAttribute('href'))"
            )
            answers.append(Answer(query, [_service(href) for href in hrefs]))
        browser.close()
    return answers


def _service(href: str) -> str | None:
    folder, _, name = href.rpartition("/")
    return name.removesuffix(".html") if folder.endswith("tjanster") and name != "index.html" else None
