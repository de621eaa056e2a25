"""What a first visit costs: bytes sent (gzip), requests, and the largest paint with the processor slowed down 4 times.

Goal for a service's page: at most 120 kB and 12 requests, painted within 1.5 s. The example catalogue is visited.
"""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PAGES = (
    "index.html",
    "tjanster/barbar-dator.html",
    "tjanster/ny-medarbetare.html",
    "hyllor/arbetsplats.html",
    "prislista/2027.html",
    "jamfor/index.html?val=barbar-dator,surfplatta",
    "nytt/index.html",
    "servicenivaer/silver.html",
    "bestalla.html",
)
ROUNDS, SLOWER = 5, 4
PAINT = """() => new Promise(done => {
  new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true });
})"""


class Compressing(SimpleHTTPRequestHandler):
    """Sends every file compressed, as a web server does."""

    def do_GET(self) -> None:
        """Answer with the file, compressed."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


def visit(browser: Browser, address: str) -> tuple[int, int, float]:
    """Return bytes, requests and the milliseconds to the largest paint of a first visit."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sent: list[float] = []

    def finished(event: dict[str, Any]) -> None:
        sent.append(event["encodedDataLength"])

    session.on("Network.loadingFinished", finished)
    page.goto(address, wait_until="networkidle")
    painted: float = page.evaluate(PAINT)
    context.close()
    return int(sum(sent)), len(sent), painted


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        kran = str(Path(sys.executable).with_name("kran"))
        subprocess.run(
            [kran, "--root", str(ROOT), "--at", "2026-11-24", "build", "--out", str(site)],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        chromium = next(filter(None, map(shutil.which, BROWSERS)))
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        print(f"first visit, gzip, processor {SLOWER} times slower, median of {ROUNDS}")
        for path in PAGES:
            visits = [visit(browser, f"http://127.0.0.1:{server.server_address[1]}/{path}") for _ in range(ROUNDS)]
            size, requests, painted = (median(values) for values in zip(*visits, strict=True))
            print(f"  {path:<50} {size / 1000:6.1f} kB {requests:3.0f} requests  largest paint {painted:6.0f} ms")
        browser.close()
        server.shutdown()
