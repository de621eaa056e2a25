"""How soon the command line answers: `kran --help` against bare Python. Goal: under 150 ms."""

from __future__ import annotations

import sys
from pathlib import Path

from measure import show, side_by_side

if __name__ == "__main__":
    kran = str(Path(sys.executable).with_name("kran"))
    show(
        "start",
        side_by_side(
            {
                "python -c pass": [sys.executable, "-c", "pass"],
                "kran --help": [kran, "--help"],
                "kran --version": [kran, "--version"],
            },
            rounds=15,
        ),
        "python -c pass",
    )
