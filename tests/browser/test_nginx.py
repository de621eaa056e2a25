"""The recipe for a web server, run by nginx itself: headers, compression, missing pages, and the pages under them."""

from __future__ import annotations

import gzip
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError

import pytest

from kran.site.frame import CONTENT_SECURITY_POLICY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("nginx", "/usr/sbin/nginx", str(ROOT / "build/nginx/usr/sbin/nginx"))
# Which type each ending has is in nginx' own mime.types; the unpacked package has it too.
TYPES = ("/etc/nginx/mime.types", str(ROOT / "build/nginx/etc/nginx/mime.types"))


def _recipe(page: str) -> str:
    found = re.search(r"^```nginx\n(.*?)^```$", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


@pytest.fixture(scope="module")
def server(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    nginx = next(filter(None, map(shutil.which, PLACES)), None)
    types = next((place for place in TYPES if Path(place).is_file()), None)
    assert nginx, "make test-dependencies brings nginx"
    assert types
    place = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    recipe = _recipe("publicera.md")
    assert "listen 443 ssl;" in recipe  # the certificate is the municipality's own
    recipe = recipe.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};").replace("/srv/it-katalog/site", str(built))
    temporary = "".join(
        f"{of}_temp_path {place}/{of};\n" for of in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = place / "nginx.conf"
    config.write_text(
        f"user root;\npid {place}/pid;\ndaemon off;\nmaster_process off;\nevents {{}}\n"
        f"http {{ include {types}; access_log off; {temporary} {recipe} }}\n",
        "utf-8",
    )
    running = subprocess.Popen([nginx, "-c", str(config), "-p", str(place), "-e", str(place / "error.log")])
    for _ in range(100):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    running.terminate()
    running.wait(10)


def _get(address: str) -> tuple[int, Message, bytes]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310  our own server
    try:
        with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310
            return response.status, response.headers, response.read()
    except HTTPError as error:
        return error.code, error.headers, error.read()


def test_both_guides_have_the_same_recipe() -> None:
    assert _recipe("publicera.md") == _recipe("publicera.en.md")


@pytest.mark.parametrize("path", ["index.html", "", "tjanster/barbar-dator.html", "en/prislista/", "finns-inte.html"])
def test_every_page_has_the_headers(server: str, path: str) -> None:
    status, headers, _ = _get(f"{server}/{path}")
    assert status == (404 if "finns" in path else 200)
    assert headers["Content-Security-Policy"] == f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Strict-Transport-Security"]


def test_what_programs_read_may_be_read_from_elsewhere(server: str) -> None:
    _, headers, _ = _get(f"{server}/api/v1/catalogue.json")
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in _get(f"{server}/index.html")[1]


def test_what_is_text_is_compressed(server: str) -> None:
    for path in ("index.html", "assets/kran.css", "assets/search.js", "search/index.js", "api/v1/catalogue.json"):
        _, headers, body = _get(f"{server}/{path}")
        assert headers["Content-Encoding"] == "gzip", path
        assert len(gzip.decompress(body)) > len(body)


@pytest.mark.parametrize(
    "path", ["index.html", "prislista/2027.html", "jamfor/index.html?val=barbar-dator", "finns-inte/x"]
)
def test_pages_work_under_the_headers(watched: Watched, server: str, path: str) -> None:
    watched.page.goto(f"{server}/{path}", wait_until="networkidle")
    watched.page.fill("#k-query", "laptop")
    watched.page.wait_for_selector(".k-results:not([hidden])")
    assert [line for line in watched.complaints if "404" not in line] == []
