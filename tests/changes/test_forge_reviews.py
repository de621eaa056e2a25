"""What the forge answers: read strictly, and what is not as it should be is told with its place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kran import report
from kran.changes import forge_reviews
from kran.changes.forge_review import Review
from kran.changes.forge_reviews import CODES, MOST_FINDINGS, read_reviews, read_teams
from kran.text import Language

SHA = "ecdd80bb57125d7ba9641ffaa4d7d2c19d3f3091"
GITHUB: dict[str, Any] = {
    "id": 80,
    "node_id": "MDE3OlB1bGxSZXF1ZXN0UmV2aWV3ODA=",
    "user": {"login": "octocat", "id": 1, "type": "User", "site_admin": False},
    "body": "Here is the body for the review.",
    "state": "APPROVED",
    "html_url": "https://git.example/octocat/Hello-World/pull/12#pullrequestreview-80",
    "pull_request_url": "https://api.git.example/repos/octocat/Hello-World/pulls/12",
    "_links": {"html": {"href": "…"}, "pull_request": {"href": "…"}},
    "submitted_at": "2019-11-17T17:43:43Z",
    "commit_id": SHA,
    "author_association": "COLLABORATOR",
}
READ = Review("octocat", "APPROVED", SHA, "2019-11-17T17:43:43Z")


class One:
    """A single file."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def names(self) -> list[str]:
        return ["f.json"]

    def read(self, name: str) -> bytes:
        assert name == "f.json"
        return self.data

    def problems(self) -> list[Any]:
        return []


def told(data: bytes, *, teams: bool = False, lang: str = "en") -> list[tuple[str, int, int, str]]:
    read = read_teams if teams else read_reviews
    result, diagnostics = read(data, "f.json")
    assert not (result and diagnostics)
    found = report.findings(diagnostics, One(data), Language(lang))
    assert all(it.remedy and it.file == "f.json" for it in found)
    return [(it.code, it.line, it.column, it.message) for it in found]


def but(**fields: object) -> bytes:
    return json.dumps([GITHUB | fields]).encode()


@pytest.mark.parametrize("value", [[GITHUB], [[GITHUB]], [[], [GITHUB], []]])
def test_one_page_or_all_of_them(value: object) -> None:
    assert read_reviews(json.dumps(value).encode(), "f.json") == ((READ,), [])


def test_none_at_all() -> None:
    assert read_reviews(b"[]", "f.json") == ((), [])
    assert read_teams(b"{}", "f.json") == ({}, [])


def test_what_is_gone_is_empty() -> None:
    [review], found = read_reviews(but(user=None, commit_id=None, submitted_at=None, state="PENDING"), "f.json")
    assert (review, found) == (Review("", "PENDING", "", ""), [])


def test_teams_are_read() -> None:
    assert read_teams(b'{"it-chef": ["hubot", "a[bot]"], "tom": []}', "f.json") == (
        {"it-chef": ("hubot", "a[bot]"), "tom": ()},
        [],
    )


BROKEN = {
    b"": (1, 1, "the file is empty"),
    b" \n": (1, 1, "the file is empty"),
    b"[{]": (1, 3, "this is no JSON"),
    b"[\n  {},\n  nope\n]": (3, 3, "this is no JSON"),
    b"\xef\xbb\xbf[]": (1, 1, "this is no JSON"),
    b'["\xe5"]': (1, 3, "the file is not UTF-8"),
    b"[\n  NaN]": (2, 3, "a number here is none that JSON knows"),
    b'["NaN", -Infinity]': (1, 9, "a number here is none that JSON knows"),
    b"[" + b"9" * 5000 + b"]": (1, 2, "a number here is none that JSON knows"),
    b"[" * 100_000: (1, 1, "the file is nested too deep"),
    b'[\n{"a": [{"b": 1}, "b"], "user": 1,\n "user": 2}]': (3, 2, "“user” stands twice here"),
    b'{"\\u0061": 1, "a": 2}': (1, 15, "“a” stands twice here"),
}


