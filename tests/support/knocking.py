"""Whoever asks the page's server for something: as bytes on a socket, with no library between."""

from __future__ import annotations

import json
import socket
from types import TracebackType
from typing import Any

from l4pc_tui.screen.browser.visits import House

_PATIENCE = 10.0


def door_of(house: House) -> tuple[str, int]:
    """The number and port of a house."""
    host, _, port = house.host.partition(":")
    return host, int(port)


def question(house: House, path: str = "", method: str = "GET", **headers: str | None) -> bytes:
    """What a browser says that was told the address. path: "" is the page, else a name behind the
    token or, with a slash before it, a path as it is. headers: others, or None to leave one out."""
    where = path if path.startswith("/") else f"/{house.token}/{path}"
    told = {"Host": house.host, "Accept": "*/*", "Sec-Fetch-Site": "same-origin"}
    given = {**told, **{name.replace("_", "-"): value for name, value in headers.items()}}
    lines = [
        f"{method} {where} HTTP/1.1",
        *(f"{n}: {v}" for n, v in given.items() if v is not None),
    ]
    return "\r\n".join([*lines, "", ""]).encode()


def answer(house: House, said: bytes) -> bytes:
    """All that comes back, until the server has closed."""
    with socket.create_connection(door_of(house), _PATIENCE) as line:
        line.sendall(said)
        return heard(line)


def heard(line: socket.socket) -> bytes:
    """All that comes on a line until it is closed."""
    came = b""
    while more := line.recv(65536):
        came += more
    return came


def status(told: bytes) -> int:
    """The number of an answer."""
    return int(told.split(b" ", 2)[1])


def body(told: bytes) -> bytes:
    """What an answer holds."""
    return told.partition(b"\r\n\r\n")[2]


class Window:
    """A window that looks at the news. Use it as a context."""

    def __init__(self, house: House) -> None:
        self._line = socket.create_connection(door_of(house), _PATIENCE)
        self._line.sendall(question(house, "news"))
        self._file = self._line.makefile("rb")
        self.every = b""

    def __enter__(self) -> Window:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._file.close()
        self._line.close()

    def next(self) -> tuple[str, Any]:
        """The next thing that is told: its name, and for a picture what it holds."""
        name, held = "picture", ""
        while line := self._file.readline():
            self.every += line
            if line.startswith(b"event: "):
                name = line[7:].decode().strip()
            elif line.startswith(b"data: "):
                held = line[6:].decode()
            elif line == b"\n" and (held or name != "picture"):
                return name, json.loads(held) if held else None
        return "gone", None

    def until(self, words: str) -> dict[str, Any]:
        """The next picture that holds the words."""
        while True:
            name, told = self.next()
            assert name != "gone", f"{words} did not come"
            if told is not None and words in json.dumps(told, ensure_ascii=False):
                return dict(told)
