"""``kran new``: writes a document, checks it, and takes it back when it is unsound."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kran.text import N_, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kran.authoring.document import NewDocument
    from kran.cli.context import Run


@click.group("new")
def command() -> None:
    """Write a new document that passes the check.

    Asks on a terminal for what is not given as an option. What is not decided yet is written as a draft.
    """


@dataclass(frozen=True, slots=True)
class _Field:
    """One thing to ask for: the option's name, the question, and whether it can be left out."""

    name: str
    question: str
    needed: bool = True


def _ask(run: Run, fields: list[_Field], given: dict[str, Any]) -> dict[str, Any]:
    """Return `given` with what is needed and missing asked for; without a terminal that is wrong use."""
    missing = [field for field in fields if field.needed and not given.get(field.name)]
    if missing and not sys.stdin.isatty():
        raise click.UsageError("Give " + ", ".join(f"--{field.name.replace('_', '-')}" for field in missing))
    answers = {field.name: click.prompt(run.language.gettext(field.question)) for field in missing}
    return given | answers


def _refuse_unknown(run: Run, kind: str, name: str) -> None:
    """Leave with 1 where a name given on the command line stands for nothing."""
    catalogue = run.sound()
    if not catalogue.has(kind, name):
        known = sorted(catalogue.names(kind))
        meant = nearest(name, known)
        text = (
            N_("“{id}” is unknown. Did you mean “{meant}”?") if meant else N_("“{id}” is unknown. There is: {known}.")
        )
        click.echo(run.say(text, id=name, meant=meant, known=", ".join(known)), err=True)
        click.echo(run.say(N_("Nothing was written.")), err=True)
        raise click.exceptions.Exit(1)


