"""The local server: next free port, the 404 page of the edition, one line where there is no site."""

from __future__ import annotations

import http.client
import socket
import threading
from typing import TYPE_CHECKING

import pytest
from tests.helpers.stub import python, write

from kb.editions.serve import open_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    root = tmp_path / "dist"
    for name in ("index.html", "404.html", "kk/404.html", "kk/index.html"):
        write(root / name, f"ő {name}")
    write(tmp_path / "404.html", "outside")
    return root


@pytest.fixture
def port(dist: Path) -> Iterator[int]:
    with open_server(dist, 8700) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def get(port: int, address: str, method: str = "GET") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, address)
    answer = connection.getresponse()
    assert answer.getheader("Cache-Control") == "no-store"
    return answer.status, answer.read().decode()


@pytest.mark.parametrize(
    ("address", "status", "body"),
    [
        ("/", 200, "ő index.html"),
        ("/kk/index.html", 200, "ő kk/index.html"),
        ("/kk/nothing", 404, "ő kk/404.html"),
        ("/kk/section/nothing.html", 404, "ő kk/404.html"),
        ("/kk/nothing?x=/hu/", 404, "ő kk/404.html"),
        ("/nothing", 404, "ő 404.html"),
        ("/zz/nothing", 404, "ő 404.html"),
        ("/../nothing", 404, "ő 404.html"),
        ("/" + "a" * 300, 404, "ő 404.html"),
    ],
)
def test_pages_and_404_pages(port: int, address: str, status: int, body: str) -> None:
    assert get(port, address) == (status, body)


def test_a_head_request_gets_no_body(port: int) -> None:
    assert get(port, "/kk/nothing", "HEAD") == (404, "")


def test_nonsense_gets_a_plain_answer(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(b"NONSENSE\r\n\r\n")
        assert b"400" in connection.recv(1000)


def test_a_taken_port_is_passed_over_with_a_message(dist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        with open_server(dist, number) as server:
            assert server.server_address[0] == "127.0.0.1"
            assert number < server.server_port < number + 50
        assert capsys.readouterr().out.startswith(f"port {number} is taken, trying the next one\n")


def test_no_site_is_one_line(tmp_path: Path) -> None:
    result = python(tmp_path, "-m", "kb.editions", "serve")
    assert (result.code, result.output) == (1, "dist:1: there is no built site: run: nox -s site\n")
