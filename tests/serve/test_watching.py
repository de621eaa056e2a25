from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest

from kran.serve.watching import changes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Watching:
    """Looks on in a thread; `looked` is set once the first look was asked for."""

    def __init__(self, folders: list[Path]) -> None:
        self.stop = threading.Event()
        self.looks = threading.Semaphore(0)
        self.thread = threading.Thread(target=self._look, args=(folders,))
        self.thread.start()

    def _look(self, folders: list[Path]) -> None:
        for _ in changes(folders, self.stop):
            self.looks.release()

    def looked(self) -> bool:
        return self.looks.acquire(timeout=30)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    (tmp_path / "catalog").mkdir()
    found = Watching([tmp_path / "catalog", tmp_path / "docs"])
    assert found.looked()  # once, when the watching has begun
    yield found
    found.stop.set()
    found.thread.join(30)
    assert not found.thread.is_alive()


def test_a_saved_file_is_a_change(watching: Watching, tmp_path: Path) -> None:
    (tmp_path / "catalog" / "a.yaml").write_text("a: 1")
    assert watching.looked()


def test_a_folder_that_comes_is_watched_too(watching: Watching, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert watching.looked()  # the folder itself
    assert watching.looked()  # the watching has begun anew
    (tmp_path / "docs" / "a.md").write_text("a")
    assert watching.looked()


def test_a_folder_that_was_replaced_is_watched(watching: Watching, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "catalog")
    assert watching.looked()
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "a.yaml").write_text("a: 1")
    assert watching.looked()


def test_nothing_is_looked_at_once_stopped(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    assert list(changes([tmp_path], stop)) == []
