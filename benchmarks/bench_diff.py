"""`kran diff` of a branch with fifty services changed against one `kran check`, 1,000 services. Goal: at most 1.3 ×.

The fifty have another text, and a new list, decided by the council, raises the price of each.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import show, side_by_side
from synthetic import catalogue

CHANGED = 50
_WHO = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Bench"), ("EMAIL", "bench@example.invalid"))
}


def git(root: Path, *command: str) -> None:
    """Run git in `root` without anyone's configuration."""
    environment = os.environ | _WHO | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "-C", str(root), *command], check=True, env=environment, capture_output=True)


def change(root: Path) -> None:
    """Change fifty services of the catalogue below `root`, and their prices from a later day."""
    rows = []
    for n in range(CHANGED):
        path = root / "catalog" / "services" / "arbetsplats" / f"tjanst-{n}.yaml"
        path.write_text(path.read_text("utf-8").replace("Installation och skydd", "Installation"), encoding="utf-8")
        rows.append(f"  tjanst-{n}/liten: {{amount: {120 + n % 400}.50, per: month}}")
    (root / "catalog" / "prices" / "2027.yaml").write_text(
        "title: Prislista 2027\nfrom: 2027-01-01\nfor: [internal, company]\ndecision: kf-2026-9\nprices:\n"
        + "\n".join(rows)
        + "\n",
        encoding="utf-8",
    )
    folder = root / "catalog" / "decisions" / "2026"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kf-2026-9.yaml").write_text(
        "title: Priser\nbody: kf\ndate: 2026-11-16\nreference: § 9\ndecides: [prices/2027]\n", encoding="utf-8"
    )


if __name__ == "__main__":
    services = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        catalogue(root, services)
        git(root, "init", "--quiet")
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message", "base")
        git(root, "gc", "--quiet")  # a clone comes packed
        change(root)
        kran = [str(Path(sys.executable).with_name("kran")), "--root", folder, "--at", "2026-11-24"]
        show(
            f"kran diff, {CHANGED} of {services} services changed",
            side_by_side(
                {
                    "kran check": [*kran, "check"],
                    "kran diff HEAD": [*kran, "diff", "HEAD"],
                    "kran diff HEAD, the comment": [*kran, "diff", "HEAD", "--format", "markdown"],
                    "kran check --base HEAD": [*kran, "check", "--base", "HEAD"],
                },
                rounds=5,
            ),
            "kran check",
        )
