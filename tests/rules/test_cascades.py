"""What follows from one mistake somewhere else in the catalogue is not told of as another."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.small import START, found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

DECISION = "# catalog/decisions/2025/kf-2025-1.yaml\n"
DECIDED = (START / "decisions/2025/kf-2025-1.yaml").read_text("utf-8")
SHELVES = "# catalog/categories.yaml\n" + (START / "categories.yaml").read_text("utf-8")
DATOR = "# catalog/services/arbetsplats/dator.yaml\n" + (START / "services/arbetsplats/dator.yaml").read_text("utf-8")
SCREEN = "# catalog/services/arbetsplats/skarm.yaml\n"
NEXT = (
    "# catalog/prices/2027.yaml\n"
    + (START / "prices/2026.yaml").read_text("utf-8").replace("from: 2026", "from: 2027")
    .replace("kf-2025-1", "kf-2026-1").replace("{amount: 60.00, per: month}", "{form: ended}")
    + "# catalog/decisions/2026/kf-2026-1.yaml\ntitle: Priser\nbody: kf\ndate: 2026-11-16\nreference: § 1\n"
    "decides: [prices/2027]\n"
)  # fmt: skip
SKARM = (START / "services/arbetsplats/skarm.yaml").read_text("utf-8")


def told(root: Path) -> list[str]:
    return [f"{f.file}:{f.line}:{f.column} {f.code}".removeprefix("catalog/") for f in found(root)]


@pytest.mark.parametrize("folder", ["services", "services/arbetsplats", "organisation", "decisions", "decisions/2025",
                                    "prices", "service-levels"])  # fmt: skip
def test_a_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    root = lay_out(tmp_path)
    listed = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith(f"catalog/{folder}"):
            raise PermissionError(13, "no", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert told(root) == [f"{folder}:1:1 K002"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        # A decision whose date is wrong: not each thing that it decides.
        (DECISION + DECIDED.replace("2025-11-17", "2026-11-17"), "decisions/2025/kf-2025-1.yaml:4:7 K410"),
        (DECISION + DECIDED.replace("2025-11-17", "1925-11-17"), "decisions/2025/kf-2025-1.yaml:4:7 K410"),
        # A shelf with another id: not each service on it.
        (SHELVES.replace("id: arbetsplats", "id: jobb"), "categories.yaml:3:9 K201"),
        # What has a new name: the old rows lead to it once it says so.
        (DATOR.replace("id: kraftfull", "id: tung"), "prices/2026.yaml:9:3 K301"),
        (
            "# catalog/services/arbetsplats/skarm.yaml -\n# catalog/services/arbetsplats/bildyta.yaml\n" + SKARM,
            "services/arbetsplats/bildyta.yaml:2:1 K201",
        ),
        # A service that is to be replaced by itself, and one that can be ordered until before it can.
        (SCREEN + SKARM.replace("{from: 2026-01-01}", "{from: 2026-01-01, until: 2027-01-01}") + "replaced_by: skarm\n",
         "services/arbetsplats/skarm.yaml:9:14 K204"),
        (SCREEN + SKARM.replace("{from: 2026-01-01}", "{from: 2026-01-01, until: 2025-12-01}"),
         "services/arbetsplats/skarm.yaml:8:38 K405"),
        # A list that begins a year too early.
        (NEXT.replace("from: 2027", "from: 2026"), "prices/2027.yaml:3:7 K404"),
    ],
)  # fmt: skip
def test_one_mistake(tmp_path: Path, text: str, finding: str) -> None:
    assert told(lay_out(tmp_path, text)) == [finding]


def test_one_date_that_is_wrong_for_all_it_decides(tmp_path: Path) -> None:
    decision = DECIDED.replace("2025-11-17", "2026-11-17").replace("decides: ", "decides:   ")
    moved = "# catalog/decisions/2025/kf-2025-1.yaml -\n# catalog/decisions/2026/kf-2025-1.yaml\n"
    [finding] = found(lay_out(tmp_path, moved + decision))
    assert (finding.code, finding.file, finding.line) == ("K404", "catalog/decisions/2026/kf-2025-1.yaml", 4)
    assert "all that it decides" in finding.message


def test_a_new_name_is_said_where_it_stands(tmp_path: Path) -> None:
    [finding] = found(lay_out(tmp_path, DATOR.replace("id: kraftfull", "id: tung")))
    assert "formerly: [dator/kraftfull]" in finding.remedy
    mended = DATOR.replace("id: kraftfull", "id: tung\n    formerly: [dator/kraftfull]")
    assert found(lay_out(tmp_path / "mended", mended)) == []


@pytest.mark.parametrize("name", ["x.yaml~", "#x.yaml#", ".x.yaml.swp", ".DS_Store", "Thumbs.db", "~$x.docx"])
def test_what_an_editor_leaves_behind_is_passed_over(tmp_path: Path, name: str) -> None:
    root = lay_out(tmp_path)
    (root / "catalog" / "prices" / name).write_text("x", "utf-8")
    assert found(root) == []


@pytest.mark.parametrize("name", ["x.yml", "x.yaml.bak", "x.yaml.txt"])
def test_a_wrong_ending_is_an_error(tmp_path: Path, name: str) -> None:
    root = lay_out(tmp_path)
    (root / "catalog" / "prices" / name).write_text("x", "utf-8")
    assert told(root) == [f"prices/{name}:1:1 K020"]
