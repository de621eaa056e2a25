"""``kran new``: one command for each kind of document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from kran.cli import new_decisions, new_document, questions
from kran.cli.questions import Question
from kran.periods import iso_day
from kran.text import N_

if TYPE_CHECKING:
    from datetime import date

    from kran.cli.context import Run
    from kran.model.catalogue import Catalogue


_SHOWN = 10
"""So many rows are named; more than that is not read."""


class _New(click.Command):
    """A command that says what to write where the hyphens of an option were forgotten: ``title=Skärm``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments as click does, those that look like options first."""
        options = {name for param in self.params for name in param.opts}
        for before, arg in zip(["", *args], args, strict=False):
            name, equals, _ = arg.partition("=")
            if equals and f"--{name}" in options and before not in options:
                raise click.UsageError(f"Write --{arg}: an option begins with two hyphens", ctx)
        return super().parse_args(ctx, args)


class _Group(click.Group):
    command_class: type[click.Command] | None = _New


@click.group("new", cls=_Group)
def command() -> None:
    """Write a new document that passes the check.

    Asks on a terminal for what is not given as an option. What is not decided yet is written as a draft.
    """


def _ask(run: Run, made: tuple[str, str], asked: list[Question], given: dict[str, Any]) -> dict[str, Any]:
    """Return `given` with what is needed and missing asked for; without a terminal that is wrong use.

    What is given already is looked at first: nobody answers five questions for a document that cannot be made.
    """
    kind, id_ = made
    new_document.refuse_bad_id(run, id_)
    missing = questions.missing(asked, given)
    if not missing:
        return given
    if not questions.is_terminal():
        raise click.UsageError("Give " + ", ".join(f"--{question.name.replace('_', '-')}" for question in missing))
    catalogue = run.sound()
    for document in catalogue.documents:
        if (document.kind, document.id) == (kind, id_):
            new_document.refuse_taken(run, run.root / document.file)
    for question in asked:
        if question.kind is not None and question.kind != "day":
            for name in _several(given.get(question.name) or ()):
                new_document.refuse_unknown(run, catalogue, question.kind, name)
    return given | questions.ask(run, catalogue, asked, given)


def _both(sv: str | None, en: str | None) -> str | dict[str, str] | None:
    return {"sv": sv, "en": en} if sv and en else sv


@command.command("service")
@click.argument("id_", metavar="ID")
@click.option("--category", help="The shelf: a folder below catalog/services/.")
@click.option("--title", help="The name, in the first language.")
@click.option("--title-en", help="The name in English.")
@click.option("--summary", help="One or two sentences that say what it is.")
@click.option("--summary-en", help="The same in English.")
@click.option("--owner", help="The role that owns it.")
@click.option("--option", "options", multiple=True, metavar="ID=NAME", help="A choice of the service; repeat it.")
@click.pass_obj
def service(run: Run, /, id_: str, options: tuple[str, ...], **given: str | None) -> None:
    """Write a service, as a draft until it has a price."""
    from kran.authoring.document import compose

    answers = _ask(
        run,
        ("service", id_),
        [
            Question("category", N_("Shelf"), "category"),
            Question("title", N_("Name")),
            Question("title_en", N_("Name in English"), english=True),
            Question("summary", N_("One or two sentences that say what it is")),
            Question("summary_en", N_("The same in English"), english=True),
            Question("owner", N_("Role that owns it"), "role"),
        ],
        given,
    )
    choices = [(name, title or name) for name, _, title in (option.partition("=") for option in options)]
    new_document.write(
        run,
        lambda: compose(
            f"catalog/services/{answers['category']}/{id_}.yaml",
            "service",
            {
                "status": "draft",
                "title": _both(answers["title"], answers["title_en"]),
                "summary": _both(answers["summary"], answers["summary_en"]),
                "owner": answers["owner"],
                "reviewed": run.at,
                "orderable": {"from": run.at},
                "options": [{"id": name, "title": title} for name, title in choices],
            },
        ),
        (("category", answers["category"]), ("role", answers["owner"])),
    )


@command.command("list")
@click.argument("id_", metavar="ID")
@click.option("--title", help="The list's name.")
@click.option("--starts", metavar="DATE", help="The first day it holds.")
@click.option("--for", "customers", multiple=True, metavar="KIND", help="A kind of customer; repeat it.")
@click.option("--from", "sheet", type=click.Path(exists=True, dir_okay=False), help="A spreadsheet saved as CSV.")
@click.option("--copy", is_flag=True, help="Begin with every price in force the day before.")
@click.pass_obj
def price_list(
    run: Run, /, id_: str, customers: tuple[str, ...], sheet: str | None, copy: bool, **given: str | None
) -> None:
    """Write a price list, as a draft until it is decided.

    --from FILE.csv takes a sheet of the shape that “kran prices --format csv” writes, and refuses what is unclear.
    """
    from kran import report
    from kran.authoring import new_list
    from kran.cli.context import paint

    if bool(sheet) == copy:
        raise click.UsageError("Give either --from FILE.csv or --copy")
    for customer in customers:
        _refuse_no_customer(run.sound(), customer)
    asked = [Question("title", N_("The list's name")), Question("starts", N_("First day (YYYY-MM-DD)"), "day")]
    answers = _ask(run, ("price-list", id_), asked, given)
    try:
        starts = iso_day(str(answers["starts"]))
    except ValueError:
        raise click.BadParameter(f"{answers['starts']!r} is no day: write YYYY-MM-DD", param_hint="--starts") from None
    catalogue = run.sound()
    head = new_list.Head(id_, str(answers["title"]), starts, customers)
    if copy:
        try:
            new_document.write(run, lambda: new_list.copied(catalogue, head))
        except new_list.NotAlike as problem:
            _refuse_unlike(run, problem.rows)
        except new_list.NothingToCopy as problem:
            whom = customers or new_list.customers_before(catalogue, starts)
            text = N_("No price holds on {day} for {customers}: there is nothing to copy.")
            click.echo(run.say(text, day=problem, customers=", ".join(whom)), err=True)
            click.echo(run.say(N_("Nothing was written.")), err=True)
            raise click.exceptions.Exit(1) from None
        return
    document, problems = new_list.from_sheet(catalogue, head, Path(str(sheet)))
    if document is None:
        found = report.findings(problems, new_list.SheetFiles(Path(str(sheet))), run.language)
        click.echo(report.as_text(found, run.language, paint), nl=False, err=True)
        click.echo(run.say(N_("Nothing was written.")), err=True)
        raise click.exceptions.Exit(1)
    new_document.write(run, lambda: document)


def _refuse_unlike(run: Run, rows: list[str]) -> NoReturn:
    """Leave with 1: what is copied for several kinds of customer is the same for all of them."""
    text = N_("They do not have the same price or service level, or not all have one: {rows}.")
    more = N_("They do not have the same price or service level, or not all have one: {rows} and {count} more.")
    shown = ", ".join(rows[:_SHOWN])
    click.echo(run.say(more if len(rows) > _SHOWN else text, rows=shown, count=len(rows) - _SHOWN), err=True)
    click.echo(run.say(N_("Copy a list for one kind of customer at a time: --for KIND.")), err=True)
    click.echo(run.say(N_("Nothing was written.")), err=True)
    raise click.exceptions.Exit(1)


def _refuse_no_customer(catalogue: Catalogue, customer: str) -> None:
    kinds = catalogue.settings.customers
    if customer not in kinds:
        raise click.BadParameter(f"{customer!r} is none of {', '.join(kinds)}", param_hint="--for")


@command.command("decision")
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--for-changes", "base", metavar="BASE",
              help="Write what is missing for the changes since a revision; --body or --role choose one.")  # fmt: skip
@click.option("--title", help="What was decided.")
@click.option("--title-en", help="The same in English.")
@click.option("--body", help="The body that decided.")
@click.option("--role", help="Or the role, on delegation.")
@click.option("--date", "day", metavar="DATE", help="The day of the decision.")
@click.option("--reference", help="Reference number and paragraph of the minutes.")
@click.option("--decides", multiple=True, metavar="DOCUMENT", help="What it decides, as prices/2027; repeat it.")
@click.pass_obj
def decision(run: Run, /, id_: str | None, base: str | None, body: str | None, role: str | None,
             decides: tuple[str, ...], **given: str | None) -> None:  # fmt: skip
    """Write a decision, as a draft until what it decides names it.

    With --for-changes: a draft for each who must decide something that changes since BASE and that no decision covers.
    Its date and reference are left for the minutes unless they are given.
    """
    if base is not None:
        if id_ or decides or given["title"] or given["title_en"]:
            raise click.UsageError("--for-changes works out ID, --title and --decides itself: leave them out")
        new_decisions.write(run, base, (body, role), _day(given["day"]), given["reference"])
        return
    if id_ is None:
        raise click.UsageError("Give ID, or --for-changes BASE")
    from kran.authoring.document import compose

    asked = [
        Question("title", N_("What was decided")),
        Question("title_en", N_("The same in English"), english=True),
        Question("reference", N_("Reference number and paragraph")),
        *([] if role else [Question("body", N_("Body"), "body")]),
        Question("decides", N_("Document it decides (prices/2027)"), "document"),
    ]
    answers = _ask(run, ("decision", id_), asked, given | {"body": body, "decides": decides})
    when = _day(answers["day"]) or run.at
    new_document.write(
        run,
        lambda: compose(
            f"catalog/decisions/{when.year}/{id_}.yaml",
            "decision",
            {
                "status": "draft",
                "title": _both(answers["title"], answers["title_en"]),
                "body": answers["body"],
                "role": role,
                "date": when,
                "reference": answers["reference"],
                "decides": list(_several(answers["decides"])),
            },
        ),
    )


def _day(text: str | None) -> date | None:
    try:
        return iso_day(text) if text else None
    except ValueError:
        raise click.BadParameter(f"{text!r} is no day: write YYYY-MM-DD", param_hint="--date") from None


@command.command("level")
@click.argument("id_", metavar="ID")
@click.option("--title", help="The level's name.")
@click.option("--title-en", help="The name in English.")
@click.option("--rank", type=int, help="Higher is better.")
@click.option("--decision", "decided", help="The decision that sets it.")
@click.option("--starts", metavar="DATE", help="The first day it holds.")
@click.pass_obj
def level(run: Run, /, id_: str, rank: int | None, **given: str | None) -> None:
    """Write a service level, as a draft to fill in. Without --decision it stays unfinished until one is made."""
    from kran.authoring.document import compose

    asked = [Question("title", N_("Name")), Question("title_en", N_("Name in English"), english=True)]
    answers = _ask(run, ("service-level", id_), asked, given)
    new_document.write(
        run,
        lambda: compose(
            f"catalog/service-levels/{id_}.yaml",
            "service-level",
            {
                "status": "draft",
                "title": _both(answers["title"], answers["title_en"]),
                "rank": rank or 0,
                "decision": {answers["starts"] or run.at.isoformat(): answers["decided"]}
                if answers["decided"]
                else None,
                "operation": "always",
                "support": [{"hours": {"weekday": "08:00-16:30"}}],
                "targets": {"urgent": {"resolve": "8 h"}},
                "clock": "support",
            },
        ),
    )


@command.command("assortment")
@click.argument("id_", metavar="ID")
@click.option("--for", "kinds", multiple=True, metavar="KIND", help="A kind of unit; repeat it.")
@click.option("--decision", "decided", help="The decision that sets it.")
@click.option("--choice", "choices", multiple=True, metavar="ITEM", help="An item to choose; repeat it.")
@click.pass_obj
def assortment(run: Run, /, id_: str, kinds: tuple[str, ...], choices: tuple[str, ...], decided: str | None) -> None:
    """Write an assortment, as a draft until it is decided."""
    from kran.authoring.document import compose

    answers = _ask(
        run,
        ("assortment", id_),
        [Question("for", N_("Kind of unit"), "unit-kind"), Question("choice", N_("Item"), "item")],
        {"for": kinds, "decision": decided, "choice": choices},
    )
    kinds, choices = _several(answers["for"]), _several(answers["choice"])
    new_document.write(
        run,
        lambda: compose(
            f"catalog/assortments/{id_}.yaml",
            "assortment",
            {"status": "draft", "for": list(kinds), "decision": answers["decision"],
             "choices": {choice: {"standard": True} for choice in choices}},
        ),
        (*(("unit-kind", kind) for kind in kinds), *(("item", choice) for choice in choices)),
    )  # fmt: skip


@command.command("guideline")
@click.argument("id_", metavar="ID")
@click.option("--title", help="The heading.")
@click.option("--title-en", help="The heading in English.")
@click.option("--body", help="The body that sets it.")
@click.option("--decision", "decided", help="The decision that sets it.")
@click.pass_obj
def guideline(run: Run, /, id_: str, **given: str | None) -> None:
    """Write a guideline, as a draft to fill in."""
    from kran.authoring.document import compose

    answers = _ask(
        run,
        ("guideline", id_),
        [
            Question("title", N_("Heading")),
            Question("title_en", N_("Heading in English"), english=True),
            Question("body", N_("Body"), "body"),
        ],
        given,
    )
    new_document.write(
        run,
        lambda: compose(
            f"catalog/guidelines/{id_}.md",
            "guideline",
            {
                "status": "draft",
                "title": _both(answers["title"], answers["title_en"]),
                "body": answers["body"],
                "decision": answers["decided"],
            },
            f"## {answers['title']}\n",
        ),
        (("body", answers["body"]),),
    )


def _several(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