@pytest.mark.parametrize("data", BROKEN, ids=lambda data: repr(data[:20]))
@pytest.mark.parametrize("teams", [False, True])
def test_a_broken_file_is_told_where_it_breaks(data: bytes, teams: bool) -> None:  # noqa: FBT001
    assert told(data, teams=teams) == [("K841", *BROKEN[data])]


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forge_reviews, "LARGEST_ANSWER", 10)
    assert told(b"[" + b" " * 20 + b"]") == [("K841", 1, 1, "the file is larger than 10 bytes")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"message": "Not Found", "status": "404"}', (1, 1, "the forge answered “Not Found”")),
        (b"{}", (1, 1, "expected [{…}] here")),
        (b"3", (1, 1, "expected [{…}] here")),
        (b"null", (1, 1, "expected [{…}] here")),
        (b"[1]", (1, 2, "expected {…} here")),
        (b'[[1], [["a"]]]', None),
        (but(user="octocat"), None),
        (but(user={"login": 7}), None),
        (but(user={"login": "a\nhead=b"}), None),
        (but(state="LGTM"), None),
        (but(state=["APPROVED"]), None),
        (but(commit_id="abc"), None),
        (but(commit_id=7), None),
        (but(submitted_at="yesterday"), None),
        (but(submitted_at=True), None),
        (b'[\n {"state": "APPROVED"}]', (2, 2, "the review lacks “user”")),
        (b'[\n {"user": null}]', (2, 2, "the review lacks “state”")),
        (b'[\n {"user": null, "state": "APPROVED"}]', (2, 2, "the review lacks “commit_id”")),
    ],
)
def test_what_is_no_list_of_reviews(data: bytes, expected: tuple[int, int, str] | None) -> None:
    found = told(data)
    assert {code for code, *_ in found} == {"K842"}
    if expected:
        assert found == [("K842", *expected)]
    assert [message for *_, message in told(data, lang="sv")] != [message for *_, message in found]


def test_what_is_wrong_in_a_review_is_told_there() -> None:
    data = json.dumps([GITHUB, GITHUB | {"state": "LGTM"}], indent=1).encode()
    [(code, line, column, message)] = told(data)
    assert (code, data.decode().split("\n")[line - 1][column - 1 :]) == ("K842", '"LGTM",')
    assert "state" in message


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"[]", (1, 1, 'expected {"team": ["login"]} here')),
        (b'{"message": "Bad credentials"}', (1, 1, "the forge answered “Bad credentials”")),
        (b'{"it-chef": "hubot"}', (1, 13, 'expected ["login"] here')),
        (b'{"it-chef": [\n "hubot",\n 3]}', (3, 2, "this is no login")),
        (b'{"it-chef": ["a b"]}', (1, 14, "this is no login")),
    ],
)
def test_what_does_not_say_who_is_in_which_team(data: bytes, expected: tuple[int, int, str]) -> None:
    assert told(data, teams=True) == [("K843", *expected)]


def test_escapes_are_no_hindrance() -> None:
    assert told(b'["\\ud83d\\ude00", 1]') == [
        ("K842", 1, 2, "expected {…} here"),
        ("K842", 1, 18, "expected {…} here"),
    ]


def test_something_else_altogether_is_not_told_a_thousand_times() -> None:
    assert len(told(json.dumps([1] * 1000).encode())) == MOST_FINDINGS
    assert len(told(json.dumps({str(n): 1 for n in range(1000)}).encode(), teams=True)) == MOST_FINDINGS


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["APPROVED", SHA, "octocat"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["user", "login", "state", "commit_id", "message", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_read_or_told(value: object) -> None:
    data = json.dumps(value).encode()
    told(data)
    told(data, teams=True)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    told(data)
    told(data, teams=True)


def test_codes_are_whole() -> None:
    swedish = Language("sv")
    for code in CODES:
        assert swedish.gettext(code.title) != code.title
        assert swedish.gettext(code.why) != code.why
