from __future__ import annotations

from kran.site.markdown_text import to_html


def test_markdown_becomes_html() -> None:
    assert to_html("# Rubrik\n\n**fet** och [länk](https://x.example/)\n\n- ett") == (
        '<h2>Rubrik</h2>\n<p><strong>fet</strong> och <a href="https://x.example/">länk</a></p>\n<ul>\n<li>ett</li>\n</ul>'
    )


def test_what_could_do_harm_is_taken_out() -> None:
    html = to_html(
        '<script>alert(1)</script><img src=x onerror=alert(1)><p onclick="x" style="color:red">text</p>\n\n'
        "[elak](javascript:alert(1)) [data](data:text/html,x)\n\n<iframe src=x></iframe><form><input></form>"
    )
    for bad in ("script", "alert", "onclick", "style", "javascript", "data:", "<img", "iframe", "<form", "<input"):
        assert bad not in html
    assert "text" in html
