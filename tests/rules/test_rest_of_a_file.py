"""What is wrong in one part of a file does not hide what is wrong in the rest, and nothing follows from the part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from tests.rules.test_one_mistake import DATOR, DECISION, LIST, SETTINGS, SKARM
from tests.small import START, found, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNITS = (
    "# catalog/organisation/units.yaml\nunits:\n"
    "  skolan: {name: Skolan, kind: school, customer: internal, from: 2020-01-01}\n"
)
ROLES = (
    "# catalog/organisation/roles.yaml\nroles:\n  annan: {title: 5}\n"
    "  it-chef: {title: It-chef}\n  enhetschef: {title: Enhetschef}\n"
)
LEDGER = "# catalog/ledger/figures.csv\nunit,figure,from,value\n"
WRONG_LOGO = "# catalog/catalog.yaml\n" + SETTINGS.replace("site:\n", "site:\n  logo: 5\n")
ROW = "  skarmen: {amount: 65.00, per: month}\n"


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        # A row of a price list, and another.
        (
            LIST + "prices:\n  skarm: {amont: 65.00, per: month}\n" + ROW + DECISION,
            ["prices/extra.yaml:5:11 K102", "prices/extra.yaml:6:3 K301"],
        ),
        (
            LIST + "prices:\n  skarm: {amount: 065.00, per: month}\n" + ROW + DECISION,
            ["prices/extra.yaml:5:19 K015", "prices/extra.yaml:6:3 K301"],
        ),
        # A field that can be left out: the rest of its row is looked at.
        (
            LIST + "prices:\n  skarm: {amount: 65.00, per: mnth, trem: 12}\n" + DECISION,
            ["prices/extra.yaml:5:31 K201", "prices/extra.yaml:5:37 K102"],
        ),
        # A day that it cannot do without: the names in the file are looked up all the same.
        (
            LIST.replace("from: 2026-03-01", "from: 2026-13-01").replace("decision: kf-2025-2", "decision: kf-2025-22")
            + "prices:\n  skarm: {amount: 65.00, per: month}\n" + DECISION,
            ["prices/extra.yaml:2:7 K105", "prices/extra.yaml:3:11 K201"],
        ),
        (
            LIST.replace("from: 2026-03-01", "from: x\nfor_unit: skolan\nuntil: 2026-12-31")
            + "prices:\n  skarm: {amount: 65.00, per: month}\n" + DECISION,
            ["prices/extra.yaml:2:7 K105"],
        ),
        # Entries of a list after the one that is wrong keep their place.
        (
            DATOR + "  - {id: kraftfull, title: 5}\n  - {id: standard, title: {sv: Två, en: Two}}\n",
            ["services/arbetsplats/dator.yaml:7:28 K103", "services/arbetsplats/dator.yaml:8:10 K202"],
        ),
        # What is missing because it was wrong is not missed again.
        (SKARM.replace("en: Screen", "en: 5"), ["services/arbetsplats/skarm.yaml:1:24 K103"]),
        (
            SKARM.replace("en: Screen", "en: 5").replace("it-chef", "it-chfe"),
            ["services/arbetsplats/skarm.yaml:1:24 K103", "services/arbetsplats/skarm.yaml:3:8 K201"],
        ),
        # In a file of many things a faulty one can still be named, and the others are looked at.
        (
            UNITS + "  a: {name: A, kind: school, customer: internal, frm: 2020-01-01, under: skolan}\n"
            "  b: {name: B, kind: school, customer: internal, from: 2020-01-01, under: a}\n"
            "  c: {name: C, kind: school, customer: internal, from: 2020-01-01, under: skola}\n",
            ["organisation/units.yaml:3:50 K102", "organisation/units.yaml:5:75 K201"],
        ),
        # A ledger.
        (
            LEDGER + "skolan,employees,2026-01-32,40\nskolan,employes,2026-01-01,40\n",
            ["ledger/figures.csv:2:18 K105", "ledger/figures.csv:3:8 K201"],
        ),
        (
            LEDGER + "skolan,employees,40\nskolan,employes,2026-01-01,40\n",
            ["ledger/figures.csv:2:1 K018", "ledger/figures.csv:3:8 K201"],
        ),
        # Settings that nothing else rests on.
        (
            WRONG_LOGO + SKARM.replace("it-chef", "it-chfe"),
            ["catalog.yaml:6:9 K103", "services/arbetsplats/skarm.yaml:3:8 K201"],
        ),
        # The names that can be read are known in every other file.
        (
            ROLES + SKARM.replace("it-chef", "it-chfe"),
            ["organisation/roles.yaml:2:18 K103", "services/arbetsplats/skarm.yaml:3:8 K201"],
        ),
        (ROLES + SKARM.replace("it-chef", "annan"), ["organisation/roles.yaml:2:18 K103"]),
        # Which of two with one name was meant to be another is not known.
        (
            ROLES.replace("{title: 5}", "{title: Annan}").replace("enhetschef:", "it-chef:"),
            ["organisation/roles.yaml:4:3 K011"],
        ),
        # Whether it is a draft is not known: nothing more is said.
        (
            SKARM.replace("it-chef", "it-chfe") + "status: drft\n",
            ["services/arbetsplats/skarm.yaml:5:9 K104"],
        ),
    ],
)  # fmt: skip
def test_the_rest_is_checked(tmp_path: Path, text: str, findings: list[str]) -> None:
    told = found(lay_out(tmp_path, text))
    assert [f"{f.file}:{f.line}:{f.column} {f.code}".removeprefix("catalog/") for f in told] == findings


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    for child in node.value if isinstance(node, yaml.SequenceNode | yaml.MappingNode) else ():
        for inner in child[1:] if isinstance(child, tuple) else (child,):
            yield from _scalars(inner)


FILES = sorted(path.relative_to(START).as_posix() for path in START.rglob("*.yaml"))


@pytest.mark.parametrize("file", FILES)
def test_nothing_follows_from_any_value_that_cannot_be_read(tmp_path: Path, file: str) -> None:
    root = lay_out(tmp_path)
    path = root / "catalog" / file
    text = path.read_text("utf-8")
    for number, node in enumerate(_scalars(yaml.compose(text))):
        wrong = ("[[x]]", "0x10")[number % 2]
        path.write_text(text[: node.start_mark.index] + wrong + text[node.end_mark.index :], "utf-8")
        told = found(root)
        assert len(told) == 1, (node.value, told)
        assert (told[0].file, told[0].line) == (f"catalog/{file}", node.start_mark.line + 1)
