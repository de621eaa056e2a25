"""``kran search-quality``: its file, its figures, and what it says where there is no browser."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kran.cli import main
from kran.cli.context import Run
from kran.cli.queries import Query
from kran.cli.search_quality import Answer, _service, figures, missed

pytestmark = pytest.mark.whole

ROOT = Path(__file__).resolve().parents[2]
SOUND = "query\tservice\nlaptop\tbarbar-dator\n"
OPTIONS = ["--root", str(ROOT), "--lang", "en", "--at", "2026-11-24", "search-quality"]


def kran(tmp_path: Path, text: str | bytes) -> Result:
    file = tmp_path / "queries.tsv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return CliRunner().invoke(main, [*OPTIONS, str(file)])


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "The file is empty."),
        ("\n\n", 1, "The file is empty."),
        ("laptop\tbarbar-dator\n", 1, "The header lacks the column “query”."),
        ("query\tkind\nlaptop\tplain\n", 1, "The header lacks the column “service”."),
        ("query\tservice\n", 1, "a header but no query"),
        (SOUND + "\nskärm\tbildskerm\n", 4, "“bildskerm” is unknown. Did you mean “bildskarm”?"),
        (SOUND + "skärm\tqqqqqqqq\n", 3, "“qqqqqqqq” is unknown."),
        (SOUND + "skärm\n", 3, "There is nothing in the column “service”."),
        (SOUND + "\tbildskarm\n", 3, "There is nothing in the column “query”."),
        (SOUND.encode() + b"sk\xe4rm\tbildskarm\n", 3, "This is not UTF-8."),
    ],
)
def test_a_fault_in_the_file_is_told_with_its_line(tmp_path: Path, text: str | bytes, line: int, said: str) -> None:
    done = kran(tmp_path, text)
    assert done.exit_code == 1
    assert f"queries.tsv:{line}: " in done.output
    assert said in done.output


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    done = kran(tmp_path, "query\tservice\na\tqqqqqqqq\nb\twwwwwwww\n")
    assert len(done.output.splitlines()) == 2


def test_without_the_extra_it_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    done = kran(tmp_path, "\ufeffquery\tservice\tkind\r\nlösen\tlosenord-mfa\tplain\r\nlaptop\tbarbar-dator\r\n")
    assert done.exit_code == 2
    assert "pip install 'it-pa-kran[browser]'" in done.output


def test_without_a_browser_it_says_what_to_install(tmp_path: Path) -> None:
    file = tmp_path / "queries.tsv"
    file.write_text(SOUND, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kran", *OPTIONS, str(file)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)},
    )
    assert done.returncode == 2, done.stderr
    assert "playwright install chromium" in done.stderr


ANSWERS = [
    Answer(Query("laptop", "dator"), ["dator", "skarm"]),
    Answer(Query("platta", "surfplatta"), ["skarm", None, "dator", "surfplatta"]),
    Answer(Query("hjälp", "dator"), [None]),
    Answer(Query("xyz", "dator"), []),
]


def test_the_figures_count_what_is_first_among_three_and_how_far_down() -> None:
    assert figures(ANSWERS) == ["top-1 25.0%", "top-3 25.0%", "mrr 0.31"]


def test_what_was_not_first_is_told_with_what_was() -> None:
    assert missed(Run.of(root=str(ROOT), lang="en", at="2026-11-24"), ANSWERS) == [
        "“platta”: surfplatta in place 4, first skarm",
        "“hjälp”: dator not found, first another page",
        "“xyz”: dator not found, first nothing",
    ]


@pytest.mark.parametrize(
    ("href", "service"),
    [("tjanster/dator.html", "dator"), ("tjanster/index.html", None), ("hyllor/skola.html", None)],
)
def test_a_service_is_known_by_its_address(href: str, service: str | None) -> None:
    assert _service(href) == service
