"""From a saved file to the new page in the browser: `kran serve`, beside `mkdocs serve` with the same plugin.

A service's title is changed and saved; the time ends when the open page, in Chromium, shows it. Goal: under 0.5 s at
1,000 services. `mkdocs serve` builds one language only and has neither price list files nor overlay.
Usage: python benchmarks/bench_serve.py [SERVICES, 1000]
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench_build import ours
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

PAGES = {
    "a service": "tjanster/tjanst-7.html",
    "all services": "tjanster/index.html",
    "the price list": "prislista/2026.html",
}
ROUNDS = 7
LONGEST = 60_000
"""Milliseconds until a round is given up."""


@contextmanager
def running(*command: str, port: int) -> Iterator[str]:
    """Run a server; yield its address once it listens."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            while not _listens(port):
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def measure(page: Page, address: str, service: Path, rounds: int) -> list[float]:
    """Change the title of a service so many times; return the seconds until the open page shows each."""
    page.goto(address, timeout=LONGEST)
    seconds = []
    text = service.read_text(encoding="utf-8")
    for _ in range(rounds + 1):
        title = f"Tjänst {time.time_ns()}"
        time.sleep(1)
        saved = time.perf_counter()
        service.write_text(text.replace("Tjänst 7,", f"{title},"), encoding="utf-8")
        page.wait_for_function(SHOWS, arg=title, timeout=LONGEST)
        seconds.append(time.perf_counter() - saved)
    service.write_text(text, encoding="utf-8")
    return seconds[1:]  # the first one warms both


SHOWS = "title => document.readyState !== 'loading' && document.body?.textContent.includes(title)"


def main() -> None:
    """Measure both servers on one catalogue and print the medians."""
    services = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    folder = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        root = Path(place)
        settings = ours(root, services)
        service = root / "catalog/services/arbetsplats/tjanst-7.yaml"
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        page = browser.new_page()
        print(f"{services} services, from saved to shown in Chromium", flush=True)
        port = free_port()
        with running(
            str(folder / "kran"), "--root", place, "serve", "--no-open", "--port", str(port), port=port
        ) as address:
            for name, path in PAGES.items():
                show(f"kran serve, {name}", measure(page, f"{address}/{path}", service, ROUNDS))
        page.close()
        page = browser.new_page()
        port = free_port()
        command = [str(folder / "mkdocs"), "serve", "-q", "-f", str(settings), "-a", f"127.0.0.1:{port}"]
        with running(*command, port=port) as address:
            name, path = next(iter(PAGES.items()))
            show(f"mkdocs serve, {name}", measure(page, f"{address}/{path}", service, 3))
        browser.close()


def show(name: str, seconds: list[float]) -> None:
    """Print the median and the range."""
    low, high = min(seconds), max(seconds)
    print(f"  {name:<28} median {median(seconds):.2f} s   {low:.2f}–{high:.2f} s   ({len(seconds)} saves)", flush=True)


if __name__ == "__main__":
    main()
