"""A real terminal for tests: a program in a pty, its screen, its keys, its death."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte
from support.terminal_back import Back, start

KEYS = {
    "enter": "\r", "escape": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C",
    "left": "\x1b[D", "tab": "\t", "space": " ", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR",
    "f4": "\x1bOS", "f5": "\x1b[15~", "f9": "\x1b[20~", "backspace": "\x7f", "ctrl+c": "\x03", "home": "\x1b[H",
}  # fmt: skip

_ASKS_ABOUT_PASTES = b"\x1b[?2004$p"


class Terminal:
    """A program running in a terminal of a given size. Use it as a context.

    marks_pastes: it says that it knows what marking pastes is, when it is asked. One that does not
    is watched for bursts, and what a test types in one go is a paste to it.
    only_letters: the terminal has no keys of its own. A program that lends it to an editor hands
    those keys back too, and without a shell nobody would wake what they suspend.
    begin: what opens the window; that of this system, but for a test of another.
    """

    def __init__(
        self, command: Sequence[str], *, env: Mapping[str, str], size: tuple[int, int] = (100, 30),
        cwd: Path | None = None, only_letters: bool = False, marks_pastes: bool = True,
        begin: Callable[..., Back] = start,
    ) -> None:  # fmt: skip
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._text: str | None = None
        self._back = begin(command, env, size, cwd, only_letters=only_letters)
        self.pid = self._back.pid
        self.status: int | None = None
        self.raw = b""
        self._marks_pastes = marks_pastes

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.kill()
        self._back.close()

    @property
    def text(self) -> str:
        """What the screen shows."""
        if self._text is None:
            # Not pyte's display: it falls over half of a wide letter whose other half was just drawn
            # over. The second half of one holds no letter, so all together are the line.
            buffer, columns = self._screen.buffer, range(self._screen.columns)
            lines = ("".join(buffer[y][x].data for x in columns) for y in range(self._screen.lines))
            self._text = "\n".join(line.rstrip() for line in lines)
        return self._text

    def wait_for(self, *texts: str, seconds: float = 20.0) -> str:
        """Wait until the screen shows all the texts; the screen then."""
        deadline = time.monotonic() + seconds
        while not all(text in self.text for text in texts):
            left = deadline - time.monotonic()
            if left <= 0 or not self._read(min(left, 0.2)):
                missing = [text for text in texts if text not in self.text]
                raise AssertionError(f"{missing} did not come; the screen shows:\n{self.text}")
        return self.text

    def wait_until_gone(self, text: str, seconds: float = 20.0) -> str:
        """Wait until the screen does not show the text any more."""
        deadline = time.monotonic() + seconds
        while text in self.text:
            left = deadline - time.monotonic()
            if left <= 0 or not self._read(min(left, 0.2)):
                raise AssertionError(f"“{text}” stayed; the screen shows:\n{self.text}")
        return self.text

    @property
    def settings(self) -> object:
        """How the terminal is set: whether letters are shown, and given one by one."""
        return self._back.settings

    def look(self, seconds: float) -> bool:
        """Take in what comes within some seconds; False once the program is gone."""
        return self._read(max(0.0, seconds))

    def press(self, *keys: str) -> None:
        """Send keys by name ("enter"), or characters as they are."""
        for key in keys:
            self._back.write(KEYS.get(key, key).encode())

    def type(self, text: str) -> None:
        """Send text as typed."""
        self._back.write(text.encode())

    def send(self, data: bytes) -> None:
        """Send bytes as a terminal would, as many as there are; what is drawn is taken in."""
        while data:
            data = data[self._back.write(data[:4096], wait=False) :]
            self._read(0.0 if data else 0.02)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self._screen.resize(rows, columns)
        self._text = None
        self._back.resize(columns, rows)

    def wait_for_end(self, seconds: float = 20.0) -> int:
        """Wait until the program has ended; its exit status, or minus the signal."""
        deadline = time.monotonic() + seconds
        while self.status is None and time.monotonic() < deadline:
            self._read(0.05)
            self.status = self._back.ended()
        if self.status is None:
            raise AssertionError(f"The program still runs; the screen shows:\n{self.text}")
        # What it wrote last may have come between the last look and its end.
        while self._read(0.0, gone_when_silent=True):
            pass
        return self.status

    def end(self) -> None:
        """Ask the program to end, as a system does that goes down: SIGTERM. Not on Windows."""
        self._back.end()

    def close_window(self) -> None:
        """Close the window under the program: SIGHUP, or the closed console of Windows."""
        self._back.close_window()

    def kill(self) -> None:
        """End the program without warning, if it still runs, and see it gone."""
        if self.status is None:
            self._back.kill()
            self.status = self._back.ended()

    def _read(self, seconds: float, *, gone_when_silent: bool = False) -> bool:
        """Feed what has come within the time to the screen; False once the program is gone."""
        data = self._back.read(seconds)
        if not data:
            return data is not None and not gone_when_silent
        asked = _ASKS_ABOUT_PASTES in self.raw[1 - len(_ASKS_ABOUT_PASTES) :] + data
        self.raw += data
        if self._marks_pastes and asked:
            self._back.write(b"\x1b[?2004;1$y")
        self._stream.feed(data)
        self._text = None
        return True
