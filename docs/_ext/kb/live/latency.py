"""How long a saved file takes to the screen, and whether memory grows: the whole way, without a browser's drawing.

From the moment the file is written to the moment the new page has been fetched after the call to
reload: watching, gate, reading, writing and serving are all in it.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import uvicorn
from websockets.sync.client import connect
from websockets.typing import Origin

from kb.live.__main__ import listen
from kb.live.desk import Desk
from kb.live.server import Live

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# No answer for so long is a fault.
_PATIENCE = 60.0


@dataclass(frozen=True)
class Measured:
    """Seconds of each save, from the file to the screen; CPU seconds of each; MiB of memory after each."""

    seconds: list[float]
    cpu_seconds: list[float]
    memory: list[float]


def measure(root: Path, code: str, page: str, *, catalogue: bool = False, saves: int = 20) -> Measured:
    """Save the source of ``page`` (or its catalogue) ``saves`` times below ``root`` and look at it as edition ``code``.

    The file is put back afterwards. Raises BadInput where the sources are not in order, RuntimeError
    where a save does not reach the screen.
    """
    desk = Desk(root, code)
    desk.open()
    desk.warm()
    path = desk.porter.catalogue(page) if catalogue else root / "docs" / f"{page}.md"
    good = path.read_text(encoding="utf-8")
    with served(Live(desk, say=lambda _line: None)) as port:
        try:
            return _saves(port, code, page, path, _edits(good, catalogue=catalogue), saves)
        finally:
            path.write_text(good, encoding="utf-8")


@contextlib.contextmanager
def served(live: Live) -> Iterator[int]:
    """Serve ``live`` beside this thread; its port."""
    with listen(8100) as listening:
        server = uvicorn.Server(uvicorn.Config(live.app, log_level="error", ws="websockets-sansio"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        try:
            yield int(listening.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join()


def _edits(good: str, *, catalogue: bool) -> Callable[[int], str]:
    """The file with a word that changes each time, at the end of its last sentence."""
    if not catalogue:
        return lambda number: f"{good.rstrip()}\n\nEz a mondat csak próba ({number}).\n"
    before, quote, after = good.rstrip().rpartition('."')
    if not quote:
        raise RuntimeError("the last message of the catalogue has no full stop")
    return lambda number: f'{before} {number}."{after}\n'


def _saves(port: int, code: str, page: str, path: Path, edit: Callable[[int], str], saves: int) -> Measured:
    host = f"127.0.0.1:{port}"
    url = f"http://{host}/{code}/{page}.html"
    measured = Measured([], [], [])
    for number in range(1, saves + 1):
        with urlopen(url) as answer:
            answer.read()
        wanted = f"ws://{host}/_live/socket?page=/{code}/{page}.html"
        with connect(wanted, origin=Origin(f"http://{host}"), open_timeout=_PATIENCE) as socket:
            socket.recv(timeout=_PATIENCE)
            begun, cpu = time.perf_counter(), time.process_time()
            path.write_text(edit(number), encoding="utf-8")
            while not json.loads(socket.recv(timeout=_PATIENCE))["reload"]:
                pass
            with urlopen(url) as answer:
                text = answer.read().decode("utf-8")
            measured.seconds.append(time.perf_counter() - begun)
            measured.cpu_seconds.append(time.process_time() - cpu)
        if str(number) not in text:
            raise RuntimeError(f"save {number} is not on the page")
        measured.memory.append(_memory())
    return measured


def _memory() -> float:
    """MiB of this process now; its highest so far where the system tells no more."""
    status = Path("/proc/self/statm")
    if status.is_file():
        return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
