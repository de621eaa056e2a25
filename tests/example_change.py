"""The example change of the page that explains a change: a proposal in a repository of its own, and what is said of it.

Prices that the strategic IT council may raise, a weaker promise that nobody has decided, and a new text of a service.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AT = "2026-11-24"
PREVIEW = "https://osby.example/forhandsvisning/12/"
COMMITS = {"HEAD": "4f2c9ab", "main": "1d86e30"}
"""What stands for the commits: the true ones are others after every edit of the example."""
STORED = ROOT / "tests" / "data"
_NAMELESS = {
    "GIT_AUTHOR_NAME": "it-enheten",
    "GIT_AUTHOR_EMAIL": "it@osby.example",
    "GIT_COMMITTER_NAME": "it-enheten",
    "GIT_COMMITTER_EMAIL": "it@osby.example",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}
_NEW = {
    "catalog/prices/2027-mars.yaml": """\
title: {sv: Ändrade licenspriser från mars 2027, en: Changed licence prices from March 2027}
from: 2027-03-01
for: [internal, company]
decision: sir-2026-12
prices:
  programvara-licens/acrobat: {amount: 156.00, per: month, term: 12, notice: 1}
  programvara-licens/visio: {amount: 96.50, per: month, term: 12, notice: 1}
""",
    "catalog/decisions/2026/sir-2026-12.yaml": """\
title: {sv: Ändrade licenspriser, en: Changed licence prices}
body: sir
date: 2026-11-24
reference: "SIR 2026-11-24 § 12"
mandate: pris-ram
decides: [prices/2027-mars]
""",
    "catalog/prices/2027-april.yaml": """\
title: {sv: Servicedeskens nivå från april 2027, en: The service desk's level from April 2027}
from: 2027-04-01
levels:
  servicedesk: silver
""",
}
_REWORDED = (
    "catalog/services/arbetsplats/webbkamera.yaml",
    ("summary:\n  sv: ", "summary:\n  sv: Bra bild även i svagt ljus. "),
)


def repository(folder: Path) -> None:
    """Lay out the example in a new repository, and the proposal on a branch that is checked out."""
    shutil.copytree(ROOT / "catalog", folder / "catalog")
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _commit(folder)
    _git(folder, "switch", "--quiet", "--create", "forslag")
    for name, text in _NEW.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    name, (old, new) = _REWORDED
    text = (folder / name).read_text("utf-8")
    assert text.count(old) == 1
    (folder / name).write_text(text.replace(old, new), "utf-8")
    _commit(folder)


def comment(folder: Path, lang: str) -> str:
    """Return the comment under the proposal in a repository, as the program makes it."""
    made = subprocess.run(
        [
            *(sys.executable, "-m", "kran", "--root", str(folder), "--at", AT, "diff", "main", "HEAD"),
            *("--format", "markdown", "--lang", lang, "--preview", PREVIEW),
        ],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    told = made.stdout
    for name, instead in COMMITS.items():
        told = re.sub(rf"\b{_git(folder, 'rev-parse', name)[:7]}[0-9a-f]*\b", instead, told)
    return told


def stored(lang: str) -> Path:
    """Return the file in which the comment is kept."""
    return STORED / f"andring.{lang}.md"


def in_short(comment: str) -> str:
    """Return what stands above all that is folded, as a quotation: the headline in bold, without mark and joiners."""
    lines = comment.partition("<details>")[0].replace("\N{WORD JOINER}", "").strip().splitlines()[2:]
    bold = (re.sub(r"^### (.*)$", r"**\1**", line) for line in lines)
    return "\n".join(f"> {line}" if line else ">" for line in bold)


def _commit(folder: Path) -> None:
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message=x")


def _git(folder: Path, *words: str) -> str:
    made = subprocess.run(
        ["git", "-C", str(folder), *words], capture_output=True, text=True, check=True, env={**os.environ, **_NAMELESS}
    )
    return made.stdout.strip()
