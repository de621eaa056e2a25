from __future__ import annotations

from kran.site import frame
from kran.site.build import Section

SECTIONS = (Section("tjanster", "Tjänster & mer", "tjanster/index.html"), Section("hjalp", "Hjälp", "hjalp.html"))


def test_every_style_sheet_is_joined() -> None:
    there = {file.stem for file in (frame.THEME / "assets" / "css").glob("*.css")}

    assert there == set(frame.STYLES)
    assert ".k-prices" in frame.stylesheet()


def test_the_menu_marks_the_section_and_the_page_itself() -> None:
    menu = frame.menu_of(SECTIONS)

    assert 'href="../tjanster/index.html" aria-current="true">Tjänster &amp; mer' in menu(
        "../", "tjanster", "tjanster/barbar-dator.html"
    )
    assert 'href="hjalp.html" aria-current="page"' in menu("", "hjalp", "hjalp.html")
    assert "aria-current" not in menu("", "", "index.html")


def test_languages_lie_below_the_main_one() -> None:
    swedish, english = frame.tongues(("sv", "en"))

    assert (swedish.name, swedish.prefix) == ("Svenska", "")
    assert (english.name, english.prefix) == ("English", "en/")


def test_json_cannot_end_its_script_element() -> None:
    assert "<" not in frame.script_safe('{"name": "</script><script>"}')


def test_only_scripts_and_pictures_are_published_as_they_stand() -> None:
    assert frame.is_asset("assets/frame.js")
    assert not frame.is_asset("assets/css/base.css")
    assert not frame.is_asset("assets/types.d.ts")
    assert not frame.is_asset("partials/logo.svg")
