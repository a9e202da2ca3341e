"""Serves the resident edition on this machine only, watches the files, and tells the browsers."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocketDisconnect
from watchfiles import DefaultFilter, awatch

from kb.live.bar import bar, terminal
from kb.live.saved import StartAnew

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable
    from typing import TypeVar

    from starlette.requests import Request
    from starlette.websockets import WebSocket

    from kb.live.desk import Desk

    T = TypeVar("T")

# It would tell of each change in the terminal.
logging.getLogger("watchfiles").setLevel(logging.WARNING)
_OWN = Path(__file__).parent
_HOSTS = ["127.0.0.1", "localhost"]
_HEAD = (
    '<link rel="stylesheet" href="/_live/live.css"><script defer src="/_live/live.js" data-shown="{}"></script></head>'
)
# Milliseconds without a change after which a save is taken for complete.
_STEP = 10
# Milliseconds of a round of watching.
_ROUND = 1000


class Live:
    """The server of one desk. One thread does all work of Sphinx; a look at a page goes between two steps of it."""

    def __init__(self, desk: Desk, *, say: Callable[[str], None] = print) -> None:
        self._desk, self._say = desk, say
        self._thread = ThreadPoolExecutor(1)
        self._sockets: dict[WebSocket, str] = {}
        self._stop = asyncio.Event()
        self._rest: asyncio.Task[None] | None = None
        self._printed: set[str] = set()
        self.start_anew = False
        self.ended: Callable[[], None] = lambda: None
        files = StaticFiles(directory=desk.html, check_dir=False)
        self._files, self._dist = files, StaticFiles(directory=desk.root / "dist", check_dir=False)
        code = desk.code
        self.app = Starlette(
            routes=[
                Route("/", lambda _request: RedirectResponse(f"/{code}/index.html")),
                Route("/_live/{name}", self._own),
                WebSocketRoute("/_live/socket", self._socket),
                Route(f"/{code}/{{path:path}}", self._page),
                Route("/{path:path}", self._other),
            ],
            # A page of the web that guesses the address, or names this machine as its own, gets nothing.
            middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS, www_redirect=False)],
            lifespan=self._lifespan,
        )

    @contextlib.asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(self._watch())
        yield
        self._stop.set()
        await watching
        if self._rest is not None:
            self._rest.cancel()
        self._thread.shutdown(cancel_futures=True)

    async def _do(self, work: Callable[..., T], *arguments: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *arguments)

    async def _watch(self) -> None:
        await self._do(self._desk.warm)
        await self._report()
        watching = awatch(
            self._desk.docs,
            watch_filter=_Sources(),
            step=_STEP,
            stop_event=self._stop,
            rust_timeout=_ROUND,
            yield_on_timeout=True,
        )
        first = True
        async for changes in watching:
            paths = {Path(path) for _change, path in changes}
            # From the first round on nothing is missed; what came before is looked for once.
            paths |= await self._do(self._desk.missed) if first else set()
            first = False
            try:
                if paths:
                    await self.saved(paths)
            except StartAnew:
                self.start_anew = True
                self.ended()
                return
            except Exception as error:
                # A fault of ours: the translator's next save must still be seen.
                self._say(f"{type(error).__name__}: {error}")

    async def saved(self, paths: Iterable[Path]) -> None:
        """Take up saved files: first the pages that somebody looks at, then the rest."""
        await self._do(self._desk.save, paths)
        await self._tell()
        if self._rest is None or self._rest.done():
            self._rest = asyncio.create_task(self._read_on())

    async def _read_on(self) -> None:
        """Read the pages that wait; what is saved meanwhile goes between two of them."""
        try:
            if await self._do(lambda: self._desk.busy):
                while await self._do(lambda: self._desk.busy):
                    await self._do(self._desk.step)
                await self._tell()
            await self._report()
        except Exception as error:
            self._say(f"{type(error).__name__}: {error}")

    async def _tell(self) -> None:
        for page in set(self._sockets.values()):
            is_new = await self._do(self._desk.fresh, page)
            said = {"reload": is_new, "bar": {} if is_new else await self._do(self._bar, page)}
            for socket in [socket for socket, shown in self._sockets.items() if shown == page]:
                with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                    await socket.send_text(json.dumps(said))

    def _bar(self, page: str) -> dict[str, Any]:
        return bar(self._desk.faults(page), self._desk.code)

    async def _report(self) -> None:
        """Print each fault once while it lasts."""
        lines = terminal(await self._do(self._desk.everything), self._desk.code)
        for line in lines:
            if line not in self._printed:
                self._say(line)
        if self._printed and not lines:
            self._say("✓")
        self._printed = set(lines)

    async def _socket(self, socket: WebSocket) -> None:
        if socket.headers.get("origin") != f"http://{socket.headers.get('host')}":
            await socket.close()
            return
        await socket.accept()
        page = socket.query_params.get("page", "").removeprefix(f"/{self._desk.code}/").removesuffix(".html")
        self._sockets[socket] = page
        try:
            # Between the page and this socket something may have been saved.
            late = await self._do(self._is_late, page, socket.query_params.get("shown", ""))
            await socket.send_text(json.dumps({"reload": late, "bar": await self._do(self._bar, page)}))
            await self._report()
            async for _text in socket.iter_text():
                pass
        except WebSocketDisconnect:
            pass
        finally:
            del self._sockets[socket]

    async def _own(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in ("live.js", "live.css"):
            return Response(status_code=404)
        return FileResponse(_OWN / name, headers={"Cache-Control": "no-store"})

    async def _page(self, request: Request) -> Response:
        """A page, brought up to date first; anything else of the edition once all is."""
        path = request.path_params["path"] or "index.html"
        page = path.removesuffix(".html")
        if path.endswith(".html") and page in self._desk.book.pages:
            body = await self._do(self._read, page)
            return Response(body, media_type="text/html", headers={"Cache-Control": "no-store"})
        if not path.startswith("_static/"):
            await self._do(self._desk.settle)
        return await self._files.get_response(path, request.scope)

    def _read(self, page: str) -> bytes:
        self._desk.fresh(page)
        body = self._desk.book.path(page).read_bytes()
        return body.replace(b"</head>", _HEAD.format(_mark(body)).encode(), 1)

    def _is_late(self, page: str, shown: str) -> bool:
        """Whether the page is another by now than the one with the mark ``shown``."""
        self._desk.fresh(page)
        path = self._desk.book.path(page)
        return bool(shown) and path.is_file() and _mark(path.read_bytes()) != shown

    async def _other(self, request: Request) -> Response:
        """The other editions as they were last built."""
        return await self._dist.get_response(request.path_params["path"], request.scope)


def _mark(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


class _Sources(DefaultFilter):
    """Files that people edit; what editors leave beside them is passed over."""

    def __call__(self, change: Any, path: str) -> bool:
        return super().__call__(change, path) and Path(path).suffix != ".mo" and not Path(path).is_dir()
