from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, UndefinedError

from kran.site import environment
from kran.site.environment import compiled
from kran.site.environment import environment as made

TEMPLATES = sorted((Path(environment.__file__).parent / "templates").glob("*.j2"))


def test_everything_is_escaped() -> None:
    assert made("sv").from_string("{{ text }}").render(text="<b>") == "&lt;b&gt;"


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        made("sv").from_string("{{ view.nothing }}").render(view=object())


def test_words_and_icons_are_settled_when_a_template_is_compiled() -> None:
    page = made("sv").from_string('<p>{{ _("Price") }}{{ icon("check") }}</p>')
    assert page.render().startswith('<p>Pris<svg aria-hidden="true"')
    assert made("en").from_string('{{ _("What a <thing>") }}').render() == "What a &lt;thing&gt;"


def test_a_translation_that_looks_like_a_template_is_text() -> None:
    assert made("en").from_string('{{ _("Use {{ braces }}") }}').render() == "Use {{ braces }}"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_marks_text_as_safe(path: Path) -> None:
    assert not re.search(r"\|\s*safe|autoescape false|Markup", path.read_text("utf-8"))


def _shown(code: str, source: str, cache: Path) -> str:
    kept = made(code).overlay(loader=DictLoader({"page": source}), bytecode_cache=compiled(cache))
    return kept.get_template("page").render()


def test_a_compiled_template_is_used_again_while_its_words_are_the_same(tmp_path: Path) -> None:
    for _ in range(2):
        assert _shown("sv", '{{ _("Price") }}', tmp_path) == "Pris"
        assert len(list(tmp_path.iterdir())) == 1
    assert _shown("en", '{{ _("Price") }}', tmp_path) == "Price"
    assert _shown("sv", '{{ _("Price") }}!', tmp_path) == "Pris!"
    assert _shown("sv", "{{ 1 }}", tmp_path) == "1"


def test_what_cannot_be_kept_is_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    assert compiled(tmp_path / "file" / "folder") is None
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    assert compiled(tmp_path) is None
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled(tmp_path / "new") is None
    assert not (tmp_path / "new").exists()
