"""One mistake that many places show is told of once: where it was made, with how many they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import START, found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from kran.report import Finding

UNITS = (
    "# catalog/organisation/units.yaml\nunits:\n  ovan: {name: Ovan, kind: school, customer: internal, %s}\n"
    + "".join(
        f"  {name}: {{name: A, kind: school, customer: internal, from: 2021-01-01, under: ovan}}\n"
        for name in ("skolan", "b", "c")
    )
)
POSTS = (
    "# catalog/organisation/posts.yaml\nposts:\n  d: {title: T, role: enhetschef, unit: skolan, team: t}\n"
    + "".join(f"  {name}: {{title: T, role: %s, unit: skolan, team: t}}\n" for name in "abc")
)
LIST = (
    "# catalog/prices/extra.yaml\ntitle: Tillägg\nfrom: %s\n%sdecision: kf-2025-2\nprices:\n%s"
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/extra]\n"
)
OTHER = (
    "# catalog/assortments/skola.yaml\ntitle: Skola\nfor: [school]\ndecision: kf-2025-2\nchoices:\n"
    "  skarm: {standard: true}\n"
)
ROWS = (
    "  dator/standard: {amount: 1.00, per: month}\n  dator/kraftfull: {amount: 2.00, per: month}\n"
    "  skarm: {amount: 3.00, per: month}\n"
)


def told(root: Path) -> list[str]:
    return [place(finding) for finding in found(root)]


def place(finding: Finding) -> str:
    return f"{finding.file}:{finding.line}:{finding.column} {finding.code}".removeprefix("catalog/")


def changed(root: Path, file: str, *changes: tuple[str, str]) -> list[Finding]:
    path = lay_out(root) / "catalog" / file
    text = path.read_text("utf-8")
    for sound, wrong in changes:
        assert sound in text
        text = text.replace(sound, wrong, 1)
    path.write_text(text, "utf-8")
    return found(root)


@pytest.mark.parametrize(
    ("languages", "where", "message", "remedy"),
    [
        ("[sv]", "catalog.yaml:4:1 K502", "34 texts are written in “en”, which is not declared", "Add it"),
        ("[en]", "catalog.yaml:4:1 K502", "34 texts are written in “sv”, which is not declared", "Add it"),
        ("[sv, eng]", "catalog.yaml:4:17 K502", "in “en”, and none in “eng”", "Did you mean “en”?"),
        ("[se, en]", "catalog.yaml:4:13 K502", "in “sv”, and none in “se”", "Did you mean “sv”?"),
        ("[sv, xx]", "catalog.yaml:4:17 K512", "there is no language “xx”", "Did you mean “en”?"),
    ],
)
def test_a_language_that_most_texts_have(tmp_path: Path, languages: str, where: str, message: str, remedy: str) -> None:
    [finding] = changed(tmp_path, "catalog.yaml", ("[sv, en]", languages))
    assert place(finding) == where
    assert message in finding.message
    assert remedy in finding.remedy


@pytest.mark.parametrize(
    ("file", "sound", "wrong", "where", "message"),
    [
        ("measures.yaml", "\n  month:", "\n  months:", "measures.yaml:3:3 K201", "name “month”, which is missing here"),
        ("catalog.yaml", "\n  internal:", "\n  intern:", "catalog.yaml:10:3 K201", "nothing names “intern”, but"),
    ],
)
def test_a_key_with_another_name(tmp_path: Path, file: str, sound: str, wrong: str, where: str, message: str) -> None:
    [finding] = changed(tmp_path, file, (sound, wrong))
    assert place(finding) == where
    assert message in finding.message


def test_a_key_with_a_name_that_is_not_like_the_old_one(tmp_path: Path) -> None:
    [finding] = changed(tmp_path, "measures.yaml", ("\n  month:", "\n  manad:"))
    assert place(finding) == "prices/2026.yaml:8:42 K201"
    assert finding.remedy == (
        "Is one of these its new name: manad, start, hour, gb-month? Else write it in measures.yaml first."
    )


def test_what_many_name_and_nothing_is_like(tmp_path: Path) -> None:
    [finding] = found(lay_out(tmp_path, POSTS % (("vaktmastare",) * 3)))
    assert place(finding) == "organisation/posts.yaml:3:23 K201"
    assert finding.message == "there is no role “vaktmastare”; 2 more places name it"
    assert finding.remedy.startswith("Write it in organisation/roles.yaml first")


def test_a_slip_that_was_copied(tmp_path: Path) -> None:
    [finding] = found(lay_out(tmp_path, POSTS % (("enhetscheff",) * 3)))
    assert finding.remedy == "Did you mean “enhetschef”?"


def test_drafts_that_name_what_is_missing(tmp_path: Path) -> None:
    drafts = "".join(
        f"# catalog/services/arbetsplats/{name}.yaml\ntitle: {{sv: T, en: T}}\nstatus: draft\n"
        "summary: {sv: S, en: S}\nowner: vaktmastare\norderable: {from: 2027-01-01}\n"
        for name in "abc"
    )
    [finding] = found(lay_out(tmp_path, drafts))
    assert (finding.severity.value, finding.code) == ("note", "K201")


def test_a_service_that_is_gone(tmp_path: Path) -> None:
    [finding] = found(lay_out(tmp_path, "# catalog/services/arbetsplats/skarm.yaml -\n"))
    assert place(finding) == "prices/2026.yaml:10:3 K201"
    assert "3 more places name it" in finding.message


@pytest.mark.parametrize(
    ("days", "where"),
    [
        ("from: 2020-01-01, until: 2019-01-01", "2:81 K405"),
        ("from: 2020-01-01, until: 2024-01-01", "2:81 K408"),
        ("from: 2022-01-01", "2:62 K408"),
    ],
)
def test_the_days_of_a_unit_above(tmp_path: Path, days: str, where: str) -> None:
    assert told(lay_out(tmp_path, UNITS % days)) == [f"organisation/units.yaml:{where}"]


def test_two_lists_of_the_same_day(tmp_path: Path) -> None:
    [finding] = found(lay_out(tmp_path, LIST % ("2026-01-01", "", ROWS)))
    assert place(finding) == "prices/extra.yaml:2:1 K303"
    assert "3 rows are also set by prices/2026" in finding.message


def test_a_list_for_everyone_that_was_given_a_unit(tmp_path: Path) -> None:
    [finding] = changed(tmp_path, "prices/2026.yaml", ("complete: true", "complete: true\nfor_unit: skolan"))
    assert place(finding) == "prices/2026.yaml:6:1 K310"


def test_a_row_for_a_service_with_options(tmp_path: Path) -> None:
    [finding] = changed(tmp_path, "prices/2026.yaml", ("dator/standard: ", "dator: "))
    assert place(finding) == "prices/2026.yaml:8:3 K203"


def test_an_option_that_took_the_id_of_another(tmp_path: Path) -> None:
    [finding] = changed(tmp_path, "services/arbetsplats/dator.yaml", ("id: kraftfull", "id: standard"))
    assert place(finding) == "services/arbetsplats/dator.yaml:19:9 K202"


def test_a_price_that_ends_where_it_was_never_set(tmp_path: Path) -> None:
    [finding] = changed(tmp_path, "prices/2026.yaml", ("{amount: 60.00, per: month}", "{form: ended}"))
    assert place(finding) == "prices/2026.yaml:10:3 K312"


def test_a_draft_says_nothing_of_what_a_decided_list_left_out(tmp_path: Path) -> None:
    text = (START / "prices/2026.yaml").read_text("utf-8").replace("decision: kf-2025-1", "status: draft")
    [row] = [line for line in text.splitlines() if "dator/kraftfull" in line]
    decided = text.replace("2026-01-01", "2027-01-01").replace("status: draft", "decision: kf-2026-1")
    files = {
        "prices/2028.yaml": text.replace("2026-01-01", "2028-01-01").replace(f"{row}\n", ""),
        "prices/2027.yaml": decided.replace(row, "  dator/kraftfull: {form: ended}").replace("company", "compny"),
        "decisions/2026/kf-2026-1.yaml": "title: Priser 2027\nbody: kf\ndate: 2026-11-16\nreference: § 1\n"
        "decides: [prices/2027]\n",
    }
    text = "".join(f"# catalog/{name}\n{content}" for name, content in files.items())
    assert [where for where in told(lay_out(tmp_path, text)) if "2028" in where] == []


def renamed(root: Path, old: str, new: str, *changes: tuple[str, str]) -> list[Finding]:
    """Return what is found when a file bears another name, after changes to what it says."""
    catalog = lay_out(root) / "catalog"
    text = (catalog / old).read_text("utf-8")
    for sound, other in changes:
        assert sound in text
        text = text.replace(sound, other, 1)
    (catalog / old).unlink()
    (catalog / new).write_text(text, "utf-8")
    return found(root)


DATOR, MASKIN = "services/arbetsplats/dator.yaml", "services/arbetsplats/maskin.yaml"


def test_a_service_with_a_new_name(tmp_path: Path) -> None:
    [finding] = renamed(tmp_path, DATOR, MASKIN)
    assert place(finding) == f"{MASKIN}:2:1 K201"
    assert "places name “dator”, which is not there, and no price list names “maskin”" in finding.message
    assert "formerly: [dator] here, and its old path (formerly: [dator/…]) at each option" in finding.remedy


def test_a_service_with_a_new_name_and_options_that_do_not_say_what_they_were_called(tmp_path: Path) -> None:
    findings = renamed(tmp_path, DATOR, MASKIN, ("options:", "formerly: [dator]\noptions:"))
    assert {finding.code for finding in findings} == {"K301"}
    assert all("formerly: [dator/" in finding.remedy for finding in findings)


def test_an_option_with_a_new_name_in_many_lists(tmp_path: Path) -> None:
    text = LIST % ("2026-03-01", "", "  dator/kraftfull: {amount: 2.00, per: month}\n")
    dator = (START / DATOR).read_text("utf-8").replace("id: kraftfull", "id: kraftfullt")
    related = "related: [dator/kraftfull]\n"
    skarm = (START / "services/arbetsplats/skarm.yaml").read_text("utf-8") + related
    text += f"# catalog/{DATOR}\n{dator}# catalog/services/arbetsplats/skarm.yaml\n{skarm}"
    [finding] = found(lay_out(tmp_path, text))
    assert place(finding) == "prices/2026.yaml:9:3 K301"
    assert finding.message == "there is no service or option “dator/kraftfull”; 3 places name it"
    assert "formerly: [dator/kraftfull]" in finding.remedy


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("service-levels/silver.yaml", "service-levels/silvr.yaml", "Did you mean “"),
        ("decisions/2025/kf-2025-1.yaml", "decisions/2025/kf-2025-11.yaml", "Did you mean “kf-2025-11”?"),
    ],
)
def test_a_document_with_a_new_name(tmp_path: Path, old: str, new: str, said: str) -> None:
    [finding] = renamed(tmp_path, old, new)
    assert finding.code == "K201"
    assert said in finding.remedy


def test_a_document_that_two_places_name(tmp_path: Path) -> None:
    two = OTHER + LIST.partition("# catalog/decisions")[0] % ("2026-03-01", "", ROWS)
    [finding] = found(lay_out(tmp_path, two))
    assert finding.message == "there is no decision “kf-2025-2”; one more place names it"
