"""The whole site, both languages with price files, feeds and search, against bare mkdocs-material in one language.

Goal: at most 0.6 × at 1,000 services. Start-up of both programs is included, and the check in ours.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench_build import bare
from measure import show, side_by_side
from synthetic import catalogue

ROUNDS = 3

if __name__ == "__main__":
    for size in [int(size) for size in sys.argv[1:]] or [1000]:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "ours"
            catalogue(root, size)
            mkdocs, kran = (str(Path(sys.executable).with_name(name)) for name in ("mkdocs", "kran"))
            medians = side_by_side(
                {
                    "bare mkdocs-material, one language": [
                        mkdocs, "build", "-q", "-f", str(bare(Path(folder) / "bare", size)),
                    ],
                    "kran build, both languages, all files": [
                        kran, "--root", str(root), "--at", "2026-11-24", "build", "--out", f"{folder}/site",
                    ],
                },
                rounds=ROUNDS,
            )  # fmt: skip
            show(f"{size} services", medians, "bare mkdocs-material, one language")
