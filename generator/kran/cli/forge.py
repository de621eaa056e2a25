"""``kran forge``: what a workflow asks GitHub, and tells it, through its own program `gh`.

What comes from a proposal is data here: nothing of it is run, and nothing it says of itself is believed. Which proposal
a run is about is told by the event and by the forge, never by a file that the proposal's own workflow made.
"""

from __future__ import annotations

import json
import re
import subprocess
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from zoneinfo import ZoneInfo

import click

from kran.text import N_

if TYPE_CHECKING:
    from datetime import date

    from kran.cli.context import Run

LONGEST = 65_536
"""Signs in a comment at GitHub."""
_JOINER = "\N{WORD JOINER}"
_MENTION = re.compile(r"@(?=\w)")
_REPOSITORY = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9._-]+")
_WORKFLOW = re.compile(r"[a-z0-9-]+\.ya?ml")
_FILE = click.Path(exists=True, dir_okay=False)


def _repository(_: click.Context, __: click.Parameter, value: str) -> str:
    if not _REPOSITORY.fullmatch(value):
        raise click.BadParameter("write OWNER/NAME")
    return value


REPOSITORY = click.option(
    "--repository",
    metavar="OWNER/NAME",
    envvar="GITHUB_REPOSITORY",
    required=True,
    callback=_repository,
    help="The repository. [default: GITHUB_REPOSITORY]",
)


@click.group("forge")
def command() -> None:
    """Ask the code host about a proposal, and tell it. For workflows; needs GitHub's program gh."""


@command.command("proposal")
@click.argument("event", type=_FILE)
@click.option("--fetch", is_flag=True, help="Bring its commits to this repository too; nothing is checked out.")
@REPOSITORY
@click.pass_obj
def proposal(run: Run, event: str, fetch: bool, repository: str) -> None:
    """Tell which proposal a workflow's EVENT is about.

    Prints number, base, head and author, a line each, as a step's output. EVENT is what GITHUB_EVENT_PATH names, of a
    run that another workflow set off. Exit status 1 when no open proposal has that revision: then a newer one has a
    run of its own.
    """
    told = _about(run, _json(run, Path(event).read_bytes(), event).get("workflow_run"))
    head = f"{told['owner']}:{told['branch']}"
    answer = _gh(run, "api", "-X", "GET", f"repos/{repository}/pulls", "-f", "state=open", "-f", f"head={head}")
    pulls = [pull for pull in _list(run, answer) if _at(pull, "head", "sha") == told["sha"]]
    if not pulls:
        _leave(run, N_("No open proposal has the revision {revision}."), revision=told["sha"][:12])
    pull = pulls[0]
    found = {
        "number": str(pull.get("number")),
        "base": _at(pull, "base", "sha"),
        "head": told["sha"],
        "author": _at(pull, "user", "login"),
    }
    _refuse_odd(run, found)
    if fetch:
        _fetch(run, found["number"])
    for name, value in found.items():
        click.echo(f"{name}={value}")


@command.command("teams")
@REPOSITORY
@click.pass_obj
def teams(run: Run, repository: str) -> None:
    """Print who is in the teams of the posts: {"team": ["login"]}.

    Asks for the teams of posts that hold on the day. One that there is not is empty.
    """
    catalogue, owner = run.sound(), repository.partition("/")[0]
    members: dict[str, list[str]] = {}
    for post in catalogue.posts.values():
        if post.team not in members and (post.until is None or run.at <= post.until):
            path = f"orgs/{owner}/teams/{post.team}/members?per_page=100"
            members[post.team] = _lines(_gh(run, "api", "--paginate", path, "--jq", ".[].login", missing=b""))
    empty = [team for team, logins in members.items() if not logins]
    if empty:
        click.echo(
            run.say(N_("Nobody is in these teams, or there are none: {teams}"), teams=", ".join(empty)), err=True
        )
    click.echo(json.dumps(members, indent=2))


@command.command("comment")
@click.argument("number", type=click.IntRange(1))
@click.argument("body", type=_FILE)
@click.option("--by", metavar="LOGIN", default="github-actions[bot]", show_default=True, help="Whose comment it is.")
@REPOSITORY
@click.pass_obj
def comment(run: Run, number: int, body: str, by: str, repository: str) -> None:
    """Put the comment in BODY on the proposal NUMBER, over the one that is there.

    BODY is what “kran diff --format markdown” wrote. Its hidden mark is how it is found again.
    """
    text = _comment_text(run, body)
    path = f"repos/{repository}/issues/{number}/comments?per_page=100"
    fields = "{id, login: .user.login, body: .body[:40]}"
    there = [
        entry["id"]
        for line in _lines(_gh(run, "api", "--paginate", path, "--jq", f".[] | {fields} | tojson"))
        if (entry := json.loads(line))["login"] == by and str(entry["body"]).startswith(_mark())
    ]
    sent = json.dumps({"body": text}).encode()
    if there:
        _gh(run, "api", "-X", "PATCH", f"repos/{repository}/issues/comments/{there[0]}", "--input", "-", given=sent)
    else:
        _gh(run, "api", "-X", "POST", f"repos/{repository}/issues/{number}/comments", "--input", "-", given=sent)
    click.echo(run.say(N_("The comment is on proposal {number}."), number=number))


