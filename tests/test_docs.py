"""What the manual, the README and the hand-written pages show is true: commands exist, YAML fits, output is real."""

from __future__ import annotations

import ast
import json
import re
import shlex
import shutil
import textwrap
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from kran import rules
from kran.cli import main
from kran.model.document import Document
from kran.model.kinds import KINDS, kind_of
from kran.site.frame import CONTENT_SECURITY_POLICY
from kran.site.promise import PRIORITIES
from kran.site.words import capital
from kran.source import schemas
from kran.source import yaml as strict
from kran.text import Language
from tests.small import found, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PACKAGE = ROOT / "generator" / "kran"
INIT = PACKAGE / "init_files"
PAGES = sorted(DOCS.glob("*.md"))
TEXTS = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", INIT / "README.md", *DOCS.rglob("*.md")]
)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL_OPERATORS = frozenset({"&&", "||", "|", ">", "<", ";", "&"})


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: where it begins, its language, and its text."""

    file: str
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        """Name it as pytest shows it."""
        return f"{self.file}:{self.line}"

    @property
    def first_line(self) -> str:
        return self.text.partition("\n")[0]

    @property
    def path(self) -> str:
        """The file that a comment in the first line names, as ``catalog/prices/2027.yaml``; empty without one."""
        named = re.fullmatch(r"# (\S*/?\S+\.[a-z]+)", self.first_line)
        return named[1] if named else ""


def blocks(language: str) -> list[Block]:
    return [
        Block(file.relative_to(ROOT).as_posix(), text.count("\n", 0, fence.start()) + 1, fence[1], fence[2])
        for file in TEXTS
        for text in [file.read_text("utf-8")]
        for fence in FENCE.finditer(text)
        if fence[1] == language
    ]


def commands() -> Iterator[tuple[Block, str]]:
    for block in blocks("console"):
        for line in block.text.splitlines():
            if line.startswith("$ "):
                yield block, line.removeprefix("$ ")


COMMANDS = list(commands())


def unknown_in_kran(words: list[str]) -> str:
    """Return the first of a kran command's words that is no command, option or choice; empty when all are."""
    command: click.Command = main
    context = click.Context(main, info_name="kran")
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word.startswith("-"):
            name, _, value = word.partition("=")
            option = next((p for p in command.params if isinstance(p, click.Option) and name in p.opts), None)
            if option is None:
                return word
            if not option.is_flag:
                value = value or rest.pop(0)
                if isinstance(option.type, click.Choice) and value not in option.type.choices:
                    return value
        elif isinstance(command, click.Group):
            named = command.get_command(context, word)
            if named is None:
                return word
            command = named
    return ""


def _targets() -> frozenset[str]:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    parts = re.search(r"^PARTS := (.*)$", makefile, re.MULTILINE)
    assert parts
    named = re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)
    return frozenset({*named, *(f"check-{part}" for part in parts[1].split())})


def test_there_is_something_to_look_at() -> None:
    assert len(COMMANDS) > 20
    assert len(blocks("yaml")) > 10


@pytest.mark.parametrize(("block", "line"), COMMANDS, ids=[f"{block}-{line}" for block, line in COMMANDS])
def test_commands_exist(block: Block, line: str) -> None:
    program, *words = shlex.split(line)
    assert not SHELL_OPERATORS & set(words), f"{block}: one command a line"
    program = Path(program).name
    if program == "kran":
        assert not unknown_in_kran(words), f"{block}: kran knows no {unknown_in_kran(words)}"
    elif program == "make":
        assert set(words) <= _targets(), f"{block}: make knows no {set(words) - _targets()}"
    else:
        assert program in {"pip", "python3", "mkdocs"}, f"{block}: {program} is not tested here"


@pytest.mark.parametrize(
    ("line", "unknown"),
    [
        ("kran check --strict", ""),
        ("kran --at 2027-01-01 check --format json", ""),
        ("kran chek", "chek"),
        ("kran check --stric", "--stric"),
        ("kran check --format xml", "xml"),
        ("kran new servis", "servis"),
    ],
)
def test_what_does_not_exist_is_seen(line: str, unknown: str) -> None:
    assert unknown_in_kran(shlex.split(line)[1:]) == unknown


