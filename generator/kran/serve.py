"""The site live: built once, then again whenever a file is saved; open pages reload by themselves.

A catalogue with an error keeps the last sound site; the findings stand in the terminal.
Meant for one's own machine: it listens on the loopback address only.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LIVE = "/_live"
_SCRIPT = f"""// Reloads the page when the site was built again.
new EventSource("{LIVE}/events").onmessage = () => location.reload();
"""
_TAG = f'<script src="{LIVE}/reload.js" defer></script></head>'.encode()


@dataclass
class Builds:
    """Counts the builds and wakes who waits for the next."""

    number: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def built(self) -> None:
        """Note one more build."""
        with self.changed:
            self.number += 1
            self.changed.notify_all()

    def wait(self, seen: int, seconds: float) -> int:
        """Return the number of builds, as soon as it differs from `seen` or after some seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != seen, seconds)
            return self.number


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, with one script more in each page."""

    def __init__(self, *args: object, builds: Builds, directory: str) -> None:
        self.builds = builds
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == f"{LIVE}/events":
            self._events()
        elif self.path == f"{LIVE}/reload.js":
            self._send(_SCRIPT.encode(), "text/javascript")
        else:
            self._page()

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""

    def _page(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" and path.is_file():
            self._send(path.read_bytes().replace(b"</head>", _TAG, 1), "text/html; charset=utf-8")
        elif path.exists():
            super().do_GET()
        else:
            missing = Path(self.directory) / "404.html"
            content = missing.read_bytes() if missing.is_file() else b""
            self._send(content.replace(b"</head>", _TAG, 1), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)

    def _send(self, content: bytes, media_type: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def _events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        seen = self.builds.number
        try:
            while True:
                number = self.builds.wait(seen, seconds=15)
                self.wfile.write(b": still here\n\n" if number == seen else b"data: built\n\n")
                self.wfile.flush()
                seen = number
        except OSError:
            return  # the reader closed the page


def serve(site: Path, watched: list[Path], port: int, build: Callable[[], bool], ready: Callable[[str], None]) -> None:
    """Serve `site` on the loopback address and call `build` whenever something below `watched` changes, until stopped.

    `build` says whether there is a new site. `ready` is called with the address once pages can be read. A port of 0
    takes a free one. Raises OSError when the port is taken.
    """
    from watchfiles import watch

    builds = Builds()
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, builds=builds, directory=str(site)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ready(f"http://127.0.0.1:{server.server_address[1]}/")
    try:
        for _ in watch(*(path for path in watched if path.exists()), raise_interrupt=False):
            if build():
                builds.built()
    finally:
        server.shutdown()
        server.server_close()
