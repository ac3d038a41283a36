"""The page's own server, on the loopback of this laptop and nowhere else.

It holds the newest picture and the files of the page, and nothing besides. One question a
connection, each in a thread of its own; whatever goes wrong with one is its own affair.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from io import BytesIO
from socket import SHUT_RDWR
from socketserver import ThreadingTCPServer
from threading import BoundedSemaphore, Lock, Thread
from typing import Any

from l4pc_tui.screen.browser.latest import Latest
from l4pc_tui.screen.browser.leaves import ALWAYS, content, kind
from l4pc_tui.screen.browser.question import PATIENCE, let_finish, read_head
from l4pc_tui.screen.browser.visits import House, Leaf, Refusal, asked_for

LOOPBACK = "127.0.0.1"
MOST = 64
"""Visitors at one time; a wall has one, or a few."""
BEAT = 2.0
"""Seconds after which a window that was told nothing new is told that somebody is still here."""
_FAREWELL = 1.0
_AGAIN = 500
"""Milliseconds after which a window that lost us asks again."""


class Visit(BaseHTTPRequestHandler):
    """One question and its answer."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "l4pc"
    sys_version = ""

    def handle(self) -> None:
        """Hear the question within its bounds, and answer it once."""
        head = read_head(self.connection)
        self.connection.settimeout(PATIENCE)
        if head is None:
            return
        self.close_connection = True
        if isinstance(head, Refusal):
            self._refuse(head)
            return
        self.rfile = BytesIO(head)
        self.raw_requestline = self.rfile.readline()
        if self.parse_request():
            self._answer()

    def _answer(self) -> None:
        asked = asked_for(self.server.house, self.command, self.path, self.headers)
        if isinstance(asked, Leaf):
            self.server.know(self.connection)
        if isinstance(asked, Refusal):
            self._refuse(asked)
        elif asked is Leaf.NEWS:
            self._tell_the_news()
        else:
            self._give(200, kind(asked), content(asked))

    def _refuse(self, refusal: Refusal) -> None:
        allow = [("Allow", "GET")] if refusal is Refusal.METHOD else []
        self._give(refusal.status, "text/plain; charset=utf-8", refusal.words, allow)
        let_finish(self.connection)

    def _give(
        self, status: int, kind: str, body: bytes, more: list[tuple[str, str]] | None = None
    ) -> None:
        self._head(status, kind, [("Content-Length", str(len(body))), *(more or [])])
        self.wfile.write(body)

    def _head(self, status: int, kind: str, more: list[tuple[str, str]]) -> None:
        # Whatever way the question was put, the answer has a head.
        self.request_version = self.protocol_version
        self.send_response(status)
        for name, value in (("Content-Type", kind), *ALWAYS, *more, ("Connection", "close")):
            self.send_header(name, value)
        self.end_headers()

    def _tell_the_news(self) -> None:
        """The picture now, and each that comes, until the window or the Screen is closed."""
        self._head(200, kind(Leaf.NEWS), [])
        self.wfile.write(f"retry: {_AGAIN}\n\n".encode())
        latest, seen = self.server.latest, 0
        with latest.window():
            while not (told := latest.wait(seen, BEAT)).over:
                # JSON as it is written here has no line end within.
                news = f"data: {told.words}" if told.number != seen else "event: beat\ndata:"
                self.wfile.write(f"{news}\n\n".encode())
                seen = told.number
            self.wfile.write(b"event: over\ndata:\n\n")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What Python's own reading does not take: refused in our words, and in none of its, which
        may hold what was asked."""
        del message, explain
        self._refuse(Refusal.TOO_LONG if code in (414, 431) else Refusal.UNCLEAR)

    def handle_expect_100(self) -> bool:
        """Nobody is asked to go on: there is nothing that we would take."""
        return True

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """The terminal is for the facilitator."""


class Server(ThreadingTCPServer):
    """Serves one page to this laptop. Use ``serving``."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = MOST
    allow_reuse_address = False

    def __init__(self) -> None:
        self.latest = Latest()
        self._room = BoundedSemaphore(MOST)
        self._strangers: dict[Any, None] = {}
        self._door = Lock()
        super().__init__((LOOPBACK, 0), Visit)
        self.house = House(f"{LOOPBACK}:{self.server_address[1]}", secrets.token_urlsafe(24))

    def process_request(self, request: Any, client_address: Any) -> None:
        """Take a visitor in, if there is room."""
        if self._has_room():
            with self._door:
                self._strangers[request] = None
            try:
                super().process_request(request, client_address)
            except BaseException:
                # There is no thread to be had for it, and so none that makes room again.
                self.know(request)
                self._room.release()
                raise
            return
        with contextlib.suppress(OSError):
            request.settimeout(0)
            request.sendall(_FULL)
        self.shutdown_request(request)

    def _has_room(self) -> bool:
        """Whether a place is free, or is left by whoever has been here longest without the token: else
        they who only stand about would keep out the browser that knows it."""
        if self._room.acquire(blocking=False):
            return True
        with self._door:
            stranger = next(iter(self._strangers), None)
            self._strangers.pop(stranger, None)
            if stranger is None:
                return False
            with contextlib.suppress(OSError):
                stranger.shutdown(SHUT_RDWR)
        return self._room.acquire(timeout=_FAREWELL)

    def know(self, visitor: Any) -> None:
        """That visitor has the token, or has gone: it makes room for nobody."""
        with self._door:
            self._strangers.pop(visitor, None)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """See to a visitor, and make room again."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.know(request)
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor who left, or was cut off, is no matter for the facilitator's terminal."""


_FULL = (
    f"HTTP/1.1 {Refusal.TOO_MANY.status} {Refusal.TOO_MANY.reason}\r\n"
    f"Content-Type: text/plain; charset=utf-8\r\nContent-Length: {len(Refusal.TOO_MANY.words)}\r\n"
    "Cache-Control: no-store\r\nConnection: close\r\n\r\n"
).encode() + Refusal.TOO_MANY.words


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """A server at work, until the block is left; its windows are then told that it is over.

    Raises OSError where the system gives no port.
    """
    with Server() as server:
        worker = Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        worker.start()
        try:
            yield server
        finally:
            server.latest.end()
            server.latest.wait_until_all_have_gone(_FAREWELL)
            server.shutdown()
