"""The cases of bad input: each lies over a copy of the small sound catalogue and has the exact findings expected.

    python tests/bad_input.py

writes every ``expected.txt`` anew: read the difference before it is kept.

A case is a folder ``cases/<group>/<case>/`` with ``catalog/`` (files that replace or add), ``expected.txt`` (the text
report in English) and, for what cannot lie in git as it is, ``make.json``: path → one of

    {"text": …, "encoding": "latin-1"}   the text in that encoding
    {"parts": [[text, times], …]}        long or deep files; {n} counts the times from 0, {_} is as many spaces
    {"hex": …}                           raw bytes
    {"symlink": target}                  a link; {outside} is a folder beside the catalogue's root
    {"fifo": true}                       a pipe that nobody writes to
    {"delete": true}                     a file or folder of the sound catalogue taken away
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from kran.source.memory import Memory

CASES = Path(__file__).resolve().parent / "cases"
AT = date(2026, 11, 24)
LARGE = 100_000
_MEMORY = Memory()  # the cases lie over one catalogue: its files are read once
Making = dict[str, dict[str, Any]]


def sound_catalogue() -> Path:
    """Return the folder of the small catalogue that passes its own check."""
    return Path(str(resources.files("kran"))) / "start" / "catalog"


@cache
def _contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def cases() -> list[Path]:
    """Return every case's folder, sorted."""
    return sorted(folder for group in CASES.iterdir() if group.is_dir() for folder in group.iterdir())


def making(case: Path) -> Making:
    """Return what a case makes besides the files that lie in it."""
    file = case / "make.json"
    content: Making = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return content


def is_large(case: Path) -> bool:
    """Say whether a case is large or deep enough to be run on its own, with limits."""
    return any(sum(len(text) * times for text, times in how.get("parts", ())) >= LARGE for how in making(case).values())


def lay_out(case: Path, folder: Path) -> Path:
    """Write the sound catalogue with the case over it below `folder`, and return the root: the folder of catalog/."""
    root, outside = folder / "root", folder / "utanfor"
    outside.mkdir()
    (outside / "utanfor.yaml").write_text("secret: what lies outside must never be shown\n", "utf-8")
    for source in (sound_catalogue(), case / "catalog"):
        for name, content in _contents(source).items():
            path = root / "catalog" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for name, how in making(case).items():
        _make(root / name, how, outside)
    return root


def _make(path: Path, how: dict[str, Any], outside: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    if "symlink" in how:
        path.symlink_to(how["symlink"].format(outside=outside))
    elif "fifo" in how:
        os.mkfifo(path)
    elif "hex" in how:
        path.write_bytes(bytes.fromhex(how["hex"]))
    elif "parts" in how:
        path.write_bytes("".join(_repeated(*part) for part in how["parts"]).encode())
    elif "text" in how:
        path.write_bytes(how["text"].encode(how.get("encoding", "utf-8")))


def _repeated(text: str, times: int) -> str:
    if "{n}" not in text and "{_}" not in text:
        return text * times
    return "".join(text.replace("{n}", str(n)).replace("{_}", " " * n) for n in range(times))


def report(root: Path) -> str:
    """Return the findings in the catalogue below `root` as text, in English, without colours."""
    from kran import report, rules
    from kran.text import Language

    english = Language("en")
    loaded = rules.examine(root, AT, _MEMORY)
    return report.as_text(report.findings(loaded.diagnostics, loaded.files, english), english, lambda text, _: text)


def _limited(root: Path, megabytes: int) -> None:
    """Print the report of one catalogue, in a process that may not use more memory."""
    import resource

    size = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    sys.stdout.write(report(root))


def _write_anew() -> None:
    for case in cases():
        with tempfile.TemporaryDirectory() as folder:
            (case / "expected.txt").write_text(report(lay_out(case, Path(folder))), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _limited(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        _write_anew()
