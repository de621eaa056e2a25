from __future__ import annotations

import http.client
import threading
from typing import TYPE_CHECKING, Any

import pytest

from kran import rules
from kran.serve.live import Live
from kran.serve.server import Server
from kran.text import Language
from tests.small import AT, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kran.model.load import Loaded


class Site:
    """Two pages, a style sheet and a picture."""

    def content(self, path: str) -> str | bytes | None:
        files: dict[str, str | bytes] = {
            "index.html": "<head></head>Start",
            "tjanster/index.html": "<head></head>Tjänster",
            "å b.css": "p {}",
            "a.png": b"\x89PNG",
        }
        return files.get(path)

    def missing(self) -> str:
        return "<head></head>404"


SITE: Any = Site()


@pytest.fixture
def live() -> Live:
    return Live()


@pytest.fixture
def server(live: Live) -> Iterator[Server]:
    with Server(live, Language("sv"), 0) as found:
        running = threading.Thread(target=found.serve_forever, args=(0.02,))
        running.start()
        yield found
        found.shutdown()
        running.join(30)


class Answer:
    def __init__(self, server: Server, path: str, method: str = "GET", host: str = "") -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=30)
        connection.request(method, path, headers={"Host": host} if host else {})
        response = connection.getresponse()
        self.status = response.status
        self.headers = response.headers
        self.text = response.read().decode("utf-8", "replace")
        connection.close()


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [("/", 200, "Start"), ("/tjanster/", 200, "Tjänster"), ("/tjanster/index.html?q=a", 200, "Tjänster"),
     ("/nowhere", 404, "404"), ("/../index.html", 404, "404")],
)  # fmt: skip
def test_a_page_comes_with_what_makes_it_live(server: Server, live: Live, path: str, status: int, text: str) -> None:
    live.show(SITE)
    answer = Answer(server, path)
    assert answer.status == status
    assert answer.text.endswith(f"</head>{text}")
    assert f'<script src="/_live/live.js" data-number="{live.state.number}" defer></script>' in answer.text
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_file_comes_as_it_is(server: Server, live: Live) -> None:
    live.show(SITE)
    styles, picture = Answer(server, "/%C3%A5%20b.css"), Answer(server, "/a.png")
    assert (styles.text, styles.headers["Content-Type"]) == ("p {}", "text/css; charset=utf-8")
    assert picture.headers["Content-Type"] == "image/png"


def test_a_folder_leads_to_its_page(server: Server, live: Live) -> None:
    live.show(SITE)
    answer = Answer(server, "/tjanster")
    assert (answer.status, answer.headers["Location"]) == (302, "/tjanster/")


def test_head_gives_no_body(server: Server, live: Live) -> None:
    live.show(SITE)
    answer = Answer(server, "/", "HEAD")
    assert (answer.status, answer.text) == (200, "")
    assert int(answer.headers["Content-Length"]) > 0


@pytest.mark.parametrize("name", ["live.js", "live.css"])
def test_what_makes_pages_live_is_served_beside_them(server: Server, name: str) -> None:
    assert Answer(server, f"/_live/{name}").status == 200


def test_without_a_sound_catalogue_a_page_says_so_and_waits(server: Server) -> None:
    answer = Answer(server, "/tjanster/dator.html")
    assert answer.status == 503
    assert '<html lang="sv">' in answer.text
    assert "Det finns ingen sida att visa än" in answer.text
    assert 'data-number=""' in answer.text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000"])
def test_another_sites_name_for_this_machine_gets_nothing(server: Server, live: Live, host: str) -> None:
    live.show(SITE)
    answer = Answer(server, "/", host=host)
    assert (answer.status, answer.text) == (403, "")
    assert Answer(server, "/", host="localhost:8000").status == 200


def broken(root: Path) -> Loaded:
    return rules.examine(lay_out(root, "# catalog/catalog.yaml -\n"), AT)


def test_open_pages_are_told_of_now_and_of_each_change(
    server: Server, live: Live, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kran.serve.server._ALIVE", 0.05)
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=30)
    connection.request("GET", "/_live/events?lang=en")
    response = connection.getresponse()
    assert response.headers["Content-Type"] == "text/event-stream"

    def told() -> str:
        while True:
            line = response.readline().decode().strip()
            if line.startswith("data:"):
                return line

    assert told() == 'data: {"number": "", "wrong": null}'
    assert response.readline() == b"\n"
    assert response.readline() == b": still here\n"
    live.complain(broken(tmp_path))
    assert '"title": "1 error"' in told()
    live.show(SITE)
    assert told() == f'data: {{"number": "{live.state.number}", "wrong": null}}'
    response.close()
    connection.close()


def test_a_port_that_is_taken_is_refused(server: Server, live: Live) -> None:
    with pytest.raises(OSError, match="in use"):
        Server(live, Language("sv"), server.server_address[1])