@pytest.mark.parametrize("block", blocks("yaml"), ids=str)
def test_yaml_fits_its_schema(block: Block) -> None:
    modeline = re.search(r"\$schema=\S*?([a-z-]+)\.schema\.json", block.first_line)
    kind = kind_of(block.path.removeprefix("catalog/")) if block.path.startswith("catalog/") else None
    schema = modeline[1] if modeline else (kind[0].schema if kind else None)
    if schema is None:
        assert not block.path.startswith("catalog/"), f"{block.path} is of no kind"
        yaml.safe_load(block.text)
        return
    value, problems = strict.parse(block.text, block.file)
    assert [*problems, *schemas.check(schema, value, block.file)] == []


@pytest.mark.parametrize("block", [b for b in blocks("yaml") if not b.path.startswith("catalog/")], ids=str)
def test_a_shown_file_is_the_file(block: Block) -> None:
    if not block.path:
        return
    _, _, text = block.text.partition("\n")
    assert text == (ROOT / block.path).read_text("utf-8")


def _shown_runs() -> list[tuple[Block, Block]]:
    """Return each file of a catalogue that is followed by what the check says of it."""
    both = sorted([*blocks("yaml"), *blocks("console")], key=lambda b: (b.file, b.line))
    return [
        (before, after)
        for before, after in pairwise(both)
        if before.file == after.file and before.path.startswith("catalog/")
        if after.first_line.startswith("$ kran check") and after.text.count("\n") > 1
    ]


def test_a_shown_run_is_found() -> None:
    assert _shown_runs()


@pytest.mark.parametrize(("document", "shown"), _shown_runs(), ids=str)
def test_the_output_shown_is_what_the_check_says(tmp_path: Path, document: Block, shown: Block) -> None:
    """The file is laid into the catalogue of `kran init`, and the command is run."""
    shutil.copytree(PACKAGE / "start", tmp_path, dirs_exist_ok=True)
    (tmp_path / document.path).write_text(document.text, "utf-8")
    command, _, output = shown.text.partition("\n")
    words = shlex.split(command)[2:]  # after "$ kran"
    done = CliRunner().invoke(main, ["--root", str(tmp_path), "--at", "2026-03-01", *words])
    assert done.output == output


def test_the_server_recipe_has_the_pages_own_policy() -> None:
    for page in ("publicera.md", "publicera.en.md"):
        assert CONTENT_SECURITY_POLICY in (DOCS / page).read_text("utf-8")


