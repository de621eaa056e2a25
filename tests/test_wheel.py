"""The wheel in an empty folder of another municipality: install, init, check, build."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.wheel

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def kran(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own; its dependencies come from the lock."""
    place = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    pip = [str(place / "bin" / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / "requirements.lock")], check=True
    )
    subprocess.run([*pip, "--no-deps", str(wheel)], check=True)
    return place / "bin" / "kran"


def _run(kran: Path, folder: Path, *args: str) -> str:
    done = subprocess.run([str(kran), *args], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_brings_what_the_program_needs_and_nothing_of_the_example(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "kran/schemas/service.schema.json", "kran/site/templates/service.html.j2", "kran/site/theme/main.html",
        "kran/site/theme/assets/search.js", "kran/exports/table.typ", "kran/start/catalog/catalog.yaml",
        "kran/init_files/.github/workflows/check.yml", "kran/docs/bestalla.md", "kran/docs/bestalla.en.md",
        "kran/locale/sv/LC_MESSAGES/kran.po", "kran/py.typed", "kran/requirements.lock",
    ):  # fmt: skip
        assert needed in names, needed
    pages = {f"kran/docs/{path.name}" for path in (ROOT / "docs").glob("*.md")}
    schemas = {f"kran/schemas/{path.name}" for path in (ROOT / "schemas").glob("*.schema.json")}
    assert pages | (schemas - {"kran/schemas/ids.schema.json"}) <= set(names)
    assert any(name.startswith("kran/exports/fonts/") and name.endswith(".ttf") for name in names)
    assert not [name for name in names if "ids.schema.json" in name or "docs/development" in name or "/osby" in name]


def test_another_municipality_starts_from_nothing(kran: Path, tmp_path: Path) -> None:
    _run(kran, tmp_path, "init", "kommun")
    folder = tmp_path / "kommun"
    assert _run(kran, folder, "check", "--lang", "en") == "The catalogue is sound.\n"
    assert (folder / "requirements.lock").read_bytes() == (ROOT / "requirements.lock").read_bytes()
    _run(kran, folder, "--at", "2026-11-24", "build")
    site = folder / "site"
    for name in ("index.html", "en/index.html", "bestalla.html", "filer/prislista-2026.pdf",
                 "filer/prislista-2026.xlsx", "api/v1/catalogue.json", "schemas/v1/service.schema.json"):  # fmt: skip
        assert (site / name).is_file(), name
    catalogue = json.loads((site / "api/v1/catalogue.json").read_text(encoding="utf-8"))
    assert len(catalogue["services"]) == 3
    assert "Osby" not in (site / "index.html").read_text(encoding="utf-8")
    subprocess.run([sys.executable, str(ROOT / "tests" / "site_links.py"), str(site)], check=True)


def test_check_needs_the_catalogue_only(kran: Path, tmp_path: Path) -> None:
    _run(kran, tmp_path, "init", "kommun")
    only = tmp_path / "only"
    only.mkdir()
    (tmp_path / "kommun" / "catalog").rename(only / "catalog")
    assert _run(kran, only, "check", "--lang", "en") == "The catalogue is sound.\n"
    assert sorted(path.name for path in only.iterdir()) == ["catalog"]
