"""The server of the resident build: pages, the call to reload, the bar, and who may ask."""

from __future__ import annotations

import asyncio
import re
import socket
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from tests.helpers.stub import page, write
from tests.live.site import ALPHA, PAGES, desk_for, site, source

from kb.live.__main__ import listen
from kb.live.server import Live

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.live.desk import Desk

HOST = "http://127.0.0.1:8100"
SOCKET = "/_live/socket?page=/kk/alpha.html"
EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk_for(site(tmp_path_factory.mktemp("server")), "kk")


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def client(desk: Desk, said: list[str]) -> Iterator[TestClient]:
    with TestClient(Live(desk, say=said.append).app, base_url=HOST) as client:
        yield client
    write(source(desk.root, "alpha"), PAGES["alpha"])
    desk.save([source(desk.root, "alpha")])


def receive(connection: Any, *, reload: bool) -> dict[str, Any]:
    """The next message of that kind."""
    while (said := connection.receive_json())["reload"] is not reload:
        pass
    return dict(said)


def connect(client: TestClient, **headers: str) -> Any:
    return client.websocket_connect(SOCKET, headers={"origin": HOST, **headers})


def test_the_address_leads_to_the_home_page(client: TestClient) -> None:
    answer = client.get("/")
    assert str(answer.url) == f"{HOST}/kk/index.html"
    assert answer.status_code == 200


def test_pages_have_the_script_and_files_have_not(client: TestClient, desk: Desk) -> None:
    text = client.get("/kk/alpha.html").text
    assert text.count('src="/_live/live.js"') == 1
    assert "_live" not in desk.book.path("alpha").read_text(encoding="utf-8")
    assert client.get("/_live/live.js").status_code == 200


def test_pages_that_no_source_has_are_served(client: TestClient) -> None:
    assert "Альфа" in client.get("/kk/site-index.html").text


@pytest.mark.parametrize(
    "address", ["/kk/nothing.html", "/hu/index.html", "/_live/server.py", "/kk/../../docs/conf.py"]
)
def test_nothing_else_is_served(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_saved_page_calls_for_a_reload(client: TestClient, desk: Desk) -> None:
    """The whole way, with the watching of files."""
    client.get("/kk/alpha.html")
    with connect(client) as connection:
        assert receive(connection, reload=False) == {"reload": False, "bar": {}}
        write(source(desk.root, "alpha"), page(f"{ALPHA}\nEz egy új mondat.\n"))
        receive(connection, reload=True)
    assert "Ez egy új mondat." in client.get("/kk/alpha.html").text


def test_the_bar_is_data_and_names_the_fault(client: TestClient, desk: Desk, said: list[str]) -> None:
    before = client.get("/kk/alpha.html").text
    with connect(client) as connection:
        receive(connection, reload=False)
        write(source(desk.root, "alpha"), page(f"{ALPHA}\n[{EVIL}](nowhere.md)\n"))
        bar = receive(connection, reload=False)["bar"]
    assert bar["language"] == "kk"
    assert bar["held"] is True
    (line,) = bar["parts"][0]["lines"]
    assert line["text"].startswith("docs/alpha.md:19: a link to the file 'nowhere.md'")
    assert line["language"] == "en"
    assert client.get("/kk/alpha.html").text == before


def test_the_script_makes_text_of_words_and_never_html(client: TestClient) -> None:
    script = client.get("/_live/live.js").text
    assert "textContent" in script
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval", script)


def test_another_host_gets_nothing(client: TestClient) -> None:
    assert client.get("/kk/index.html", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/kk/index.html", headers={"host": "localhost:8100"}).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
def test_another_site_cannot_listen(client: TestClient, origin: str) -> None:
    with pytest.raises(WebSocketDisconnect), connect(client, origin=origin) as connection:
        connection.receive_json()


def test_saved_code_ends_the_server_for_a_new_one(desk: Desk) -> None:
    live = Live(desk, say=lambda _line: None)
    ended = asyncio.Event()
    live.ended = ended.set
    with TestClient(live.app, base_url=HOST) as client:
        client.get("/kk/index.html")
        conf = desk.docs / "conf.py"
        write(conf, conf.read_text(encoding="utf-8") + "\n")

        async def wait() -> None:
            await asyncio.wait_for(ended.wait(), 60)

        assert client.portal is not None
        client.portal.call(wait)
    assert live.start_anew


def test_only_this_machine_is_listened_to() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        with listen(number) as listening:
            assert listening.getsockname()[0] == "127.0.0.1"
            assert number < listening.getsockname()[1] < number + 50


def test_a_folder_is_not_served_from_outside(client: TestClient, tmp_path: Path) -> None:
    assert client.get("/kk/%2e%2e/%2e%2e/%2e%2e/docs/conf.py").status_code == 404
