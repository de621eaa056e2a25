"""The command line: exit status, formats, languages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kran.cli import main

START = Path(__file__).resolve().parents[2] / "generator" / "kran" / "start"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(START, tmp_path, dirs_exist_ok=True)
    return tmp_path


def kran(root: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "--lang", "en", "--at", "2026-11-24", *args])


def _misspell(root: Path) -> None:
    path = root / "catalog" / "suppliers.yaml"
    path.write_text(path.read_text().replace("kind: own", "kind: owned"))


def test_a_sound_catalogue_exits_with_0_and_says_so(root: Path) -> None:
    done = kran(root, "check")
    assert (done.exit_code, done.output) == (0, "The catalogue is sound.\n")


def test_an_error_exits_with_1_and_points_at_it(root: Path) -> None:
    _misspell(root)
    done = kran(root, "check")
    assert done.exit_code == 1
    assert "catalog/suppliers.yaml:3:64: error K104" in done.output
    assert "Did you mean “own”?" in done.output
    assert done.output.endswith("1 error\n")


def test_json_holds_the_same_finding(root: Path) -> None:
    _misspell(root)
    found = json.loads(kran(root, "check", "--format", "json").output)
    assert found["summary"] == {"error": 1, "warning": 0, "note": 0}
    assert [(f["code"], f["line"], f["severity"]) for f in found["findings"]] == [("K104", 3, "error")]


def test_github_annotations_name_file_line_and_column(root: Path) -> None:
    _misspell(root)
    assert kran(root, "check", "--format", "github").output.startswith(
        "::error file=catalog/suppliers.yaml,line=3,col=64,"
    )


def test_swedish_is_the_language_of_messages_unless_another_is_asked_for(root: Path) -> None:
    done = CliRunner().invoke(main, ["--root", str(root), "check"])
    assert done.output == "Katalogen är felfri.\n"


def test_warnings_stop_only_with_strict(root: Path) -> None:
    path = root / "catalog/services/arbetsplats/skarm.yaml"
    path.write_text(path.read_text().replace("title: {sv: Skärm, en: Screen}", "title: Skärm"))
    assert kran(root, "check").exit_code == 0
    assert kran(root, "check", "--strict").exit_code == 1


@pytest.mark.parametrize(
    "args",
    [
        ["--lang", "xx", "check"],
        ["--at", "2026-02-30", "check"],
        ["chekc"],
        ["check", "--format", "pdf"],
        ["--root", "no"],
    ],
)
def test_wrong_use_exits_with_2(args: list[str]) -> None:
    done = CliRunner().invoke(main, args)
    assert done.exit_code == 2


def test_an_unknown_command_is_answered_with_the_nearest() -> None:
    assert "Did you mean “check”?" in CliRunner().invoke(main, ["chekc"]).output


def test_a_day_is_taken_from_the_epoch_where_none_is_given(root: Path) -> None:
    day = {"SOURCE_DATE_EPOCH": "1767225600"}  # 2026-01-01
    done = CliRunner().invoke(main, ["--root", str(root), "next-change"], env=day)
    assert done.output == "2026-11-17\n"  # the decision of its first list has been news for a year


def test_no_colour_reaches_a_pipe(root: Path) -> None:
    _misspell(root)
    done = subprocess.run([sys.executable, "-m", "kran", "--root", str(root), "check"], capture_output=True, text=True,
                          check=False)  # fmt: skip
    assert done.returncode == 1
    assert "\x1b[" not in done.stdout


def test_a_crash_of_our_own_exits_with_2(root: Path) -> None:
    code = "import kran.rules, kran.cli; kran.rules.examine = lambda *_: 1 / 0; kran.cli.run()"
    done = subprocess.run([sys.executable, "-c", code, "--root", str(root), "check"], capture_output=True, text=True,
                          check=False)  # fmt: skip
    assert done.returncode == 2
    assert "fault in kran itself" in done.stderr


FORBIDDEN = ("mkdocs", "material", "typst", "xlsxwriter", "jsonschema", "jinja2", "babel", "watchfiles", "yaml")


def test_help_and_import_load_no_heavy_library() -> None:
    code = f"import sys, kran, kran.cli; print(' '.join(m for m in {FORBIDDEN!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == ""


def test_check_loads_neither_mkdocs_nor_an_export_library(root: Path) -> None:
    code = (
        "import sys; from click.testing import CliRunner; from kran.cli import main\n"
        f"done = CliRunner().invoke(main, ['--root', {str(root)!r}, 'check'])\n"
        "print(done.exit_code, ' '.join(m for m in ('mkdocs', 'material', 'typst', 'xlsxwriter', 'jsonschema') "
        "if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
