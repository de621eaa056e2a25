"""Where commands write: never into the catalogue itself, to standard output when asked, in whatever encoding it has."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kran.cli import main, output

START = Path(__file__).resolve().parents[2] / "generator" / "kran" / "start"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    shutil.copytree(START, root)
    for folder in ("docs", "schemas", ".git", ".github"):
        (root / folder).mkdir()
    (root / "schemas/ids.schema.json").write_text("{}\n")
    return root


def kran(root: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--lang", "en", "--at", "2026-11-24", *args])


def _files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in sorted(root.rglob("*"))}


@pytest.mark.parametrize("place", ["catalog/prices/2026.yaml", "docs/p.csv", "schemas/ids.schema.json", ".git/config"])
def test_a_price_list_is_never_written_into_the_catalogue(root: Path, place: str) -> None:
    before = _files(root)
    done = kran(root, "prices", "2026", "--format", "json", "-o", str(root / place))
    assert done.exit_code == 1
    assert "Nothing was written" in done.output
    assert _files(root) == before


def test_not_even_by_a_link(root: Path) -> None:
    (root / "out.csv").symlink_to(root / "catalog/catalog.yaml")
    before = _files(root)
    assert kran(root, "prices", "2026", "-o", str(root / "out.csv")).exit_code == 1
    assert _files(root) == before


@pytest.mark.parametrize("place", ["catalog", "catalog/prices", "docs", ".git/refs", ".github", "schemas/own"])
def test_schemas_are_never_written_into_the_catalogue(root: Path, place: str) -> None:
    before = _files(root)
    done = kran(root, "schemas", "--out", str(root / place))
    assert done.exit_code == 1
    assert "Nothing was written" in done.output
    assert _files(root) == before


def test_the_schemas_own_folder_can_be_named(root: Path) -> None:
    done = kran(root, "schemas", "--out", str(root / "schemas"))
    assert done.exit_code == 0, done.output
    assert (root / "schemas/service.schema.json").is_file()


@pytest.mark.parametrize("command", ["build --out", "pages"])
@pytest.mark.parametrize("place", [".", "..", "catalog", "docs/site", "schemas", ".git/refs", ".github"])
def test_the_site_is_never_put_into_the_catalogue(root: Path, command: str, place: str) -> None:
    before = _files(root.parent)
    done = kran(root, *command.split(), str(root / place))
    assert done.exit_code == 1
    assert "the catalogue itself would be replaced" in done.output
    assert _files(root.parent) == before


def test_a_folder_of_the_catalogue_that_is_a_link_is_kept_too(root: Path, tmp_path: Path) -> None:
    (root / "docs").rename(tmp_path / "pages")
    (root / "docs").symlink_to(tmp_path / "pages")
    assert kran(root, "build", "--out", str(tmp_path / "pages")).exit_code == 1
    assert kran(root, "schemas", "--out", str(tmp_path / "pages" / "x")).exit_code == 1


def test_a_hyphen_is_standard_output(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for style in ("csv", "pdf"):
        done = kran(root, "prices", "2026", "--format", style, "-o", "-")
        assert done.exit_code == 0, done.output
        assert done.stdout_bytes[:4] == kran(root, "prices", "2026", "--format", style).stdout_bytes[:4]
    assert not (tmp_path / "-").exists()


def test_a_terminal_is_not_sent_what_it_cannot_show(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    done = kran(root, "prices", "2026", "--format", "pdf", "-o", "-")
    assert done.exit_code == 2
    assert "a terminal cannot show this format" in done.output


# Several commands in one process: starting it is what takes long.
ONE_AFTER_THE_OTHER = """
import json, sys
from kran.cli import run
for command in json.loads(sys.argv[1]):
    sys.argv = ["kran", *command]
    try:
        run()
    except SystemExit as left:
        assert left.code in {0, 1, 2}, left.code
"""


@pytest.mark.parametrize(
    ("encoding", "commands"),
    [
        ("ascii", [["check"]]),
        ("latin-1", [["rules"]]),
        ("cp437", [["check", "--format", "github"]]),
        ("cp437", [["show", "dator"], ["show", "nosuch"], ["nosuch"], ["--help"]]),
    ],
)
def test_what_an_encoding_lacks_is_replaced(root: Path, encoding: str, commands: list[list[str]]) -> None:
    if commands[0][0] == "check":
        (root / "catalog/suppliers.yaml").write_text("fel→: ja\n", encoding="utf-8")
    rooted = json.dumps([["--root", str(root), *command] for command in commands])
    done = subprocess.run([sys.executable, "-c", ONE_AFTER_THE_OTHER, rooted], capture_output=True, check=False,
                          env=os.environ | {"PYTHONIOENCODING": encoding})  # fmt: skip
    said = (done.stdout + done.stderr).decode("latin-1")
    assert done.returncode == 0
    assert "Traceback" not in said
    assert "fault in kran" not in said


def test_json_is_utf_8_in_any_encoding(root: Path) -> None:
    (root / "catalog/suppliers.yaml").write_text("fel: ja\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "kran", "--root", str(root), "check", "--format", "json"],
                          capture_output=True, check=False, env=os.environ | {"PYTHONIOENCODING": "ascii"})  # fmt: skip
    assert "”" in json.loads(done.stdout.decode("utf-8"))["findings"][0]["message"]


@pytest.mark.parametrize("closed", ["sys.stdout = None", "sys.stderr = None", "sys.stdout = sys.stderr = None"])
def test_a_stream_that_is_closed_loses_what_is_said_and_no_more(root: Path, closed: str) -> None:
    asked = f"sys.argv = ['kran', '--root', {str(root)!r}, 'prices', '2026']"
    command = f"import sys; {closed}; {asked}; from kran.cli import run; run()"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_file_is_written_whole_or_not_at_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = root / "priser.csv"
    assert kran(root, "prices", "2026", "-o", str(path)).exit_code == 0
    whole = path.read_bytes()
    path.chmod(0o640)

    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        done = kran(root, "prices", "2026", "-o", str(path))
    assert (done.exit_code, path.read_bytes()) == (1, whole)
    assert "No space left on device" in done.output
    assert kran(root, "prices", "2026", "-o", str(path)).exit_code == 0
    assert path.stat().st_mode & 0o777 == 0o640
    assert [it.name for it in root.iterdir() if "priser" in it.name] == ["priser.csv"]
    assert kran(root, "prices", "2026", "-o", os.devnull, "--format", "csv").exit_code == 0