@command.command("rebuild")
@click.argument("workflow")
@REPOSITORY
@click.pass_obj
def rebuild(run: Run, workflow: str, repository: str) -> None:
    """Start WORKFLOW where something published has changed by date since it last succeeded.

    For a schedule: the day is the one that kran next-change names. A day on which the schedule did not run is made up
    for on the next.
    """
    from kran.model.next_change import next_change

    if not _WORKFLOW.fullmatch(workflow):
        raise click.BadParameter("name the workflow's file: publish.yml", param_hint="WORKFLOW")
    path = f"repos/{repository}/actions/workflows/{workflow}"
    answer = _gh(run, "api", f"{path}/runs?status=success&per_page=1", "--jq", ".workflow_runs[0].created_at // empty")
    last = _day(run, answer.decode("utf-8", "replace").strip())
    catalogue = run.sound()
    due = next_change(catalogue, last) if last is not None else run.at
    if due > run.at:
        click.echo(run.say(N_("Nothing changes by date until {day}."), day=due))
        return
    _gh(run, "api", "-X", "POST", f"{path}/dispatches", "-f", f"ref={catalogue.settings.site.branch}")
    click.echo(run.say(N_("Started: something changed by date on {day}."), day=due))


def _about(run: Run, told: Any) -> dict[str, str]:  # noqa: ANN401  whatever JSON holds
    """Return the revision, branch and owner that a run was about."""
    found = {
        "sha": _at(told, "head_sha"),
        "branch": _at(told, "head_branch"),
        "owner": _at(told, "head_repository", "owner", "login"),
    }
    if not all(found.values()):
        _leave(run, N_("This is no event of a run that another workflow set off."))
    return found


def _refuse_odd(run: Run, found: dict[str, str]) -> None:
    """Leave where what becomes a step's output is not what it should be: a line break in it would be another output."""
    from kran.changes.forge_reviews import COMMIT, LOGIN

    sound = (
        found["number"].isdecimal(),
        COMMIT.fullmatch(found["base"]),
        COMMIT.fullmatch(found["head"]),
        LOGIN.fullmatch(found["author"]),
    )
    if not all(sound):
        _leave(run, N_("The forge's answer is not as expected."))


def _fetch(run: Run, number: str) -> None:
    """Bring a proposal's commits, with the token that gh has: git keeps none."""
    helper = ("-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential")
    reference = f"refs/pull/{number}/head"
    _run(run, ["git", "-C", str(run.root), *helper, "fetch", "--quiet", "--no-tags", "origin", reference])


def _comment_text(run: Run, body: str) -> str:
    """Return a comment as it may be put: one of ours, no longer than is taken, that calls for nobody."""
    try:
        text = Path(body).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        text = ""
    if not text.startswith(_mark()) or len(text) > LONGEST:
        _leave(run, N_("{path} is no comment that “kran diff --format markdown” wrote."), path=body)
    text = _MENTION.sub(f"@{_JOINER}", text)
    return text if len(text) <= LONGEST else text[:LONGEST]


def _mark() -> str:
    from kran.review.comment import MARK

    return MARK


def _day(run: Run, told: str) -> date | None:
    """Return the day in Sweden of a time that the forge tells; None where it tells none."""
    if not told:
        return None
    try:
        return datetime.fromisoformat(told).astimezone(ZoneInfo("Europe/Stockholm")).date()
    except ValueError:
        _leave(run, N_("The forge's answer is not as expected."))


def _at(value: Any, *steps: str) -> str:  # noqa: ANN401
    """Return the text that a path into JSON leads to; empty where there is none."""
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def _json(run: Run, data: bytes, file: str) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        _leave(run, N_("{path} is no event of the forge."), path=file)
    return value


def _list(run: Run, data: bytes) -> list[Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, list):
        _leave(run, N_("The forge's answer is not as expected."))
    return [entry for entry in value if isinstance(entry, dict)]


def _lines(data: bytes) -> list[str]:
    return [line for line in data.decode("utf-8", "replace").split("\n") if line]


def _gh(run: Run, *arguments: str, given: bytes = b"", missing: bytes | None = None) -> bytes:
    """Return what gh prints; `missing` where the forge knows nothing of the kind (404), if that is no fault."""
    return _run(run, ["gh", *arguments], given, missing)


def _run(run: Run, command_line: list[str], given: bytes = b"", missing: bytes | None = None) -> bytes:
    try:
        done = subprocess.run(command_line, input=given, capture_output=True, check=False)  # noqa: S603  no shell
    except OSError as problem:
        _leave(run, N_("{program} cannot be run: {problem}"), program=command_line[0], problem=problem.strerror)
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode and missing is not None and "HTTP 404" in said:
        return missing
    if done.returncode:
        _leave(run, N_("{program} failed: {problem}"), program=command_line[0], problem=said or done.returncode)
    return done.stdout


def _leave(run: Run, msgid: str, **values: object) -> NoReturn:
    """Say what is wrong and leave with 1."""
    from kran.report import printable

    click.echo(printable(run.say(msgid, **values)), err=True)
    raise click.exceptions.Exit(1)
