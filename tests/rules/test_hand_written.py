"""The hand-written pages are as safe as the catalogue: what is wrong there is a finding, and nothing hangs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.small import START, found, lay_out

if TYPE_CHECKING:
    from pathlib import Path


def _root(tmp_path: Path, name: str, content: bytes | None = None) -> Path:
    root = lay_out(tmp_path / "root")
    path = root / "docs" / name
    path.parent.mkdir(parents=True)
    if content is not None:
        path.write_bytes(content)
    return root


def _told(root: Path) -> list[str]:
    return [f"{f.file}:{f.line}:{f.column} {f.code}" for f in found(root)]


@pytest.mark.parametrize("name", ["a.md", "a.png", "a", ".a", ".hidden/a", "development/a"])
def test_a_link_out_of_the_root_is_refused_and_not_shown(tmp_path: Path, name: str) -> None:
    root = _root(tmp_path, name)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret\n")
    is_file = "." in name[1:] and "/" not in name
    (root / "docs" / name).symlink_to(outside / "secret.md" if is_file else outside)

    [finding] = found(root)

    assert (finding.file, finding.code, finding.source) == (f"docs/{name}", "K001", "")


@pytest.mark.parametrize("target", [".", "..", "a.md"])
def test_a_loop_of_links_ends(tmp_path: Path, target: str) -> None:
    root = _root(tmp_path, "a.md")
    (root / "docs" / "a.md").symlink_to(target)

    assert [line[:-1] for line in _told(root)] == ["docs/a.md:1:1 K00"]


def test_the_folder_itself_may_not_lead_out(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "root")
    (tmp_path / "outside").mkdir()
    (root / "docs").symlink_to(tmp_path / "outside")

    assert _told(root) == ["docs:1:1 K001"]


@pytest.mark.parametrize("target", ["../.git/config", "../catalog/catalog.yaml", "../catalog", "../docs2/a.md"])
@pytest.mark.parametrize("name", ["a.md", "a.png", "development/a.md"])
def test_a_link_to_what_lies_beside_docs_is_refused(tmp_path: Path, name: str, target: str) -> None:
    root = _root(tmp_path, name)
    for folder in (".git", "docs2"):
        (root / folder).mkdir()
        (root / folder / "config").write_text("secret")
        (root / folder / "a.md").write_text("secret")
    (root / "docs" / name).symlink_to("../" * name.count("/") + target)

    assert _told(root) == [f"docs/{name}:1:1 K001"]


def test_a_link_within_docs_is_followed(tmp_path: Path) -> None:
    root = _root(tmp_path, "a.md", b"# Text\n")
    (root / "docs" / "b.md").symlink_to("a.md")

    assert _told(root) == []


def test_the_folder_itself_may_be_no_link_within_the_root_either(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "root")
    (root / "docs").symlink_to("catalog")

    assert _told(root) == ["docs:1:1 K001"]


@pytest.mark.parametrize("name", ["a.md", "a.png"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    root = _root(tmp_path, name)
    os.mkfifo(root / "docs" / name)

    assert _told(root) == [f"docs/{name}:1:1 K002"]


def test_a_pipe_as_logo_is_not_waited_for(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "root")
    os.mkfifo(root / "catalog" / "vapen.svg")

    assert _told(root) == ["catalog/vapen.svg:1:1 K002"]


@pytest.mark.parametrize(
    ("name", "content", "finding"),
    [
        ("a.md", b"# F\xf6r\n", "1:4 K004"),
        ("a.md", b"---\ntitle: [\n---\nText\n", "2:8 K010"),
        ("a.md", b"---\ntitle: A\n", "1:1 K023"),
        ("a.md", b"---\n- a\n---\n", "2:1 K023"),
        ("a.md", b"---\ntitle:\tA\n---\n", "2:1 K023"),
        ("a.md", b"---\ntitle: A\ntemplate: nosuch.html\n---\n", "3:1 K023"),
        ("a.md", b"template: nosuch.html\n", "1:1 K023"),
        ("a.md", b"---\ntitle: {a: b}\n---\n", "2:1 K023"),
        ("a.md", b"---\nfoot: top\n---\n", "2:7 K023"),
        ("a.md", b"---\norder: first\n---\n", "2:8 K023"),
        ("a.md", b"---\nreviewed: 2026-02-30\n---\n", "2:11 K023"),
        ("a.md", b"---\nreviewed: soon\n---\n", "2:11 K023"),
        ("en/index.md", b"# Start\n", "1:1 K024"),
        ("404.html", b"<p>\n", "1:1 K024"),
        ("404.md", b"# Gone\n", "1:1 K024"),
        ("api/v1.json", b"{}\n", "1:1 K024"),
        ("index.md", b"# Start\n", "1:1 K024"),
        ("index.en.md", b"# Start\n", "1:1 K024"),
        ("index.html", b"<p>\n", "1:1 K024"),
        ("Index.HTML", b"<p>\n", "1:1 K024"),
        ("tjanster/dator.md", b"# Dator\n", "1:1 K024"),
        ("Tjanster/Dator.en.md", b"# Dator\n", "1:1 K024"),
        ("prislista/2026.html", b"<p>\n", "1:1 K024"),
        ("index.html/a.png", b"x", "1:1 K024"),
        ("tjanster", b"x", "1:1 K024"),
        ("assets/Kran.css", b"x", "1:1 K024"),
        ("Filer/prislista-2026.pdf", b"x", "1:1 K024"),
        ("EN/a.md", b"# A\n", "1:1 K024"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, name: str, content: bytes, finding: str) -> None:
    assert _told(_root(tmp_path, name, content)) == [f"docs/{name}:{finding}"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", b"# A\n\n- a\n\t- b\n"),
        ("a.md", b"---\ntitle: A\nfoot: help\norder: 3\nreviewed: 2026-11-01\nhide: [toc]\n---\n# A\n"),
        ("development/a.md", b"template: x\n"),
        ("picture.png", b"\x89PNG\r\n"),
        (".a.md.swp", b"\xff"),
        (".hidden/a.md", b"\xff"),
        ("assets/own.png", b"x"),
        ("tjanster/own.md", b"# Text\n"),
        ("README.md", b"[a](nowhere.md)\n"),
        ("README.en.md", b"[a](nowhere.md)\n"),
        ("a.md", b"# A\n\n" + b"An ordinary paragraph of it-prose (without brackets), all on one line. " * 40),
    ],
)
def test_what_is_right_is_left_alone(tmp_path: Path, name: str, content: bytes) -> None:
    assert _told(_root(tmp_path, name, content)) == []


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("api/x.json", "Rename it, or put it in another folder."),
        ("tjanster/dator.md", "Rename it, or put it in another folder."),
        ("404.md", "Rename it, or put it in another folder."),
        ("en/a.png", "Rename it, or put it in another folder."),
        ("en/guide/a.md", "A page in another language lies beside the first: docs/guide/a.en.md."),
        ("EN/a.en.md", "A page in another language lies beside the first: docs/a.en.md."),
    ],
)
def test_the_remedy_of_a_taken_address_is_true_of_the_file(tmp_path: Path, name: str, remedy: str) -> None:
    assert [finding.remedy for finding in found(_root(tmp_path, name, b"# X\n"))] == [remedy]


def _speaking(tmp_path: Path, languages: str, *names: str) -> list[str]:
    settings = (START / "catalog.yaml").read_text("utf-8")
    assert "languages: [sv, en]" in settings
    root = lay_out(tmp_path, "# catalog/catalog.yaml\n" + settings.replace("[sv, en]", languages))
    (root / "docs").mkdir()
    for name in names:
        (root / "docs" / name).write_text("# Text\n")
    return [f"{f.file} {f.severity.value} {f.code} {f.message}" for f in found(root) if f.file.startswith("docs")]


def test_pages_in_no_language_of_the_catalogue_are_left_out_and_told_of_once(tmp_path: Path) -> None:
    told = _speaking(tmp_path, "[sv, en]", "a.md", "a.de.md", "b.md", "b.de.md", "c.fi.md", "v1.2.md")

    assert told == ["docs/a.de.md note K026 3 pages are in no language of the catalogue and left out"]


def test_a_page_without_a_language_in_its_name_is_in_the_first_that_lacks_its_own(tmp_path: Path) -> None:
    assert _speaking(tmp_path / "a", "[en, sv]", "a.md", "a.en.md", "b.md") == []
    assert _speaking(tmp_path / "b", "[sv, en, fi]", "a.md", "a.en.md", "a.sv.md") == []


def test_where_every_language_has_its_own_it_is_one_too_many(tmp_path: Path) -> None:
    told = _speaking(tmp_path, "[en, sv]", "a.md", "a.en.md", "a.sv.md")

    assert told == ["docs/a.md error K024 docs/a.md has the same address as docs/a.en.md"]


def test_capitals_do_not_tell_two_pages_apart(tmp_path: Path) -> None:
    root = _root(tmp_path, "a.md", b"# Text\n")
    for name in ("A.md", "a.en.md"):
        (root / "docs" / name).write_text("# Text\n")

    [finding] = found(root)

    assert (finding.file, finding.code) == ("docs/a.md", "K024")
    assert "docs/A.md" in finding.message


def test_a_translation_of_a_page_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    told = _speaking(tmp_path / "a", "[sv, en, fi]", "a.md", "b.en.md", "b.fi.md", "c.sv.md", "c.en.md", "README.en.md")

    assert told == [
        "docs/b.en.md warning K027 docs/b.en.md translates a page that is not there",
        "docs/b.fi.md warning K027 docs/b.fi.md translates a page that is not there",
    ]
