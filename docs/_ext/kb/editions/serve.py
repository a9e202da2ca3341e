"""Serve ``dist/`` on this machine as a static host would, with its 404 page."""

from __future__ import annotations

import errno
import functools
import re
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from kb.findings import BadInput, Finding

# How many ports after the first are tried when one is taken.
TRIES = 50


class Handler(SimpleHTTPRequestHandler):
    """Static files; an unknown address gets the 404 page of its edition, or the common one."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for 404, the standard one for other errors."""
        page = self._page_404() if code == 404 else None
        if page is None:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _page_404(self) -> Path | None:
        # Only a language code may choose the folder: the address comes from outside.
        language = re.match(r"/([a-z]{2,3})/", self.path)
        top = Path(self.directory)
        pages = [*([top / language[1] / "404.html"] if language else []), top / "404.html"]
        return next((page for page in pages if page.is_file()), None)

    def end_headers(self) -> None:
        """Never from a cache: the next build must be seen at once."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
        """Silent: the terminal is for the address."""


class Server(ThreadingHTTPServer):
    """A server that says nothing of readers who leave in the middle of an answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what is a fault of ours, not a closed connection."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def open_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server for ``folder`` on 127.0.0.1 at ``port`` or the next free one; raises BadInput."""
    if not (folder / "index.html").is_file():
        raise BadInput(Finding(folder.name, 1, "there is no built site", "run: nox -s site"))
    handler = functools.partial(Handler, directory=str(folder))
    for candidate in range(port, min(port + TRIES, 65536)):
        try:
            return Server(("127.0.0.1", candidate), handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            print(f"port {candidate} is taken, trying the next one", flush=True)
    raise BadInput(Finding("port", port, f"{TRIES} ports from here are taken", "choose another with --port"))
