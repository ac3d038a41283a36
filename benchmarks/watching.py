"""A program watched in a terminal of its own: what it wrote and when, what it used.

Nothing is drawn while the clock runs: chunks of bytes are stamped as they are read, and an
emulator replays them afterwards. What a program asks of its terminal is answered at once, so
that no program is measured waiting. Linux only: the figures of a process come from /proc.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import struct
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

COLUMNS, ROWS = 120, 40

KEYS = {"enter": "\r", "escape": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "space": " "}

_QUESTION = re.compile(
    rb"\x1b\[\?(?P<mode>\d+)\$p|(?P<device>\x1b\[0?c)|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"
)
# What the emulator does not know and would print.
_UNKNOWN = re.compile(rb"\x1b\[[<>=][0-9;:]*[A-Za-z]|\x1b\[\?\d+\$p|\x1bP.*?\x1b\\", re.S)
_KNOWN = (b"2026", b"2004")
"""Pictures that are shown at once, and pastes that are marked."""
_LOUD = 256
"""Bytes in one chunk from which on something is being drawn."""


_STILL = 0.05
_PATIENCE = 20.0


class Watched:
    """A program in a terminal. Times are in seconds since just before it was started."""

    chunks: list[tuple[float, bytes]]
    ended: bool
    pid: int
    _began: float
    _master: int

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        if sys.platform == "win32":
            raise NotImplementedError
        import fcntl
        import pty
        import termios

        self.chunks = []
        self.ended = False
        self._began = time.perf_counter()
        self.pid, self._master = pty.fork()
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        if self.pid == 0:
            with contextlib.suppress(BaseException):
                fcntl.ioctl(0, termios.TIOCSWINSZ, size)
                os.execvpe(command[0], list(command), dict(environ))
            os._exit(127)

    def __enter__(self) -> Watched:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if sys.platform == "win32":
            raise NotImplementedError
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._master)

    @property
    def now(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self._began

    def press(self, key: str) -> float:
        """Send a key, by name or as it is; the moment before it was sent."""
        moment = self.now
        os.write(self._master, KEYS.get(key, key).encode())
        return moment

    def watch(self, seconds: float) -> None:
        """Read for a while."""
        end = self.now + seconds
        while not self.ended and (left := end - self.now) > 0:
            self.read(left)

    def watch_until_quiet(self, seconds: float = 1.0) -> None:
        """Read until nothing was drawn for so long; a blinking cursor is nothing."""
        last = self.now + _PATIENCE
        until = last
        while not self.ended and self.now < min(until, last):
            if self.read(0.02) and len(self.chunks[-1][1]) >= _LOUD:
                until = self.now + seconds

    def watch_until_seen(self, *wanted: Callable[[str], bool]) -> list[float | None]:
        """Read until each of the pictures wanted was there and all is quiet; when each was first.

        On a busy machine a second of quiet may come before the last of them.
        """
        while True:
            self.watch_until_quiet()
            seen = first_seen(self.chunks, *wanted)
            if None not in seen or self.ended or self.now > _PATIENCE:
                return seen

    def watch_until_still(self) -> None:
        """Read until nothing comes any more."""
        while not self.ended and self.read(_STILL):
            pass

    def read(self, seconds: float) -> bool:
        """Read one chunk, waiting at most so long for it; whether one came."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 1 << 17)
        except OSError:
            data = b""
        if not data:
            self.ended = True
            return False
        self.chunks.append((self.now, data))
        for asked in _QUESTION.finditer(data):
            os.write(self._master, _answer(asked))
        return True

    def cpu(self) -> float:
        """Seconds of CPU that all threads have used so far."""
        spent = 0
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            spent += int((task / "schedstat").read_text(encoding="utf-8").split()[0])
        return spent / 1e9

    def peak_memory(self) -> float:
        """The most memory it ever held, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1]) / 1024


class Picture:
    """The screen that chunks of bytes draw, one chunk after the other."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._rows: list[object] = [None] * ROWS

    @property
    def text(self) -> str:
        """What stands on it."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def feed(self, data: bytes) -> set[int]:
        """Draw a chunk; the rows in which a cell has changed, its letter or its colours."""
        self._stream.feed(_UNKNOWN.sub(b"", data))
        changed = set()
        for row in self._screen.dirty:
            cells = tuple(self._screen.buffer[row][column] for column in range(COLUMNS))
            if cells != self._rows[row]:
                self._rows[row] = cells
                changed.add(row)
        self._screen.dirty.clear()
        return changed


def first_seen(
    chunks: Sequence[tuple[float, bytes]], *wanted: Callable[[str], bool]
) -> list[float | None]:
    """When each of the pictures wanted was first there."""
    picture = Picture()
    seen: list[float | None] = [None] * len(wanted)
    for moment, data in chunks:
        picture.feed(data)
        text = picture.text
        for number, want in enumerate(wanted):
            if seen[number] is None and want(text):
                seen[number] = moment
    return seen


def _answer(asked: re.Match[bytes]) -> bytes:
    if mode := asked["mode"]:
        return b"\x1b[?%b;%d$y" % (mode, 2 if mode in _KNOWN else 0)
    if asked["device"]:
        return b"\x1b[?62;22c"
    shade = b"ffff" if asked["colour"] == b"10" else b"0000"
    return b"\x1b]%b;rgb:%b\x1b\\" % (asked["colour"], b"/".join([shade] * 3))
