from __future__ import annotations

import pytest

from kran.source.picture import Wrong, fault

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
SOUND = [
    "",
    '<defs><path id="a" d="M0 0"/></defs><use href="#a"/><use xlink:href="#a"/>',
    '<image href="data:image/png;base64,AAAA"/>',
    '<rect fill="url(#a)" style="mask: url( \'#b\' )"/>',
    "<style>.a{fill:url(#b)}</style>",
    '<a href="https://osby.example/"><path d="M0 0"/></a>',
    "<text>@import url(https://osby.example/) is only said here</text>",
    '<animate attributeName="opacity" to="0"/>',
    "<?other x?>",
    '<image href=""/>',
    "<style>@font-face{font-family:a;src:url(data:font/woff2;base64,AAAA)}</style>",
    "<style>@font-face{src:url('data:application/x-font-ttf;base64,AAAA')}</style>",
]
WRONG = [
    ("<script/>", Wrong.SCRIPT, "script"),
    ('<path ONCLICK="" onload="alert(1)"/>', Wrong.SCRIPT, "onload"),
    ('<a href=" javascript:alert(1)"/>', Wrong.SCRIPT, "href"),
    ('<set attributeName="onclick" to="alert(1)"/>', Wrong.SCRIPT, "onclick"),
    ('<set attributeName="xlink:href" to="x"/>', Wrong.SCRIPT, "xlink:href"),
    ('<image href="https://sparare.example/x.png"/>', Wrong.ELSEWHERE, "href"),
    ('<image href="annan.png"/>', Wrong.ELSEWHERE, "href"),
    ('<use xlink:href="data:image/svg+xml,x"/>', Wrong.ELSEWHERE, "href"),
    ('<rect fill="url(//sparare.example/x)"/>', Wrong.ELSEWHERE, "fill"),
    ("<style>@import 'x.css';</style>", Wrong.ELSEWHERE, "style"),
    ('<style>a{b:url( "https://sparare.example/")}</style>', Wrong.ELSEWHERE, "style"),
    ("<?xml-stylesheet href='x.css'?>", Wrong.ELSEWHERE, "xml-stylesheet"),
    ("<g>", Wrong.BROKEN, "mismatched tag"),
]


@pytest.mark.parametrize("inner", SOUND)
def test_a_sound_svg(inner: str) -> None:
    assert fault("a.svg", f"{HEAD}{inner}</svg>".encode()) is None


@pytest.mark.parametrize(("inner", "wrong", "what"), WRONG)
def test_an_svg_with_more_in_it(inner: str, wrong: Wrong, what: str) -> None:
    found = fault("a.svg", f"{HEAD}\n  {inner}</svg>".encode())
    assert found is not None
    assert (found.wrong, found.what, found.line) == (wrong, what, 2)


def test_a_document_type_of_a_drawing_program_is_sound() -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert fault("a.svg", f'<?xml version="1.0" encoding="utf-8"?>\n{doctype}\n{HEAD}</svg>'.encode()) is None


@pytest.mark.parametrize("value", ['"lol"', 'SYSTEM "file:///etc/hostname"'])
def test_an_entity_is_refused(value: str) -> None:
    found = fault("a.svg", f"<!DOCTYPE svg [<!ENTITY lol {value}>]>{HEAD}&lol;</svg>".encode())
    assert found is not None
    assert (found.wrong, found.what) == (Wrong.ENTITY, "lol")


@pytest.mark.parametrize("data", [b"", b"Hej", b"\x89PNG\r\n\x1a\n", b"<html/>", b"\xff\xfe\x00"])
def test_what_is_no_svg(data: bytes) -> None:
    found = fault("a.svg", data)
    assert found is not None
    assert found.wrong is Wrong.NO_PICTURE


def test_a_png_is_known_by_its_first_bytes() -> None:
    assert fault("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00") is None
    assert fault("a.png", b"\x89PNG\r\n") is not None
