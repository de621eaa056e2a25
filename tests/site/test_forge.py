from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kran.site import forge

ROOT = Path(__file__).resolve().parents[2]
SOURCE = "catalog/services/skola/e dator.yaml"


def test_no_repository_no_links() -> None:
    assert forge.links(None, "main", SOURCE, "Elevdator") is None


def test_github_and_its_kin() -> None:
    links = forge.links("https://git.example/osby/it", "main", SOURCE, "Dator & skärm")

    assert links is not None
    assert links.edit == "https://git.example/osby/it/edit/main/catalog/services/skola/e%20dator.yaml"
    assert links.history == "https://git.example/osby/it/commits/main/catalog/services/skola/e%20dator.yaml"
    assert links.propose == (
        "https://git.example/osby/it/issues/new?template=andring.yml&title=Dator%20%26%20sk%C3%A4rm"
        "&fil=catalog%2Fservices%2Fskola%2Fe%20dator.yaml"
    )


@pytest.mark.parametrize("folder", [ROOT, ROOT / "generator" / "kran" / "init_files"])
def test_the_form_that_a_suggestion_opens_is_there_and_has_the_field(folder: Path) -> None:
    form = yaml.safe_load((folder / ".github" / "ISSUE_TEMPLATE" / forge.FORM).read_text("utf-8"))

    assert "fil" in [field.get("id") for field in form["body"]]


def test_gitlab() -> None:
    links = forge.links("https://gitlab.osby.example/it", "main", "a.yaml", "A")

    assert links is not None
    assert links.edit == "https://gitlab.osby.example/it/-/edit/main/a.yaml"
    assert links.propose == "https://gitlab.osby.example/it/-/issues/new?issue[title]=A"
