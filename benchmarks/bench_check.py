"""`kran check` on ten thousand services against PyYAML's C loader alone on the same files. Goal: at most 2 ×."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from measure import show, side_by_side
from synthetic import catalogue

LOADER = """
import sys, yaml
from pathlib import Path
for path in Path(sys.argv[1]).rglob("*.yaml"):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""

if __name__ == "__main__":
    services = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        catalogue(Path(folder), services)
        kran = str(Path(sys.executable).with_name("kran"))
        show(
            f"kran check, {services} services",
            side_by_side(
                {
                    "PyYAML CSafeLoader alone": [sys.executable, "-c", LOADER, f"{folder}/catalog"],
                    "kran check": [kran, "--root", folder, "--at", "2026-11-24", "check"],
                },
                rounds=3,
            ),
            "PyYAML CSafeLoader alone",
        )
