"""What the forge answers about a proposal, read strictly: the list of reviews, and who is in which team.

An answer that is only half understood would let something through that nobody approved, or hold up what was. So what
is not as the forge sends it is a finding, and nothing is read from it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from kran.changes.forge_review import STATES, Review
from kran.diagnostics import Code, Diagnostic, Example, Severity, Spot, complain
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_ANSWER = 20_000_000
"""A thousand reviews with long texts are a fifth of this."""
MOST_FINDINGS = 20
"""An answer of another kind altogether is not complained of a thousand times."""

_WHY = N_("Who approved what must be certain before anything is merged; half an answer would let something through.")
_REVIEWS = Example('$ cat reviews.json\n[{"user": {"login": "hubot"}, "state": "APPROVED", "commit_id": "3f2a…"}]\n')
_TEAMS = Example('$ cat teams.json\n{"it-chef": ["hubot"]}\n')

BROKEN = Code(
    "K841",
    "answer-broken",
    Severity.ERROR,
    N_("The forge's answer cannot be read"),
    _WHY,
    Example("$ cat reviews.json\n[{]\n"),
    _REVIEWS,
)
NOT_REVIEWS = Code(
    "K842",
    "not-reviews",
    Severity.ERROR,
    N_("A file is no list of reviews from the forge"),
    _WHY,
    Example('$ cat reviews.json\n{"message": "Not Found"}\n'),
    _REVIEWS,
)
NOT_TEAMS = Code(
    "K843",
    "not-teams",
    Severity.ERROR,
    N_("A file does not say who is in which team"),
    _WHY,
    Example('$ cat teams.json\n["hubot"]\n'),
    _TEAMS,
)
CODES = (BROKEN, NOT_REVIEWS, NOT_TEAMS)

_AGAIN = N_("Fetch it anew: {command}")
_FETCH_REVIEWS = "gh api --paginate --slurp repos/OWNER/NAME/pulls/NUMBER/reviews"
_FETCH_TEAMS = "kran forge teams"
LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?(?:\[bot\])?")
COMMIT = re.compile(r"(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],]|[^\s{}\[\],:"]+')
_Path = tuple[str | int, ...]


class _Twice(ValueError):  # noqa: N818  it says what was met
    """A key stands twice in one object."""


class _Unlike(Exception):  # noqa: N818  it says what the answer is
    """Something in an answer is not as the forge sends it: where, and a msgid with its values."""

    def __init__(self, path: _Path, message: str, **values: str) -> None:
        super().__init__(message)
        self.path, self.message, self.values = path, message, values


class _Unreadable(Exception):  # noqa: N818  it says what the file is
    """A file is no JSON: how far into its text that shows, and a msgid with its values."""

    def __init__(self, place: tuple[int, int], message: str, **values: object) -> None:
        super().__init__(message)
        self.place, self.message, self.values = place, message, values


def read_reviews(data: bytes, file: str) -> tuple[tuple[Review, ...], list[Diagnostic]]:
    """Return the reviews in an answer of GitHub, one page or all of them in a list; none where anything is wrong."""
    reviews: list[Review] = []
    unlike: list[_Unlike] = []
    try:
        entries = list(_entries(_read(data)))
    except _Unreadable as problem:
        return (), [_broken(file, problem, _FETCH_REVIEWS)]
    except _Unlike as problem:
        entries = []
        unlike.append(problem)
    for path, entry in entries:
        try:
            reviews.append(_review(path, entry))
        except _Unlike as problem:
            unlike.append(problem)
    return () if unlike else tuple(reviews), _told(NOT_REVIEWS, file, data, unlike, _FETCH_REVIEWS)


def read_teams(data: bytes, file: str) -> tuple[dict[str, tuple[str, ...]], list[Diagnostic]]:
    """Return the logins of each team (``{team: [login]}``); none where anything is wrong."""
    teams: dict[str, tuple[str, ...]] = {}
    unlike: list[_Unlike] = []
    try:
        value = _answer(_read(data), dict, '{"team": ["login"]}')
    except _Unreadable as problem:
        return {}, [_broken(file, problem, _FETCH_TEAMS)]
    except _Unlike as problem:
        value = {}
        unlike.append(problem)
    for team, logins in value.items():
        try:
            teams[team] = _logins(team, logins)
        except _Unlike as problem:
            unlike.append(problem)
    return {} if unlike else teams, _told(NOT_TEAMS, file, data, unlike, _FETCH_TEAMS)


def _answer(value: Any, kind: type, expected: str) -> Any:  # noqa: ANN401  whatever JSON holds
    """Return an answer that is of its kind; what the forge says instead of one is told by its own words."""
    said = value.get("message") if isinstance(value, dict) else None
    if isinstance(said, str):
        raise _Unlike((), N_("the forge answered “{said}”"), said=said)
    if not isinstance(value, kind):
        raise _Unlike((), N_("expected {expected} here"), expected=expected)
    return value


def _entries(value: Any) -> Iterator[tuple[tuple[int, ...], Any]]:  # noqa: ANN401
    """Yield each review with its path: a page is a list of them, all pages a list of lists."""
    for index, entry in enumerate(_answer(value, list, "[{…}]")):
        if isinstance(entry, list):
            yield from (((index, inner), review) for inner, review in enumerate(entry))
        else:
            yield (index,), entry


def _review(path: tuple[int, ...], entry: Any) -> Review:  # noqa: ANN401
    if not isinstance(entry, dict):
        raise _Unlike(path, N_("expected {expected} here"), expected="{…}")

    def need(field: str, expected: str, *, fits: bool) -> None:
        if field not in entry:
            raise _Unlike(path, N_("the review lacks “{field}”"), field=field)
        if not fits:
            text = N_("“{field}” is not as expected: {expected}")
            raise _Unlike((*path, field), text, field=field, expected=expected)

    user, state, commit = entry.get("user"), entry.get("state"), entry.get("commit_id")
    login = "" if user is None else user.get("login") if isinstance(user, dict) else None
    need("user", "login", fits=user is None or (isinstance(login, str) and bool(LOGIN.fullmatch(login))))
    need("state", ", ".join(STATES), fits=state in STATES)
    need("commit_id", "0123abcd…", fits=commit is None or (isinstance(commit, str) and bool(COMMIT.fullmatch(commit))))
    submitted = entry.get("submitted_at") or ""
    if not isinstance(submitted, str) or (submitted and not _TIME.fullmatch(submitted)):
        need("submitted_at", "2026-11-24T08:00:00Z", fits=False)
    return Review(str(login), str(state), str(commit or "").lower(), str(submitted))


def _logins(team: str, logins: Any) -> tuple[str, ...]:  # noqa: ANN401
    if not isinstance(logins, list):
        raise _Unlike((team,), N_("expected {expected} here"), expected='["login"]')
    for index, login in enumerate(logins):
        if not isinstance(login, str) or not LOGIN.fullmatch(login):
            raise _Unlike((team, index), N_("this is no login"))
    return tuple(logins)


def _read(data: bytes) -> Any:  # noqa: ANN401
    """Return what JSON says; raises _Unreadable where it is none."""
    if len(data) > LARGEST_ANSWER:
        raise _Unreadable((1, 1), N_("the file is larger than {limit} bytes"), limit=LARGEST_ANSWER)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise _Unreadable(_at(before, len(before)), N_("the file is not UTF-8")) from None
    if not text.strip():
        raise _Unreadable((1, 1), N_("the file is empty"))
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except _Twice as error:
        raise _Unreadable(_at(text, _second(text)), N_("“{key}” stands twice here"), key=str(error)) from None
    except json.JSONDecodeError as error:
        raise _Unreadable((error.lineno, error.colno), N_("this is no JSON")) from None
    except RecursionError:
        raise _Unreadable((1, 1), N_("the file is nested too deep")) from None
    except ValueError:  # NaN and Infinity, and numbers of thousands of digits
        raise _Unreadable(_at(text, _number(text)), N_("a number here is none that JSON knows")) from None


def _broken(file: str, problem: _Unreadable, command: str) -> Diagnostic:
    where = Spot(file, *problem.place)
    return complain(BROKEN, where, problem.message, _AGAIN, severity=None, **problem.values, command=command)


def _told(kind: Code, file: str, data: bytes, unlike: list[_Unlike], command: str) -> list[Diagnostic]:
    """Return the first of what is not as the forge sends it, each where it stands."""
    if not unlike:
        return []
    shown, text = unlike[:MOST_FINDINGS], data.decode("utf-8")
    places = _places(text, {problem.path for problem in shown})
    return [
        complain(
            kind,
            Spot(file, *_at(text, places.get(problem.path, 0))),
            problem.message,
            _AGAIN,
            severity=None,
            **problem.values,
            command=command,
        )
        for problem in shown
    ]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for key, value in pairs:
        if key in read:
            raise _Twice(key)
        read[key] = value
    return read


def _no_number(name: str) -> Any:  # noqa: ANN401  never returns
    raise ValueError(name)


def _places(text: str, wanted: set[_Path]) -> dict[_Path, int]:
    """Return where in a sound JSON text the values begin that some paths lead to.

    JSON is written with escapes that a reader of YAML does not take, so its places are looked up here.
    """
    return {path: start for path, start, is_key in _walk(text) if not is_key and path in wanted}


def _second(text: str) -> int:
    """Return where in a sound JSON text a key stands for the second time in one object."""
    met: list[set[str]] = []
    for path, start, is_key in _walk(text):
        del met[len(path) :]
        met += [set() for _ in range(len(path) - len(met))]
        if is_key:
            if path[-1] in met[-1]:
                return start
            met[-1].add(str(path[-1]))
    return 0


def _walk(text: str) -> Iterator[tuple[_Path, int, bool]]:
    """Yield the path and the place of every value and of every key of a sound JSON text, as they are written."""
    steps: list[str | int] = []
    waits_for_key: list[bool] = []
    for token in _TOKEN.finditer(text):
        sign = token.group()
        if sign in "]}":
            steps.pop()
            waits_for_key.pop()
        elif sign == ",":
            last = steps[-1]
            if isinstance(last, int):
                steps[-1] = last + 1
            else:
                waits_for_key[-1] = True
        elif waits_for_key and waits_for_key[-1]:
            steps[-1], waits_for_key[-1] = json.loads(sign), False
            yield tuple(steps), token.start(), True
        else:
            yield tuple(steps), token.start(), False
            if sign in "[{":
                steps.append("" if sign == "{" else 0)
                waits_for_key.append(sign == "{")


def _number(text: str) -> int:
    """Return where in a JSON text, outside its texts, the first number stands that is none."""
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', lambda found: " " * len(found.group()), text)
    found = re.search(r"-?Infinity|NaN|\d{4000,}", outside)
    return found.start() if found else 0


def _at(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
