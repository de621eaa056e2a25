"""Questions on a terminal: what can be chosen is listed first, and a wrong answer is asked for again."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from kran.periods import iso_day
from kran.text import N_, Text, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kran.cli.context import Run
    from kran.model.catalogue import Catalogue

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for an option: the words, the kind of thing that the answer names (`day`: a date), if any.

    `english`: the same in English, asked where the catalogue has English too, and left out with an empty answer.
    """

    name: str
    words: str
    kind: str | None = None
    english: bool = False


def is_terminal() -> bool:
    """Say whether somebody can answer."""
    return sys.stdin.isatty()


def missing(questions: list[Question], given: Mapping[str, Any]) -> list[Question]:
    """Return the questions whose answers must be given and are not."""
    return [question for question in questions if not question.english and not given.get(question.name)]


def ask(run: Run, catalogue: Catalogue, questions: list[Question], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers to the questions that `given` has none to."""
    english = ENGLISH in catalogue.settings.languages and catalogue.settings.main != ENGLISH
    return {
        question.name: _answer(run, catalogue, question)
        for question in questions
        if not given.get(question.name) and (english or not question.english)
    }


def unknown(run: Run, catalogue: Catalogue, kind: str, name: str) -> str:
    """Return what is said of a name that stands for nothing of its kind."""
    meant = nearest(name, sorted(catalogue.names(kind)))
    text = N_("“{id}” is unknown. Did you mean “{meant}”?") if meant else N_("“{id}” is unknown.")
    return run.say(text, id=name, meant=meant)


def _answer(run: Run, catalogue: Catalogue, question: Question) -> str:
    words = run.language.gettext(question.words)
    if question.english:
        return str(click.prompt(words, default="", show_default=False))

    def read(answer: str) -> str:
        answer = answer.strip()
        if question.kind == "day":
            _day(run, answer)
        elif question.kind is not None and not catalogue.has(question.kind, answer):
            raise click.UsageError(unknown(run, catalogue, question.kind, answer))
        return answer

    if question.kind not in {None, "day"}:
        _list(run, catalogue, question.kind or "")
    return str(click.prompt(words, value_proc=read))


def _day(run: Run, answer: str) -> None:
    try:
        iso_day(answer)
    except ValueError:
        raise click.UsageError(run.say(N_("“{day}” is no day: write YYYY-MM-DD"), day=answer)) from None


def _list(run: Run, catalogue: Catalogue, kind: str) -> None:
    """Print every id of a kind and what it is called."""
    names = sorted(catalogue.names(kind)) if kind == "item" else list(catalogue.names(kind))
    width = max((len(name) for name in names), default=0)
    for name in names:
        click.echo(f"  {name:<{width}}  {_title(run, catalogue, kind, name)}".rstrip())


def _title(run: Run, catalogue: Catalogue, kind: str, name: str) -> str:
    from kran.site.names import item_name
    from kran.site.words import Words

    if kind == "item":
        return item_name(catalogue, name, Words(run.language))
    tables = catalogue.tables()
    if kind == "document":
        from kran.model.catalogue import FOLDERS

        folder, _, name = name.partition("/")
        kind = next((kind for kind, its in FOLDERS.items() if its == folder), "")
    named = tables[kind][name] if kind else None  # a key of a file has no title
    title = named if isinstance(named, Text) else getattr(named, "title", None)
    return str(run.language.say(title)) if isinstance(title, Text) else ""
