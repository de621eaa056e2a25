"""The translation check must be able to fail."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from tests.translations import extracted, main, problems, unmarked

if TYPE_CHECKING:
    from pathlib import Path


def found(messages: list[str | tuple[str, str]], po: str) -> list[str]:
    return problems(dict.fromkeys(messages, "a.py:1"), read_po(io.BytesIO(po.encode()), locale="sv"))


def test_what_holds() -> None:
    po = 'msgid "{n} rows"\nmsgstr "{n} rader"\n\nmsgid "A row"\nmsgid_plural "{n} rows"\n'
    po += 'msgstr[0] "En rad"\nmsgstr[1] "{n} rader"\n'
    assert found(["{n} rows", ("A row", "{n} rows")], po) == []


@pytest.mark.parametrize(
    ("po", "problem"),
    [
        ('msgid "Other"\nmsgstr "Annat"\n', "a.py:1: no translation of '{n} rows'"),
        ('msgid "{n} rows"\nmsgstr "{n} rader"\n\nmsgid "Other"\nmsgstr "Annat"\n', "used nowhere: 'Other'"),
        ('msgid "{n} rows"\nmsgstr ""\n', "empty translation of '{n} rows'"),
        ('msgid "{n} rows"\nmsgstr "  "\n', "empty translation of '{n} rows'"),
        ('msgid "{n} rows"\nmsgstr "rader"\n', "has the fields ['{n}'], its translation []"),
        ('msgid "{n} rows"\nmsgstr "{n rader"\n', "has a brace that str.format cannot read"),
        ('msgid "{n} rows"\nmsgstr "{antal} rader"\n', "has the fields ['{n}'], its translation ['{antal}']"),
        ('#, fuzzy\nmsgid "{n} rows"\nmsgstr "{n} rader"\n', "fuzzy: '{n} rows'"),
    ],
)
def test_what_does_not_hold(po: str, problem: str) -> None:
    assert any(problem in line for line in found(["{n} rows"], po))


def test_messages_are_found_in_code_and_templates(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('x = N_("One")\ny = language.ngettext("A row", "{n} rows", 2)\n', "utf-8")
    (tmp_path / "a.html").write_text("{{ _('Two') }}{% trans %}\n  Three\n{% endtrans %}", "utf-8")
    (tmp_path / "init_files").mkdir()
    (tmp_path / "init_files" / "b.py").write_text('N_("Not ours")\n', "utf-8")
    assert set(extracted(tmp_path)) == {"One", "Two", "Three", ("A row", "{n} rows")}


def test_plurals_are_held_against_the_message() -> None:
    rows = ("A row", "{n} rows")
    po = 'msgid "A row"\nmsgid_plural "{n} rows"\nmsgstr[0] "En rad"\nmsgstr[1] "{antal} rader"\n'
    assert found([rows], po) == ["sv.po:1: 'A row': its translation has fields of its own: ['{antal}']"]
    half = 'msgid "A row"\nmsgid_plural "{n} rows"\nmsgstr[0] "En rad"\nmsgstr[1] ""\n'
    assert found([rows], half) == ["sv.po:1: empty translation of 'A row'"]


@pytest.mark.parametrize(("name", "is_sound"), [("preisliste", True), ("Preis liste", False), ("../preise", False)])
def test_what_names_files_is_translated_to_a_file_name(name: str, is_sound: bool) -> None:  # noqa: FBT001
    assert bool(found(["price-list"], f'msgid "price-list"\nmsgstr "{name}"\n')) is not is_sound


@pytest.mark.parametrize(
    ("name", "source", "words"),
    [
        ("a.html", '{# A note #}\n<p>{{ _("Two") }} · {% trans %}Three{% endtrans %}</p>', []),
        ("a.html", "<p>\n<b>Not translated</b></p>", ["a.html:2: words that nothing translates: 'Not translated'"]),
        ("a.html", '<p data-one="Many hits">', ["a.html:1: words that nothing translates: 'Many hits'"]),
        (
            "a.html",
            '<p data-kind="fixed" data-n="{{ n }}" aria-label="{{ _("Menu") }}"><code>kran check</code></p>',
            [],
        ),
        ("a.html", '<input placeholder="Search">', ["a.html:1: words that nothing translates: 'Search'"]),
        ("a.js", 'it.textContent = texts.one;\nit.ariaLabel = `${n}`;\nit.className = "k-head";', []),
        ("a.js", "\nit.textContent = `${n} hits`;", ["a.js:2: words that nothing translates: ' hits'"]),
    ],
)
def test_words_that_nothing_translates(name: str, source: str, words: list[str]) -> None:
    assert unmarked(name, source) == words


def test_a_file_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "fi" / "LC_MESSAGES" / "kran.po"
    file.parent.mkdir(parents=True)
    file.write_text('msgid "Menu"\nmsgstr "Valikko"\n', "utf-8")
    assert main(str(file)) == 1
    assert "no translation of 'Search'" in capsys.readouterr().out
