from __future__ import annotations

import shutil
import socket
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kran.cli import main
from kran.cli.context import Run
from kran.cli.serve import look
from kran.serve.live import Live
from kran.source.memory import Memory
from kran.text import Language
from tests.small import AT, lay_out

if TYPE_CHECKING:
    from pathlib import Path

SCREEN = "catalog/services/arbetsplats/skarm.yaml"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(lay_out(tmp_path), Language("en"), AT)


def test_a_broken_file_keeps_the_last_sound_site_until_it_is_mended(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    live, memory = Live(), Memory()
    look(run, live, memory)
    first = live.state
    assert first.site is not None
    assert "The catalogue is sound." in capsys.readouterr().out
    screen = run.root / SCREEN
    sound = screen.read_text("utf-8")

    screen.write_text("title: [", "utf-8")
    look(run, live, memory)
    assert live.state.site is first.site
    assert live.state.wrong
    assert f"{SCREEN}:1:8" in capsys.readouterr().err

    screen.write_text(sound.replace("Skärm", "Storskärm"), "utf-8")
    look(run, live, memory)
    assert not live.state.wrong
    assert live.state.site is not None
    assert "Storskärm" in str(live.state.site.content("tjanster/skarm.html"))

    screen.rename(screen.with_name("storskarm.yaml"))
    (run.root / "catalog/prices/2026.yaml").unlink()
    look(run, live, memory)
    assert live.state.wrong  # the decision names the list that is gone


def test_a_catalogue_that_is_broken_from_the_start_shows_no_site(run: Run) -> None:
    (run.root / "catalog/catalog.yaml").unlink()
    live = Live()
    look(run, live, Memory())
    assert live.state.site is None
    assert live.state.wrong


def test_a_warning_does_not_stop_the_site(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    screen = run.root / SCREEN
    screen.write_text(screen.read_text("utf-8") + "reviewed: 2020-01-01\n", "utf-8")
    live = Live()
    look(run, live, Memory())
    assert live.state.site is not None
    assert "1 warning" in capsys.readouterr().out


def test_a_file_that_goes_away_meanwhile_leaves_the_site_as_it_was(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (run.root / "docs").mkdir()

    def gone(*_: object, **__: object) -> None:
        raise shutil.Error("bestalla.md is gone")

    monkeypatch.setattr(shutil, "copytree", gone)
    live = Live()
    look(run, live, Memory())
    assert live.state.site is None
    assert "bestalla.md is gone" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = CliRunner().invoke(main, ["--lang", "en", "serve", "--no-open", "--port", str(port)])
    assert done.exit_code == 1
    assert f"Port {port} cannot be used" in done.output