LINK = re.compile(r"(?<!`)\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
MADE = frozenset({"tjanster", "prislista", "servicenivaer", "beslut", "enheter", "rad"})
MADE_PAGES = frozenset({"tillganglighet.md"})


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(file: Path) -> None:
    for to in LINK.findall(file.read_text("utf-8")):
        if to.startswith("https://"):
            continue
        folder, _, name = to.rpartition("/")
        made = file.parent == DOCS and ((folder in MADE and name == "index.md") or to in MADE_PAGES)
        assert made or (file.parent / to).is_file(), f"{file.name}: {to}"


@pytest.mark.parametrize("page", [p for p in PAGES if not p.name.endswith(".en.md")], ids=lambda p: p.name)
def test_every_page_is_there_in_english_and_alike(page: Path) -> None:
    english = page.with_suffix(".en.md").read_text("utf-8")
    swedish = page.read_text("utf-8")
    for what in (r"^#+ ", r"^\|", r"^(?:foot|order): .*$", r"\]\((?!https)[^)]*\)"):
        shown = [re.findall(what, text.replace("-en.png", ".png"), re.MULTILINE) for text in (swedish, english)]
        assert shown[0] == shown[1], what


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_pages_speak_of_any_municipality(page: Path) -> None:
    assert not re.search(r"\bOsby\b", page.read_text("utf-8"))


@pytest.mark.parametrize(("page", "code"), [("hjalp.md", "sv"), ("hjalp.en.md", "en")])
def test_the_help_page_calls_faults_what_the_services_pages_call_them(page: str, code: str) -> None:
    rows = re.findall(r"^\| (.+?) \|", (DOCS / page).read_text("utf-8"), re.MULTILINE)
    assert rows[1:] == [capital(Language(code).gettext(name)) for name in PRIORITIES.values()]


def test_the_browser_that_is_looked_for_is_the_one_that_is_installed() -> None:
    looked_for = re.search(
        r"^BROWSERS = \((.*)\)$", (ROOT / "tests/browser/conftest.py").read_text("utf-8"), re.MULTILINE
    )
    installed = re.search(r"^BROWSERS=\((.*)\)$", (ROOT / "tests/install.sh").read_text("utf-8"), re.MULTILINE)
    assert looked_for
    assert installed
    assert re.findall(r"[a-z-]+", looked_for[1]) == installed[1].split()


def test_a_new_catalogue_has_the_same_form_for_proposals() -> None:
    form = ".github/ISSUE_TEMPLATE/andring.yml"
    assert (INIT / form).read_bytes() == (ROOT / form).read_bytes()


def test_a_new_catalogue_pins_the_same_actions() -> None:
    pins = [
        set(
            re.findall(
                r"uses: (\S+)", "".join(f.read_text("utf-8") for f in (root / ".github/workflows").glob("*.yml"))
            )
        )
        for root in (INIT, ROOT)
    ]
    assert pins[0] <= pins[1]


@pytest.mark.parametrize("recipe", [".github/workflows/check.yml", ".github/workflows/publish.yml", ".gitlab-ci.yml"])
def test_a_new_catalogue_installs_from_its_lock_and_nothing_else(recipe: str) -> None:
    flags = [set(line.split()) for line in re.findall(r"pip install (.*)", (INIT / recipe).read_text("utf-8"))]
    assert len(flags) == 2
    assert {"--require-hashes", "requirements.lock"} <= flags[0]
    assert {"--no-deps", "requirements.txt"} <= flags[1]


def test_a_new_catalogue_has_an_image_that_nobody_can_change() -> None:
    recipe = yaml.safe_load((INIT / ".gitlab-ci.yml").read_text("utf-8"))
    assert re.fullmatch(r"python:3\.\d+-slim@sha256:[0-9a-f]{64}", recipe["image"])


def test_a_new_catalogues_editor_knows_every_kind() -> None:
    mapped = json.loads((INIT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    for kind in KINDS:
        if kind.path.pattern.endswith(r"\.yaml"):  # the others are CSV and Markdown
            path = mapped[f"schemas/{kind.schema}.schema.json"].removeprefix("catalog/")
            assert kind.path.fullmatch(path.replace("*", "2027")), path


@pytest.mark.parametrize("block", blocks("python"), ids=str)
def test_python_is_python(block: Block) -> None:
    ast.parse(textwrap.dedent(block.text))


@pytest.mark.parametrize("block", blocks("json"), ids=str)
def test_json_is_json(block: Block) -> None:
    json.loads(block.text)


def test_the_rule_that_is_shown_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [block] = [block for block in blocks("python") if "RULE = Rule(" in block.text]
    shown: dict[str, Any] = {"__name__": "shown"}
    exec(compile(block.text, str(block), "exec"), shown)  # noqa: S102  our own manual
    others = tuple(rule for rule in rules.RULES if rule.code.name != shown["CODE"].name)  # someone may have added it
    monkeypatch.setattr(rules, "RULES", (*others, shown["RULE"]))
    for code in rules.CODES:
        assert {f.code for f in found(lay_out(tmp_path / code.code, code.good.text))} <= {"K022"}, code.code
    assert [f.code for f in found(lay_out(tmp_path / "bad", shown["CODE"].bad.text))] == [shown["CODE"].code]
    assert found(lay_out(tmp_path / "good", shown["CODE"].good.text)) == []


def test_the_kind_that_is_shown_is_read() -> None:
    page = "docs/development/add-a-kind.md"
    [schema] = [json.loads(block.text) for block in blocks("json") if block.file == page]
    [example] = [yaml.safe_load(block.text) for block in blocks("yaml") if block.file == page]
    [source] = [block for block in blocks("python") if block.file == page and "def read(" in block.text]
    Draft202012Validator.check_schema(schema)
    assert set(schema["required"]) <= set(example) <= set(schema["properties"])
    shown: dict[str, Any] = {"__name__": "kran.model.document"}  # a dataclass asks for its module
    exec(compile(source.text, str(source), "exec"), shown)  # noqa: S102  our own manual
    read = shown["read"](Document("system", "procapita", "catalog/systems/procapita.yaml", example))
    assert (read.id, str(read.title)) == ("procapita", example["title"])
    assert [(reference.kind, reference.id) for reference in read.references] == [("role", example["owner"])]
