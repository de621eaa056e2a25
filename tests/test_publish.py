"""The site is published whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from kran import publish, rules, swap

pytestmark = pytest.mark.whole

START = Path(__file__).resolve().parents[1] / "generator" / "kran" / "start"
AT = date(2026, 11, 24)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(START, tmp_path / "root")
    return tmp_path / "root"


def _edition(root: Path) -> publish.Edition:
    loaded = rules.examine(root, AT)
    assert loaded.catalogue is not None
    return publish.Edition(root, loaded.catalogue, AT, "abc12345", "0.1.0")


def _build(root: Path, out: Path) -> publish.Published:
    return publish.publish(_edition(root), out, lambda _: None)


def _sums(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _beside(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir() if path.name.lstrip(".").startswith(out.name))


def test_two_builds_of_one_revision_and_day_are_the_same_bytes(root: Path) -> None:
    first = _build(root, root / "a")
    second = _build(root, root / "b")
    assert _sums(root / "a") == _sums(root / "b")
    assert first.files == second.files == len(_sums(root / "a"))


def test_both_languages_files_api_and_schemas_are_there(root: Path) -> None:
    out = root / "site"
    _build(root, out)
    for name in (
        "index.html", "en/index.html", "404.html", "sitemap.xml", "tjanster/dator.html", "en/tjanster/dator.html",
        "prislista/2026.html", "filer/prislista-2026.pdf", "filer/prislista-2026.xlsx", "filer/prislista-2026.csv",
        "filer/price-list-2026-en.pdf", "api/v1/catalogue.json", "api/v1/prices/2026.json",
        "schemas/v1/service.schema.json", "schemas/v1/common.schema.json", "search/index.js", "en/search/texts.js",
    ):  # fmt: skip
        assert (out / name).is_file(), name
    assert not list(out.rglob("ids.schema.json"))
    assert _beside(out) == ["site"]
    catalogue = json.loads((out / "api/v1/catalogue.json").read_text())
    assert {service["id"] for service in catalogue["services"]} == {"dator", "skarm", "servicedesk"}


def test_what_is_drafted_is_never_published(root: Path) -> None:
    drafted = "Hemlig lampa som bara finns i utkastet"
    (root / "catalog/services/arbetsplats/lampa.yaml").write_text(
        f"status: draft\ntitle: {{sv: {drafted}, en: {drafted}}}\nsummary: {{sv: {drafted}, en: {drafted}}}\n"
        "owner: it-chef\norderable: {from: 2026-01-01}\n"
    )
    (root / "catalog/prices/2027.yaml").write_text(
        "title: Utkastlistan\nstatus: draft\nfrom: 2027-01-01\nprices:\n  skarm: {amount: 7777.00, per: month}\n"
    )
    out = root / "site"
    _build(root, out)
    for path in out.rglob("*"):
        if path.is_file() and path.suffix not in {".pdf", ".xlsx"}:
            text = path.read_text(encoding="utf-8", errors="replace")
            assert drafted not in text, path
            assert "7777" not in text.replace("\xa0", ""), path
            assert "Utkastlistan" not in text, path


def test_code_strings_figures_and_posts_stay_inside(root: Path) -> None:
    (root / "catalog/ledger").mkdir()
    (root / "catalog/ledger/figures.csv").write_text("unit,figure,from,value\nskolan,employees,2026-01-01,98765\n")
    out = root / "site"
    _build(root, out)
    for path in out.rglob("*"):
        if path.is_file() and path.suffix in {".html", ".json", ".js", ".csv", ".xml"}:
            text = path.read_text(encoding="utf-8-sig").replace("\xa0", "")
            for inside in ("44000", "98765", "rektor"):
                assert inside not in text, (path, inside)


def test_a_folder_that_is_no_site_is_left_alone(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work")
    with pytest.raises(publish.Unpublishable):
        _build(root, other)
    assert (other / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize("where", [".", "..", "catalog", "docs", "catalog/services/site"])
def test_the_catalogue_is_never_replaced(root: Path, where: str) -> None:
    with pytest.raises(publish.Unpublishable):
        _build(root, root / where)
    assert (root / "catalog/catalog.yaml").is_file()


def test_a_failing_build_leaves_the_old_site_whole(root: Path) -> None:
    out = root / "site"
    _build(root, out)
    before = _sums(out)
    docs = root / "docs" / "tjanster"
    docs.mkdir(parents=True)
    (docs / "dator.md").write_text("# Has the address of a made page\n")
    with pytest.raises(publish.Unpublishable):
        _build(root, out)
    assert _sums(out) == before
    assert _beside(out) == ["site"]


@pytest.mark.parametrize("left", ["old only", "old and new"])
def test_a_run_killed_between_the_renames_is_mended(root: Path, left: str) -> None:
    out = root / "site"
    _build(root, out)
    before = _sums(out)
    out.rename(root / ".site.kran-old")
    if left == "old and new":
        (root / ".site.kran-next-999999999").mkdir()
    swap.mend(out, swap.SITE_MARK)
    assert _sums(out) == before
    assert _beside(out) == ["site"]


def test_a_run_killed_after_the_renames_leaves_only_litter(root: Path) -> None:
    out = root / "site"
    _build(root, out)
    before = _sums(out)
    shutil.copytree(out, root / ".site.kran-old")
    swap.mend(out, swap.SITE_MARK)
    assert _sums(out) == before
    assert _beside(out) == ["site"]


def test_a_killed_build_leaves_the_old_site_whole_and_the_next_command_tidies(root: Path) -> None:
    out = root / "site"
    _build(root, out)
    before = _sums(out)
    command = [sys.executable, "-m", "kran", "--root", str(root), "build"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    deadline = time.monotonic() + 20
    while not list(root.glob(".site.kran-next-*")) and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert _sums(out) == before
    swap.mend(out, swap.SITE_MARK)
    assert _beside(out) == ["site"]


def test_folders_of_others_beside_the_site_are_left_alone(root: Path) -> None:
    for name in ("site.old", "site.next-draft", ".site.kran-old", ".site.kran-next-mine", "other.old"):
        (root / name).mkdir()
        (root / name / "precious.txt").write_text("years of work")
    _build(root, root / "site")
    with pytest.raises(publish.Unpublishable):
        _build(root, root / "other.old")
    for name in ("site.old", "site.next-draft", ".site.kran-old", ".site.kran-next-mine", "other.old"):
        assert (root / name / "precious.txt").read_text() == "years of work"


def test_a_git_checkout_is_never_replaced(root: Path) -> None:
    out = root / "pages"
    _build(root, out)
    (out / ".git").mkdir()
    with pytest.raises(publish.Unpublishable):
        _build(root, out)
    assert (out / ".git").is_dir()


def test_builds_at_the_same_time_leave_a_whole_site(root: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "kran",
        "--root",
        str(root),
        "--at",
        "2026-11-24",
        "build",
        "--revision",
        "abc12345",
    ]
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(3)]
    assert [(process.wait(), process.stderr.read() if process.stderr else b"") for process in running] == [(0, b"")] * 3
    for process in running:
        if process.stderr:
            process.stderr.close()
    _build(root, root / "again")
    assert _sums(root / "site") == _sums(root / "again")
    assert _beside(root / "site") == ["site"]


def test_a_killed_build_leaves_no_process_behind(root: Path) -> None:
    command = [sys.executable, "-m", "kran", "--root", str(root), "build"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    deadline = time.monotonic() + 20
    while not list(root.glob(".site.kran-next-*")) and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    running.kill()
    running.wait()
    assert running.stdout
    # The pipe ends only when every process that holds it has ended.
    reader = threading.Thread(target=running.stdout.read, daemon=True)
    reader.start()
    reader.join(timeout=60)
    assert not reader.is_alive()
    running.stdout.close()


def test_a_panic_of_the_typesetter_is_told_in_words() -> None:
    class PanicException(BaseException):
        """As typst's own, which has no name that can be imported."""

    def panic(_: str) -> str:
        raise PanicException("too wide")

    def stop(_: str) -> str:
        raise KeyboardInterrupt

    assert publish._told(panic, "sv") == "sv: too wide"
    with pytest.raises(KeyboardInterrupt):
        publish._told(stop, "sv")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", b"---\ntitle: A\ntemplate: nosuch.html\n---\n"),
        ("a.md", b"\xf6\n"),
        ("index.html", b"<p>\n"),
        ("assets/site.css", b"p {}\n"),
    ],
)
def test_a_wrong_hand_written_page_fails_with_a_reason(root: Path, name: str, content: bytes) -> None:
    path = root / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    with pytest.raises(publish.Unpublishable, match=r"nosuch|utf-8|index\.html|site\.css"):
        _build(root, root / "site")
    assert not (root / "site").exists()


@pytest.mark.parametrize("command", ["build", "pages out"])
@pytest.mark.parametrize("kind", ["link", "pipe", "bytes"])
def test_no_command_publishes_or_hangs_on_wrong_hand_written_pages(root: Path, command: str, kind: str) -> None:
    page = root / "docs" / "a.md"
    page.parent.mkdir(exist_ok=True)
    if kind == "link":
        page.symlink_to("/")
    elif kind == "pipe":
        os.mkfifo(page)
    else:
        page.write_bytes(b"\xf6\n")
    ran = subprocess.run(
        [sys.executable, "-m", "kran", "--root", str(root), *command.split()],
        cwd=root, capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert "docs/a.md:1:1: " in ran.stderr + ran.stdout
    assert "Traceback" not in ran.stderr
    assert not any((root / name).exists() for name in ("site", "out", "build"))
