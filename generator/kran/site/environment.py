"""The templates: one Jinja environment per language, compiled once."""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup, escape

from kran.site.icon import icon
from kran.text import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Template
    from jinja2.bccache import Bucket

    from kran.site.page import Link
    from kran.text import Said

_STRING = re.compile(r'\{\{ _\("([^"\\]+)"\) \}\}')
_ICON = re.compile(r'\{\{ (icon|svg)\("([a-z0-9-]+)"(?:, "([a-z0-9_-]+)")?\) \}\}')


class Settled(Extension):
    """Writes what is the same on every page into the template before it is compiled: its words and its icons.

    A page has some fifty of them; looked up for each page anew they would cost half of its time.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the template with ``{{ _("…") }}`` translated and escaped and its icons drawn.

        An icon is ``{{ icon("…") }}`` or, in the frame, ``{{ svg("…", "…") }}``.
        """
        del name, filename
        globals_: dict[str, Any] = dict(self.environment.globals)
        gettext = Language(str(globals_["lang"])).gettext
        source = _STRING.sub(lambda found: _literal(str(escape(gettext(found[1])))), source)
        return _ICON.sub(lambda it: _literal(str(globals_[it[1]](*filter(None, it.groups()[1:])))), source)


class Compiled(FileSystemBytecodeCache):
    """Templates as they were compiled before, each known by what it holds once its words and icons are written in."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return the place of a template of a language; its contents count only while they are the same."""
        settled = environment.preprocess(source, name, filename)
        return super().get_bucket(environment, f"{environment.globals['lang']}/{name}", filename, settled)


def compiled(folder: Path = Path(__file__).parent / "templates" / "__pycache__") -> Compiled | None:
    """Return the compiled templates in a folder: beside them, as Python keeps its modules, where it may and can."""
    if sys.dont_write_bytecode:
        return None
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return Compiled(str(folder)) if os.access(folder, os.W_OK) else None


def _literal(text: str) -> str:
    return "{% raw %}" + text + "{% endraw %}" if "{" in text else text


@cache
def environment(code: str) -> Environment:
    """Return the environment of a language: everything is escaped, and a name that is not there is an error."""
    language = Language(code)
    made = Environment(
        loader=PackageLoader("kran.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled(),
        extensions=["jinja2.ext.i18n", Settled],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        language.gettext, language.ngettext, newstyle=True
    )
    made.globals |= {"icon": icon, "lang": code}
    made.filters |= _saying(code)
    return made


def _saying(code: str) -> dict[str, Callable[..., Markup]]:
    """Return what shows a text of the catalogue, with its language where that is not the page's.

    Filters and not macros: a page has some sixty of them. Every part is escaped (noqa S704).
    """

    def say(said: Said) -> Markup:
        text = escape(said.text)
        return text if said.lang == code else Markup(f'<span lang="{escape(said.lang)}">{text}</span>')  # noqa: S704

    def lang_of(said: Said) -> Markup:
        return Markup("") if said.lang == code else Markup(f' lang="{escape(said.lang)}"')  # noqa: S704

    def link(to: Link, root: str) -> Markup:
        lang = f' lang="{escape(to.lang)}"' if to.lang and to.lang != code else ""
        return Markup(f'<a href="{escape(root)}{escape(to.href)}"{lang}>{escape(to.text)}</a>')  # noqa: S704

    return {"say": say, "lang_of": lang_of, "link": link}


def template(name: str, code: str) -> Template:
    """Return a compiled template in a language."""
    return environment(code).get_template(f"{name}.html.j2")
