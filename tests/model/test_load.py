from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kran.model.load import load
from kran.source.files import Folder
from kran.text import Language
from tests.small import found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = Language("en")


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("services/arbetsplats/lampa.yml", "Name it .yaml instead of .yml."),
        ("organisation/unit.yaml", "Did you mean “organisation/units.yaml”?"),
        ("services/lampa.yaml", "A file there looks like this: services/arbetsplats/dator.yaml."),
        ("decisions/2026/mer/x.yaml", "A file there looks like this: decisions/2027/kf-2027-1.yaml."),
        ("annat/lampa.yaml", "Move it to the folder of its kind: services, decisions, prices"),
    ],
)
def test_what_to_do_with_a_file_of_no_kind(tmp_path: Path, path: str, remedy: str) -> None:
    [finding] = found(lay_out(tmp_path, f"# catalog/{path}\ntitle: Lampa\n"))
    assert (finding.code, finding.file) == ("K020", f"catalog/{path}")
    assert remedy in finding.remedy


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [("Bärbar dator", "barbar-dator"), ("Dator_2", "dator-2"), ("åäö", "aao"), ("—", "namn"), ("dator-", "dator")],
)
def test_a_better_name_for_a_file(tmp_path: Path, name: str, suggestion: str) -> None:
    [finding] = found(lay_out(tmp_path, f"# catalog/services/arbetsplats/{name}.yaml\ntitle: Dator\n"))
    assert (finding.code, finding.remedy) == ("K021", f"Rename the file: {suggestion}")


def test_without_settings_there_is_no_catalogue(tmp_path: Path) -> None:
    loaded = load(Folder(tmp_path))
    assert loaded.catalogue is None
    assert [d.code for d in loaded.diagnostics] == ["K022"]


def test_broken_settings_are_told_of_once(tmp_path: Path) -> None:
    loaded = load(Folder(lay_out(tmp_path, "# catalog/catalog.yaml\nversion: [\n")))
    assert loaded.catalogue is None
    assert [d.code for d in loaded.diagnostics] == ["K010"]


def test_the_body_of_a_guideline_knows_its_line(tmp_path: Path) -> None:
    head = "---\ntitle: Val\nbody: kf\ndecision: kf-2025-1\n---\n"
    root = lay_out(tmp_path, f"# catalog/guidelines/a.md\n{head}\n\nVälj.\n\n# catalog/guidelines/b.md\n{head}Välj.")
    catalogue = load(Folder(root)).catalogue
    assert catalogue is not None
    lines = {d.id: (d.body, d.body_line) for d in catalogue.documents if d.kind == "guideline"}
    assert lines == {"a": ("Välj.\n", 8), "b": ("Välj.\n", 6)}


def test_the_second_file_of_one_id_is_set_aside(tmp_path: Path) -> None:
    text = "# catalog/services/stod/skarm.yaml\ntitle: A\nsummary: B\nowner: it-chef\norderable: {from: 2026-01-01}\n"
    catalogue = load(Folder(lay_out(tmp_path, text))).catalogue
    assert catalogue is not None
    assert catalogue.services["skarm"].category == "arbetsplats"
    [(second, first)] = catalogue.twice
    assert (second.file, first) == ("catalog/services/stod/skarm.yaml", "catalog/services/arbetsplats/skarm.yaml")


def test_an_error_in_a_ledger_points_at_its_cell(tmp_path: Path) -> None:
    text = "# catalog/ledger/figures.csv\nunit,figure,from,value\nskolan,employees,2026-02-30,40\n"
    [finding] = found(lay_out(tmp_path, text))
    assert (finding.code, finding.line, finding.column, finding.length) == ("K105", 2, 18, 10)
