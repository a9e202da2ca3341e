"""The server of the resident build: pages, the call to reload, the bar, and who may ask."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import socket
import threading
from typing import TYPE_CHECKING, Any

import pytest
from tests.helpers.stub import page, write
from tests.live.site import ALPHA, PAGES, SOURCE, desk_for, site, source
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect
from websockets.typing import Origin

from kb.live.__main__ import listen
from kb.live.latency import served
from kb.live.server import Live

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.live.desk import Desk

EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk_for(site(tmp_path_factory.mktemp("server")), "kk")


@pytest.fixture(scope="module")
def said() -> list[str]:
    """The lines of the terminal."""
    return []


@pytest.fixture(scope="module")
def port(desk: Desk, said: list[str]) -> Iterator[int]:
    with served(Live(desk, say=said.append)) as number:
        yield number


def get(port: int, address: str, **headers: str) -> tuple[int, str]:
    """Status and body; of a redirection its target."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with contextlib.closing(connection):
        connection.request("GET", address, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.getheader("location") or answer.read().decode()


@contextlib.contextmanager
def browser(port: int, origin: str | None = None, shown: str = "") -> Iterator[Any]:
    """The end of a page that is open in a browser, with the mark of what it shows."""
    address = f"ws://127.0.0.1:{port}/_live/socket?page=/kk/alpha.html&shown={shown}"
    with connect(address, origin=Origin(origin or f"http://127.0.0.1:{port}"), open_timeout=60) as connection:
        yield connection


def receive(connection: Any, *, reload: bool) -> dict[str, Any]:
    """The next message of that kind."""
    while (message := json.loads(connection.recv(timeout=60)))["reload"] is not reload:
        pass
    return dict(message)


def test_the_address_leads_to_the_home_page(port: int) -> None:
    assert get(port, "/") == (307, "/kk/index.html")
    assert get(port, "/kk/index.html")[0] == 200


def test_pages_have_the_script_and_their_files_have_not(port: int, desk: Desk) -> None:
    assert get(port, "/kk/alpha.html")[1].count('src="/_live/live.js"') == 1
    assert "_live" not in desk.book.path("alpha").read_text(encoding="utf-8")
    assert get(port, "/_live/live.js")[0] == 200
    assert get(port, "/_live/live.css")[0] == 200


def test_pages_that_no_source_has_are_served(port: int) -> None:
    assert "Альфа" in get(port, "/kk/site-index.html")[1]


@pytest.mark.parametrize(
    "address",
    [
        "/kk/nothing.html", "/hu/index.html", "/_live/server.py", "/docs/conf.py",
        "/kk/../../../../docs/conf.py", "/kk/%2e%2e/%2e%2e/%2e%2e/%2e%2e/docs/conf.py", "/../docs/conf.py",
    ],
)  # fmt: skip
def test_nothing_else_is_served(port: int, address: str) -> None:
    assert get(port, address)[0] == 404


def test_a_saved_page_calls_for_a_reload(port: int, desk: Desk) -> None:
    """The whole way, with the watching of files."""
    get(port, "/kk/alpha.html")
    with browser(port) as connection:
        assert receive(connection, reload=False) == {"reload": False, "bar": {}}
        write(source(desk.root, "alpha"), page(f"{ALPHA}\nEz egy új mondat.\n"))
        receive(connection, reload=True)
    assert "Ez egy új mondat." in get(port, "/kk/alpha.html")[1]


def test_a_page_that_was_renewed_before_its_socket_opened_is_reloaded(port: int) -> None:
    mark = re.search(r'data-shown="(\w+)"', get(port, "/kk/alpha.html")[1])
    assert mark
    for shown, late in ((mark[1], False), ("0" * 64, True)):
        with browser(port, shown=shown) as connection:
            assert json.loads(connection.recv(timeout=60))["reload"] is late


def test_the_bar_is_data_comes_and_goes(port: int, desk: Desk, said: list[str]) -> None:
    write(source(desk.root, "alpha"), PAGES["alpha"])
    with browser(port) as connection:
        while "Ez egy új mondat." in get(port, "/kk/alpha.html")[1]:
            receive(connection, reload=True)
        before = get(port, "/kk/alpha.html")[1]
        write(source(desk.root, "alpha"), page(f"{ALPHA}\n[{EVIL}](nowhere.md)\n"))
        while not (bar := receive(connection, reload=False)["bar"]).get("held"):
            pass
        assert bar["language"] == "kk"
        (line,) = bar["parts"][0]["lines"]
        assert line["text"].startswith("docs/alpha.md:19: a link to the file 'nowhere.md'")
        assert line["language"] == "en"
        assert get(port, "/kk/alpha.html")[1] == before
        write(source(desk.root, "alpha"), PAGES["alpha"])
        while receive(connection, reload=False)["bar"]:
            pass
    assert any(row.startswith("docs/alpha.md:19: a link to the file") for row in said)


def test_the_script_makes_text_of_words_and_never_html(port: int) -> None:
    script = get(port, "/_live/live.js")[1]
    assert "textContent" in script
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b", script)


def test_another_host_gets_nothing(port: int) -> None:
    assert get(port, "/kk/index.html", host="evil.example")[0] == 400
    assert get(port, "/kk/index.html", host=f"localhost:{port}")[0] == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_another_site_cannot_listen(port: int, origin: str) -> None:
    with pytest.raises(WebSocketException), browser(port, origin) as connection:
        connection.recv(timeout=60)


def test_a_save_is_seen_while_many_pages_wait_to_be_read(port: int, desk: Desk) -> None:
    """A saved data file concerns all pages; the page that is looked at and new saves come first."""
    write(source(desk.root, "alpha"), PAGES["alpha"])
    write(desk.root / "docs" / "_data" / "sources.bib", SOURCE.format(title="Másik cím"))
    with browser(port) as connection:
        while "Másik cím" not in get(port, "/kk/alpha.html")[1]:
            receive(connection, reload=True)
        write(source(desk.root, "alpha"), page(f"{ALPHA}\nEz egy új mondat.\n"))
        while "Ez egy új mondat." not in get(port, "/kk/alpha.html")[1]:
            receive(connection, reload=True)


def test_saved_code_ends_the_server_for_a_new_one(desk: Desk) -> None:
    live = Live(desk, say=lambda _line: None)
    ended = threading.Event()
    live.ended = ended.set
    with served(live) as number:
        with browser(number) as connection:
            receive(connection, reload=False)
        conf = desk.docs / "conf.py"
        write(conf, conf.read_text(encoding="utf-8") + "\n")
        assert ended.wait(60)
    assert live.start_anew


def test_only_this_machine_is_listened_to() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        with listen(number) as listening:
            assert listening.getsockname()[0] == "127.0.0.1"
            assert number < listening.getsockname()[1] < number + 50
