from __future__ import annotations

from kran.site import forge

SOURCE = "catalog/services/skola/e dator.yaml"


def test_no_repository_no_links() -> None:
    assert forge.links(None, "main", SOURCE, "Elevdator") is None


def test_github_and_its_kin() -> None:
    links = forge.links("https://git.example/osby/it", "main", SOURCE, "Dator & skärm")

    assert links is not None
    assert links.edit == "https://git.example/osby/it/edit/main/catalog/services/skola/e%20dator.yaml"
    assert links.history == "https://git.example/osby/it/commits/main/catalog/services/skola/e%20dator.yaml"
    assert links.propose == "https://git.example/osby/it/issues/new?title=Dator%20%26%20sk%C3%A4rm"


def test_gitlab() -> None:
    links = forge.links("https://gitlab.osby.example/it", "main", "a.yaml", "A")

    assert links is not None
    assert links.edit == "https://gitlab.osby.example/it/-/edit/main/a.yaml"
    assert links.propose == "https://gitlab.osby.example/it/-/issues/new?issue[title]=A"
