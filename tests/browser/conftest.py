"""One headless Chromium a session, and the built site served on 127.0.0.1."""

from __future__ import annotations

import base64
import functools
import hashlib
import sys
import threading
import traceback
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from filelock import FileLock
from playwright.sync_api import expect, sync_playwright
from tests.site import reading
from tools.browser import chromium, flags

from kb.editions.serve import Handler, open_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage
    from tests.conftest import Site

QUIET = ["--disable-background-networking", "--no-first-run"]
# Generous: a test waits for what it needs, and only a fault lets it wait that long.
PATIENCE = 30_000


@pytest.fixture(scope="session")
def browser(shared: Path) -> Iterator[Browser]:
    """A headless Chromium."""
    # Where it must be installed first, one process does it.
    with FileLock(shared / "browser.lock"):
        executable = chromium()
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*QUIET, *flags()])
        yield browser
        browser.close()


@contextmanager
def running(server: ThreadingHTTPServer) -> Iterator[str]:
    """The address of ``server``, which runs as long as it is needed."""

    def hang_up(request: object, client_address: object) -> None:
        """A browser that leaves a page hangs up in the middle of an answer; anything else is a fault."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            traceback.print_exc()

    server.handle_error = hang_up  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """The site as our own server shows it."""
    with running(open_server(site.dist, 0)) as address:
        yield address


def policy(site: Site) -> str:
    """The strictest Content-Security-Policy: the site's own files and its one inline script."""
    scripts = {
        script.text
        for page in reading.pages(site)[0]
        for script in page.all("script")
        if script.get("src") is None and script.text
    }
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in sorted(scripts)]
    return "default-src 'self'; script-src 'self' " + " ".join(f"'sha256-{value}'" for value in hashes)


def strict_server(site: Site, header: str) -> ThreadingHTTPServer:
    """A server of ``site`` that sends ``header`` as its Content-Security-Policy."""

    class StrictHandler(Handler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", header)
            super().end_headers()

    handler = functools.partial(StrictHandler, directory=str(site.dist))
    return ThreadingHTTPServer(("127.0.0.1", 0), handler)


@pytest.fixture(scope="session")
def strict_address(site: Site) -> Iterator[str]:
    """The site under the strictest policy."""
    with running(strict_server(site, policy(site))) as address:
        yield address


def sample(site: Site, part: int, parts: int) -> list[tuple[str, str]]:
    """One of ``parts`` shares of all pages: together they hold each page once, in one of the languages.

    Languages and parts take turns, so that each language is seen in every part.
    """
    codes = list(site.editions.codes)
    pages = list(dict.fromkeys(page for _, page in site.expected()))
    turn = {page: codes[number // parts % len(codes)] for number, page in enumerate(pages)}
    return [(code, page) for code, page in share(site, part, parts) if turn[page] == code]


def share(site: Site, part: int, parts: int) -> list[tuple[str, str]]:
    """One of ``parts`` shares of all languages × pages: together they hold each once.

    A page has another share in each language, so with at most as many parts as languages it is
    seen in every part: in all widths and colours, and in every language, without the whole product.
    """
    codes = list(site.editions.codes)
    pages = list(dict.fromkeys(page for _, page in site.expected()))
    return [(code, page) for code, page in site.expected() if (codes.index(code) + pages.index(page)) % parts == part]


@dataclass
class Log:
    """What a context's pages asked for and complained of."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def strangers(self) -> list[str]:
        """Requests that left this machine."""
        return [url for url in self.requests if urlsplit(url).hostname != "127.0.0.1"]


@contextmanager
def visit(
    browser: Browser, width: int = 1280, height: int = 800, **options: Any
) -> Iterator[tuple[BrowserContext, Log]]:
    """A fresh visitor with a window of this size, and the log of what the pages do; nothing glides."""
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
    context.set_default_timeout(PATIENCE)
    log = Log()

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            log.errors.append(f"{message.page.url if message.page else ''}: {message.text}")

    context.on("request", lambda request: log.requests.append(request.url))
    context.on("console", note)
    context.on("weberror", lambda error: log.errors.append(str(error.error)))
    yield context, log
    context.close()
