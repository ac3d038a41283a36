"""A double of pywinpty: its names and its manners, with a pty of this system behind them.

Of version 3.1.2: text instead of bytes, rows before columns, a socket to be waited for, a word of
its own for a read that gave nothing, and a window that closes when nobody holds it any more.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

if sys.platform != "win32":
    from support.terminal_posix import PosixBack
assert sys.platform != "win32"

BACKS: dict[int, PosixBack] = {}
"""What was begun, by the number of its process."""


class Pty:
    """The native part. Whoever lets go of it last closes the window."""

    def __init__(self, back: PosixBack) -> None:
        self._back = back
        self.woken = threading.Event()

    def cancel_io(self) -> bool:
        self.woken.set()
        return True

    def __del__(self) -> None:
        self._back.close_window()


class PtyProcess:
    """As pywinpty has it. ``pty`` is not held by the reader here; it would let go when woken."""

    def __init__(self, back: PosixBack) -> None:
        self.pty = Pty(back)
        self.pid = back.pid
        self._back = BACKS[back.pid] = back
        self.fileobj, self._reader = socket.socketpair()
        self.fd = self.fileobj.fileno()
        threading.Thread(target=self._listen, daemon=True).start()

    @classmethod
    def spawn(
        cls, argv: Sequence[str], cwd: str | None = None, env: Mapping[str, str] | None = None,
        dimensions: tuple[int, int] = (24, 80),
    ) -> PtyProcess:  # fmt: skip
        rows, columns = dimensions
        return cls(PosixBack(argv, env or os.environ, (columns, rows), Path(cwd) if cwd else None))

    def _listen(self) -> None:
        while (data := self._back.read(0.05)) is not None:
            self._reader.sendall(data or b"0011Ignore")
        self._reader.close()

    def read(self, size: int = 1024) -> str:
        data = self.fileobj.recv(size)
        if not data:
            raise EOFError("Pty is closed")
        while True:
            try:
                return data.decode()
            except UnicodeDecodeError:
                data += self.fileobj.recv(1)

    def write(self, text: str) -> int:
        if self._back.ended() is not None:
            raise EOFError("Pty is closed")
        return self._back.write(text.encode())

    def setwinsize(self, rows: int, cols: int) -> None:
        self._back.resize(cols, rows)

    def kill(self, sig: int) -> None:
        os.kill(self.pid, sig)

    def close(self, force: bool = False) -> None:
        self.fileobj.close()
        if force:
            self._back.close()


def watched(pid: int) -> Callable[[], int | None]:
    """As ``support.terminal_windows.watched``: tells whether a process of the double has ended."""
    return BACKS[pid].ended
