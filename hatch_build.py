"""What the wheel carries beside the package: schemas, hand-written pages and the lock, but nothing generated."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

GENERATED = "ids.schema.json"  # one catalogue's own ids, for its editors


class Beside(BuildHookInterface):  # type: ignore[type-arg]
    """Adds them to a wheel; an install in place finds them in the source tree."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name each file and its place in the wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        for pattern in ("schemas/*.schema.json", "docs/*.md", "docs/bilder/*.png"):
            for path in sorted(root.glob(pattern)):
                if path.name != GENERATED:
                    build_data["force_include"][str(path)] = f"kran/{path.relative_to(root).as_posix()}"
        build_data["force_include"][str(root / "requirements.lock")] = "kran/requirements.lock"