def _write(run: Run, make: Callable[[], NewDocument], names: tuple[tuple[str, str], ...] = ()) -> None:
    """Write the document, check the catalogue, and take the document away again if it brought an error."""
    from kran import report
    from kran.authoring.document import BadId
    from kran.cli.schemas import write_ids
    from kran.diagnostics import Severity
    from kran.rules import unknown_reference

    try:
        document = make()
    except BadId as problem:
        raise click.BadParameter(
            run.say(N_("“{name}” is no id: use a–z, 0–9 and hyphens"), name=problem), param_hint="ID"
        ) from None
    for kind, name in names:
        _refuse_unknown(run, kind, name)
    path = run.root / document.path
    if path.exists():
        click.echo(run.say(N_("{path} is there already: nothing was written."), path=path), err=True)
        raise click.exceptions.Exit(1)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(document.text, encoding="utf-8")
    loaded = run.examine()
    found = report.findings(loaded.diagnostics, loaded.files, run.language)
    # In a draft an unknown name is only unfinished; here it was given on the command line, so it is a misspelling.
    misspelt = unknown_reference.CODE.code
    grave = [f for f in found if f.file == document.path and (f.severity is Severity.ERROR or f.code == misspelt)]
    if grave:
        path.unlink()
        from kran.cli.context import paint

        click.echo(report.as_text(grave, run.language, paint), nl=False, err=True)
        click.echo(run.say(N_("Nothing was written.")), err=True)
        raise click.exceptions.Exit(1)
    if loaded.catalogue is not None:
        write_ids(run.root, loaded.catalogue)
    click.echo(run.say(N_("Written: {path}"), path=path))


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
        [
            _Field("category", N_("Shelf")),
            _Field("title", N_("Name")),
            _Field("summary", N_("One or two sentences that say what it is")),
            _Field("owner", N_("Role that owns it")),
        ],
        given,
    )
    choices = [(name, title or name) for name, _, title in (option.partition("=") for option in options)]
    _write(
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
    answers = _ask(run, [_Field("title", N_("The list's name")), _Field("starts", N_("First day (YYYY-MM-DD)"))], given)
    try:
        starts = date.fromisoformat(str(answers["starts"]))
    except ValueError:
        raise click.BadParameter(f"{answers['starts']!r} is no day: write YYYY-MM-DD", param_hint="--starts") from None
    catalogue = run.sound()
    unknown = [customer for customer in customers if customer not in catalogue.settings.customers]
    if unknown:
        raise click.BadParameter(
            f"{unknown[0]!r} is none of {', '.join(catalogue.settings.customers)}", param_hint="--for"
        )
    head = new_list.Head(id_, str(answers["title"]), starts, customers or new_list.customers_before(catalogue, starts))
    if copy:
        _write(run, lambda: new_list.copied(catalogue, head))
        return
    document, problems = new_list.from_sheet(catalogue, head, Path(str(sheet)))
    if document is None:
        found = report.findings(problems, new_list.SheetFiles(Path(str(sheet))), run.language)
        click.echo(report.as_text(found, run.language, paint), nl=False, err=True)
        click.echo(run.say(N_("Nothing was written.")), err=True)
        raise click.exceptions.Exit(1)
    _write(run, lambda: document)


@command.command("decision")
@click.argument("id_", metavar="ID")
@click.option("--title", help="What was decided.")
@click.option("--body", help="The body that decided.")
@click.option("--role", help="Or the role, on delegation.")
@click.option("--date", "day", metavar="DATE", help="The day of the decision.")
@click.option("--reference", help="Reference number and paragraph of the minutes.")
@click.option("--decides", multiple=True, metavar="DOCUMENT", help="What it decides, as prices/2027; repeat it.")
@click.pass_obj
def decision(run: Run, /, id_: str, body: str | None, role: str | None, decides: tuple[str, ...],
             **given: str | None) -> None:  # fmt: skip
    """Write a decision, as a draft until what it decides names it."""
    from kran.authoring.document import compose

    asked = [_Field("title", N_("What was decided")), _Field("reference", N_("Reference number and paragraph"))]
    if not role:
        asked.append(_Field("body", N_("Body")))
    answers = _ask(run, asked, given | {"body": body})
    if not decides:
        answers = _ask(run, [_Field("decides", N_("Document it decides (prices/2027)"))], answers)
        decides = (answers["decides"],)
    day = answers["day"] or run.at.isoformat()
    try:
        when = date.fromisoformat(day)
    except ValueError:
        raise click.BadParameter(f"{day!r} is no day: write YYYY-MM-DD", param_hint="--date") from None
    _write(
        run,
        lambda: compose(
            f"catalog/decisions/{when.year}/{id_}.yaml",
            "decision",
            {
                "status": "draft",
                "title": answers["title"],
                "body": answers["body"],
                "role": role,
                "date": when,
                "reference": answers["reference"],
                "decides": list(decides),
            },
        ),
    )


@command.command("level")
@click.argument("id_", metavar="ID")
@click.option("--title", help="The level's name.")
@click.option("--rank", type=int, help="Higher is better.")
@click.option("--decision", "decided", help="The decision that sets it.")
@click.option("--starts", metavar="DATE", help="The first day it holds.")
@click.pass_obj
def level(run: Run, /, id_: str, rank: int | None, **given: str | None) -> None:
    """Write a service level, as a draft to fill in. Without --decision it stays unfinished until one is made."""
    from kran.authoring.document import compose

    answers = _ask(run, [_Field("title", N_("Name"))], given)
    _write(
        run,
        lambda: compose(
            f"catalog/service-levels/{id_}.yaml",
            "service-level",
            {
                "status": "draft",
                "title": answers["title"],
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
        [
            _Field("for", N_("Kind of unit")),
            _Field("choice", N_("Item")),
        ],
        {"for": kinds, "decision": decided, "choice": choices},
    )
    kinds, choices = _several(answers["for"]), _several(answers["choice"])
    _write(
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
@click.option("--body", help="The body that sets it.")
@click.option("--decision", "decided", help="The decision that sets it.")
@click.pass_obj
def guideline(run: Run, /, id_: str, **given: str | None) -> None:
    """Write a guideline, as a draft to fill in."""
    from kran.authoring.document import compose

    answers = _ask(
        run,
        [_Field("title", N_("Heading")), _Field("body", N_("Body"))],
        given,
    )
    _write(
        run,
        lambda: compose(
            f"catalog/guidelines/{id_}.md",
            "guideline",
            {"status": "draft", "title": answers["title"], "body": answers["body"], "decision": answers["decided"]},
            f"## {answers['title']}\n",
        ),
        (("body", answers["body"]),),
    )


def _several(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
