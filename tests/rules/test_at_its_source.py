"""What many places disagree with is told of where it is said, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import START, found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from kran.report import Finding

SETTINGS = (START / "catalog.yaml").read_text("utf-8")
NAMES = ("skolan", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k")
SHELVES = (START / "categories.yaml").read_text("utf-8")


def units(*codes: tuple[str, str] | str) -> str:
    """Return units with one part of a code string each: ``ansvar`` unless a pair names another."""
    parts = [("ansvar", code) if isinstance(code, str) else code for code in codes]
    return "# catalog/organisation/units.yaml\nunits:\n" + "".join(
        f"  {name}: {{name: A, kind: school, customer: internal, from: 2020-01-01, code: {{{part}: '{value}'}}}}\n"
        for name, (part, value) in zip(NAMES, parts, strict=False)
    )


def settings(sound: str, other: str) -> str:
    assert sound in SETTINGS
    return "# catalog/catalog.yaml\n" + SETTINGS.replace(sound, other, 1)


def place(finding: Finding) -> str:
    return f"{finding.file}:{finding.line}:{finding.column} {finding.code}".removeprefix("catalog/")


def test_a_length_that_no_code_string_has(tmp_path: Path) -> None:
    [finding] = found(lay_out(tmp_path, settings("ansvar: 5", "ansvar: 6") + units("10000", "10001", "10002")))
    assert place(finding) == "catalog.yaml:17:16 K406"
    assert finding.message == "“ansvar” has 6 characters here, but 5 in 3 of 3 code strings"
    assert finding.remedy == "Did you mean 5?"


def test_a_length_that_hardly_any_code_string_has(tmp_path: Path) -> None:
    ten = [f"1000{n}" for n in range(10)]
    right, wrong = (units(*ten, code) for code in ("100000", "100"))
    [finding] = found(lay_out(tmp_path / "a", settings("ansvar: 5", "ansvar: 6") + right))
    assert finding.message.endswith("5 in 10 of 11 code strings")
    two = found(lay_out(tmp_path / "b", settings("ansvar: 5", "ansvar: 6") + wrong))
    assert [place(finding) for finding in two] == ["catalog.yaml:17:16 K406", "organisation/units.yaml:12:83 K406"]


def test_code_strings_of_another_length_that_are_not_most(tmp_path: Path) -> None:
    findings = found(lay_out(tmp_path, units("1000", "1001", "1002", "10003")))
    assert [finding.file for finding in findings] == ["catalog/organisation/units.yaml"] * 3


def test_two_code_strings_may_both_be_slips(tmp_path: Path) -> None:
    findings = found(lay_out(tmp_path, units("1000", "1001")))
    assert [finding.file for finding in findings] == ["catalog/organisation/units.yaml"] * 2


def test_a_part_of_the_code_string_with_another_name(tmp_path: Path) -> None:
    [finding] = found(lay_out(tmp_path, settings("ansvar: 5", "ansvaret: 5") + units("10000", "10001", "10002")))
    assert place(finding) == "catalog.yaml:17:8 K406"
    assert finding.message == "nothing names “ansvaret”, but 3 places name “ansvar”, which is missing here"


def test_a_part_of_the_code_string_that_is_gone(tmp_path: Path) -> None:
    text = settings("ansvar: 5, ", "") + units("10000", "10001", "10002", ("verksamhet", "10000"))
    [finding] = found(lay_out(tmp_path, text))
    assert place(finding) == "catalog.yaml:17:1 K406"
    assert finding.message == "3 code strings have “ansvar”, which is not declared here"


def test_a_unit_with_a_misspelt_part(tmp_path: Path) -> None:
    [finding] = found(lay_out(tmp_path, units("10000", "10001", ("ansva", "10000"))))
    assert finding.remedy == "Did you mean “ansvar”?"
    assert finding.file == "catalog/organisation/units.yaml"


def shelf(new: str) -> str:
    assert "id: arbetsplats" in SHELVES
    return "# catalog/categories.yaml\n" + SHELVES.replace("id: arbetsplats", f"id: {new}", 1)


@pytest.mark.parametrize("new", ["arbetsplatser", "kontor"])
def test_a_shelf_with_another_name(tmp_path: Path, new: str) -> None:
    [finding] = found(lay_out(tmp_path, shelf(new)))
    assert place(finding) == "categories.yaml:3:9 K201"
    assert finding.message == f"no service lies in “{new}”, but 2 lie in “arbetsplats”, which is missing here"
    assert finding.remedy == f"Call it “arbetsplats”, or let the folder be called services/{new}."


def test_a_shelf_with_one_service_and_another_name(tmp_path: Path) -> None:
    text = "# catalog/categories.yaml\n" + SHELVES.replace("id: stod", "id: hjalp", 1)
    [finding] = found(lay_out(tmp_path, text))
    assert place(finding) == "categories.yaml:7:9 K201"
    assert finding.message.startswith("no service lies in “hjalp”, but one lies in “stod”")


def test_a_misspelt_folder_where_another_shelf_is_empty(tmp_path: Path) -> None:
    skarm = (START / "services/arbetsplats/skarm.yaml").read_text("utf-8")
    text = "# catalog/services/arbetsplats/skarm.yaml -\n# catalog/services/arbetsplatser/skarm.yaml\n" + skarm
    text += "# catalog/categories.yaml\n" + SHELVES + "  - {id: skola, title: {sv: Skola, en: School}}\n"
    [finding] = found(lay_out(tmp_path, text))
    assert finding.file == "catalog/services/arbetsplatser/skarm.yaml"
    assert finding.remedy == "Did you mean “arbetsplats”?"


def test_a_shelf_with_another_name_beside_a_service_that_cannot_be_read(tmp_path: Path) -> None:
    findings = found(lay_out(tmp_path, shelf("kontor") + "# catalog/services/stod/servicedesk.yaml\ntitle: [\n"))
    assert [place(finding) for finding in findings] == [
        "services/arbetsplats/dator.yaml:2:1 K201",
        "services/stod/servicedesk.yaml:1:8 K010",
    ]


def test_a_shelf_of_drafts_with_another_name(tmp_path: Path) -> None:
    draft = (
        "title: {sv: T, en: T}\nstatus: draft\nsummary: {sv: S, en: S}\nowner: it-chef\norderable: {from: 2027-01-01}\n"
    )
    text = f"# catalog/services/skola/tavla.yaml\n{draft}# catalog/categories.yaml\n{SHELVES}"
    [finding] = found(lay_out(tmp_path, text + "  - {id: skolan, title: {sv: Skola, en: School}}\n"))
    assert (place(finding), finding.severity.value) == ("categories.yaml:11:10 K201", "note")


PAGES = "# docs/parkering.md\n# Parkering\n# docs/parkering.en.md\n# Parking\n"


@pytest.mark.parametrize("languages", ["[sv, eng]", "[sv, fr]", "[sv, xx]", "[sv]"])
def test_a_wrong_language_is_not_told_at_the_pages_too(tmp_path: Path, languages: str) -> None:
    [finding] = found(lay_out(tmp_path, settings("[sv, en]", languages) + PAGES))
    assert finding.file == "catalog/catalog.yaml"


def test_a_page_in_yet_another_language_is_told_of(tmp_path: Path) -> None:
    text = settings("[sv, en]", "[sv, eng]") + PAGES + "# docs/parkering.fi.md\n# Pysäköinti\n"
    assert [place(finding) for finding in found(lay_out(tmp_path, text))] == [
        "catalog.yaml:4:17 K502",
        "docs/parkering.fi.md:1:1 K026",
    ]


def missing(findings: list[Finding]) -> list[str]:
    """Return the findings of missing texts; the words of the program in a third language are another matter."""
    return [f"{place(finding)} {finding.message}" for finding in findings if finding.code == "K501"]


def test_a_language_that_no_text_has(tmp_path: Path) -> None:
    [told] = [f for f in found(lay_out(tmp_path, settings("[sv, en]", "[sv, en, fi]"))) if f.code == "K501"]
    assert place(told) == "catalog.yaml:4:21 K501"
    assert told.message == "no text has “fi”: 10 titles and summaries lack it"
    assert told.remedy == "Write them, or take the language away until they are written."
    assert told.severity.value == "warning"


def test_a_language_that_one_text_has(tmp_path: Path) -> None:
    shelves = "# catalog/categories.yaml\n" + SHELVES.replace("en: Workplace}", "en: Workplace, fi: Työpaikka}", 1)
    told = missing(found(lay_out(tmp_path, settings("[sv, en]", "[sv, en, fi]") + shelves)))
    assert told == ["catalog.yaml:4:21 K501 only 1 of 10 titles and summaries have “fi”"]


def test_two_languages_that_no_text_has(tmp_path: Path) -> None:
    told = missing(found(lay_out(tmp_path, settings("[sv, en]", "[sv, en, fi, de]"))))
    assert [text.partition(" K")[0] for text in told] == ["catalog.yaml:4:21", "catalog.yaml:4:25"]


def test_a_single_text_lacks_another_language_too(tmp_path: Path) -> None:
    shelves = "# catalog/categories.yaml\n" + SHELVES.replace("title: {sv: Stöd, en: Support}", "title: Stöd", 1)
    told = missing(found(lay_out(tmp_path, settings("[sv, en]", "[sv, en, fi]") + shelves)))
    assert told == [
        "catalog.yaml:4:21 K501 no text has “fi”: 10 titles and summaries lack it",
        "categories.yaml:8:12 K501 the text is missing in: en",
    ]


def test_few_texts_are_told_one_by_one(tmp_path: Path) -> None:
    shelves = "# catalog/categories.yaml\n" + SHELVES.replace("title: {sv: Stöd, en: Support}", "title: Stöd", 1)
    [told] = missing(found(lay_out(tmp_path, shelves)))
    assert told == "categories.yaml:8:12 K501 the text is missing in: en"
