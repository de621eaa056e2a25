"""The live site over HTTP on the loopback address; below ``/_live/`` what tells open pages of changes."""

from __future__ import annotations

import mimetypes
import sys
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from kran.site.frame import CONTENT_SECURITY_POLICY
from kran.text import N_

if TYPE_CHECKING:
    from kran.serve.live import Live, State
    from kran.text import Language

HOST = "127.0.0.1"
LIVE = "/_live"
_OWN = {f"{LIVE}/{name}": Path(__file__).with_name(name) for name in ("live.js", "live.css")}
_ALIVE = 15.0
"""Seconds between two signs of life: only by them it shows that a page was closed."""


class Server(ThreadingHTTPServer):
    """Serves `live` to this machine alone; `language` is for what is said where there is no page to say it."""

    daemon_threads = True

    def __init__(self, live: Live, language: Language, port: int) -> None:
        super().__init__((HOST, port), partial(_Handler, live=live, language=language))

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that left before all was sent."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def address(self) -> str:
        """Where the start page is."""
        return f"http://{HOST}:{self.server_address[1]}/"


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    def __init__(self, *args: object, live: Live, language: Language) -> None:
        self.live = live
        self.language = language
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        path = unquote(asked.path)
        if (self.headers.get("Host") or "").partition(":")[0] not in {HOST, "localhost"}:
            self._send(HTTPStatus.FORBIDDEN, b"", "text/plain")  # another site that was given our address as its own
        elif path == f"{LIVE}/events":
            self._events(parse_qs(asked.query).get("lang", [""])[0])
        elif path in _OWN:
            self._send(HTTPStatus.OK, _OWN[path].read_bytes(), _media_type(path))
        else:
            self._content(path.removeprefix("/"))

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""

    def _content(self, path: str) -> None:
        state = self.live.state
        if state.site is None:
            self._page(HTTPStatus.SERVICE_UNAVAILABLE, self._nothing_yet(), state)
            return
        if path == "" or path.endswith("/"):
            path += "index.html"
        content = state.site.content(path)
        if content is not None and path.endswith(".html"):
            self._page(HTTPStatus.OK, content, state)
        elif content is not None:
            self._send(HTTPStatus.OK, _bytes(content), _media_type(path))
        elif state.site.content(f"{path}/index.html") is not None:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", f"{urlsplit(self.path).path}/")
            self.end_headers()
        else:
            self._page(HTTPStatus.NOT_FOUND, state.site.missing(), state)

    def _page(self, status: HTTPStatus, html: str | bytes, state: State) -> None:
        """Send a page with what makes it live."""
        more = (
            f'<link rel="stylesheet" href="{LIVE}/live.css">'
            f'<script src="{LIVE}/live.js" data-number="{state.number}" defer></script></head>'
        )
        content = _bytes(html).replace(b"</head>", more.encode(), 1)
        self._send(status, content, "text/html; charset=utf-8")

    def _nothing_yet(self) -> str:
        title = escape(self.language.gettext(N_("There is no page to show yet")))
        text = escape(
            self.language.gettext(N_("The catalogue has errors. This page shows the site once they are mended."))
        )
        return (
            f'<!DOCTYPE html>\n<html lang="{self.language.code}">\n<head><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width"><title>{title}</title></head>\n'
            f"<body><main><h1>{title}</h1><p>{text}</p></main></body>\n</html>\n"
        )

    def _events(self, language: str) -> None:
        """Tell the state of now at once, and each other one that follows, until the page is closed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        seen = None
        try:
            while True:
                state = self.live.after(seen, _ALIVE)
                told = ": still here" if state is seen else f"data: {state.told(language)}"
                self.wfile.write(f"{told}\n\n".encode())
                self.wfile.flush()
                seen = state
        except OSError:
            return

    def _send(self, status: HTTPStatus, content: bytes, media_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _media_type(path: str) -> str:
    name = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return (
        f"{name}; charset=utf-8" if name.startswith("text/") or name.endswith(("javascript", "json", "xml")) else name
    )
