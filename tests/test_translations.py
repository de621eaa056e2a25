"""The translation check must be able to fail."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from tests.translations import extracted, problems

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
