"""The shape of the workflows: thin, with few rights, and nothing of a proposal trusted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
INIT = ROOT / "generator/kran/init_files"
FILES = sorted(path for root in (ROOT, INIT) for path in (root / ".github/workflows").glob("*.yml"))
EACH = pytest.mark.parametrize("file", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
_CALL = re.compile(
    r"""(make [a-z][a-z -]*( KRAN_FORMAT=github KRAN_BASE="\$BASE")?|(\.venv/bin/)?kran [^;|`]+"""
    r"""|gh (api|run download) [^;|`]+)"""
)
_INSTALL = re.compile(r"python -m pip install [^;|`&]+")
_TRUSTED = {"comment", "approvals"}


def _read(file: Path) -> dict[Any, Any]:
    value: dict[Any, Any] = yaml.safe_load(file.read_text("utf-8"))
    return value


def _events(workflow: dict[Any, Any]) -> dict[str, Any]:
    found = workflow[True]  # YAML reads `on` as a truth
    return found if isinstance(found, dict) else {found: None}


def _steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@EACH
def test_a_step_is_one_call_that_runs_here_too(file: Path) -> None:
    for step in _steps(_read(file)):
        for line in step.get("run", "").strip().splitlines():
            assert _CALL.fullmatch(line) or _INSTALL.fullmatch(line), line
            assert "${{" not in line  # what comes from outside goes by the environment


@EACH
def test_rights_are_given_to_jobs_one_by_one(file: Path) -> None:
    workflow = _read(file)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"]
        assert job["timeout-minutes"] <= 30
        assert all(right in {"read", "write"} for right in job["permissions"].values())


@EACH
def test_actions_are_pinned_and_keep_no_token(file: Path) -> None:
    for step in _steps(_read(file)):
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
        if "/checkout@" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
            assert "ref" not in step["with"]


@EACH
def test_a_proposal_gets_no_secret_and_no_right_to_write(file: Path) -> None:
    workflow, text = _read(file), file.read_text("utf-8")
    assert "pull_request_target" not in text
    if {"pull_request", "pull_request_review"} & _events(workflow).keys():
        assert "secrets." not in text
        assert "token" not in text
        assert all(job["permissions"] == {"contents": "read"} for job in workflow["jobs"].values())


@EACH
def test_only_what_runs_from_the_main_branch_may_write(file: Path) -> None:
    workflow = _read(file)
    assert ("workflow_run" in _events(workflow)) is (file.stem in _TRUSTED)
    if file.stem in _TRUSTED:
        assert _events(workflow)["workflow_run"]["workflows"] == ["review"]
        assert "proposal" in {step.get("id") for step in _steps(workflow)}


@pytest.mark.parametrize("root", [ROOT, INIT], ids=["ours", "init"])
def test_the_gate_stores_nothing_and_answers_whatever_happens(root: Path) -> None:
    workflow = _read(root / ".github/workflows/approvals.yml")
    steps = _steps(workflow)
    assert workflow["jobs"]["approvals"]["environment"] == "approvals"
    assert not any("upload-artifact" in step.get("uses", "") for step in steps)
    written = re.findall(r'>>? "(\$\w+)', "\n".join(step.get("run", "") for step in steps))
    assert set(written) == {"$GITHUB_OUTPUT", "$RUNNER_TEMP", "$GITHUB_STEP_SUMMARY"}
    assert steps[-1]["if"] == "${{ !cancelled() && steps.proposal.outcome == 'success' }}"
    assert steps[-1]["env"]["STATE"] == "${{ steps.gate.outcome == 'success' && 'success' || 'failure' }}"


def test_a_new_catalogue_has_the_same_workflows() -> None:
    assert {path.name for path in FILES if INIT in path.parents} == {
        path.name for path in FILES if INIT not in path.parents
    }


@pytest.mark.parametrize("name", ["comment", "approvals", "review", "next-change"])
def test_a_new_catalogues_workflows_do_the_same(name: str) -> None:
    def done(root: Path) -> list[str]:
        steps = _steps(_read(root / f".github/workflows/{name}.yml"))
        runs = [step["run"].strip().removeprefix(".venv/bin/") for step in steps if "run" in step]
        return [run for run in runs if not run.startswith(("python", "make install"))]

    assert [run.replace("make site", "kran build") for run in done(ROOT)] == done(INIT)


@pytest.mark.parametrize(
    "name", ["pull_request_template.md", "ISSUE_TEMPLATE/andring.yml", "ISSUE_TEMPLATE/ny-tjanst.yml"]
)
def test_a_new_catalogue_has_the_same_forms(name: str) -> None:
    assert (INIT / ".github" / name).read_bytes() == (ROOT / ".github" / name).read_bytes()


@pytest.mark.parametrize("form", sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.stem)
def test_a_form_asks_what_the_code_host_can_show(form: Path) -> None:
    asked = yaml.safe_load(form.read_text("utf-8"))
    assert {"name", "description", "body"} <= asked.keys()
    fields = [field for field in asked["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields)
    assert all(field["attributes"]["label"] for field in fields)
