"""``python -m kb.live kk``: one edition on this machine, renewed as its files are saved. What nox calls."""

from __future__ import annotations

import argparse
import errno
import os
import socket
import sys
from pathlib import Path

import uvicorn

from kb.findings import BadInput, Finding
from kb.live.desk import Desk
from kb.live.server import Live

# How many ports after the first are tried when one is taken.
_TRIES = 50


def main() -> int:
    """Serve until Ctrl-C; 1 with one line a fault where the sources cannot be read at all."""
    parser = argparse.ArgumentParser(prog="python -m kb.live", description=__doc__)
    parser.add_argument("language", nargs="?", default="hu", help="the edition (default: hu)")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the checkout (default: this folder)")
    parser.add_argument("--port", type=int, default=8100, help="first port to try (default: 8100)")
    options = parser.parse_args()
    try:
        desk = Desk(options.root.resolve(), options.language)
        desk.open()
        listening = listen(options.port)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 1
    live = Live(desk)
    server = uvicorn.Server(uvicorn.Config(live.app, log_level="error", ws="websockets-sansio"))
    live.ended = lambda: setattr(server, "should_exit", True)
    port = listening.getsockname()[1]
    print(f"http://127.0.0.1:{port}/{desk.code}/index.html  (Ctrl-C stops)", flush=True)
    server.run([listening])
    if live.start_anew:
        listening.close()
        os.execv(sys.executable, [sys.executable, "-m", "kb.live", desk.code, f"--root={desk.root}", f"--port={port}"])  # noqa: S606
    return 0


def listen(port: int) -> socket.socket:
    """A socket on 127.0.0.1 at ``port`` or the next free one; raises BadInput if there is none."""
    for candidate in range(port, min(port + _TRIES, 65536)):
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", candidate))
        except OSError as error:
            listening.close()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
        else:
            listening.listen()  # a browser that asks before the server runs waits for it
            return listening
    raise BadInput(Finding("port", port, f"{_TRIES} ports from here are taken", "choose another with --port"))


if __name__ == "__main__":
    sys.exit(main())
