"""A window of Linux or macOS: a pty."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import struct
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

if sys.platform != "win32":
    import fcntl
    import pty
    import termios
assert sys.platform != "win32"


def _only_letters(terminal: int) -> None:
    """From here on no key of the terminal stops, suspends or ends what runs in it."""
    attributes = termios.tcgetattr(terminal)
    for key in (termios.VINTR, termios.VQUIT, termios.VSUSP, termios.VSTOP, termios.VSTART):
        attributes[6][key] = b"\0"
    termios.tcsetattr(terminal, termios.TCSANOW, attributes)


class PosixBack:
    """See ``Back``. only_letters: see ``Terminal``."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], size: tuple[int, int],
        cwd: Path | None, *, only_letters: bool = False,
    ) -> None:  # fmt: skip
        self._status: int | None = None
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            with contextlib.suppress(BaseException):
                if cwd is not None:
                    os.chdir(cwd)
                if only_letters:
                    _only_letters(0)
                os.execvpe(command[0], list(command), dict(env))
            os._exit(127)
        self._size(*size)

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds: float) -> bytes | None:
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return b""
        try:
            return os.read(self._master, 65536) or None
        except OSError:
            return None

    def write(self, data: bytes, *, wait: bool = True) -> int:
        os.set_blocking(self._master, wait)
        with contextlib.suppress(BlockingIOError):
            return os.write(self._master, data)
        return 0

    def resize(self, columns: int, rows: int) -> None:
        self._size(columns, rows)
        self._send(signal.SIGWINCH)

    def ended(self) -> int | None:
        return self._reap(os.WNOHANG)

    def end(self) -> None:
        self._send(signal.SIGTERM)

    def close_window(self) -> None:
        self._send(signal.SIGHUP)

    def kill(self) -> None:
        self._send(signal.SIGKILL)
        self._reap(0)

    def close(self) -> None:
        os.close(self._master)

    @property
    def settings(self) -> object:
        return termios.tcgetattr(self._master)

    def _send(self, how: signal.Signals) -> None:
        if self._status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, how)

    def _reap(self, how: int) -> int | None:
        if self._status is None:
            pid, status = os.waitpid(self.pid, how)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
        return self._status
