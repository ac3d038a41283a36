"""A window of Windows: a pseudo console (ConPTY), by way of pywinpty.

Tried here against a double with pywinpty's names that keeps a real program in a pty of Linux
(tests/test_terminals.py). What only Windows can show: what a pseudo console makes of what a program
writes (it draws anew, so bytes are not those that were written), and whether closing it reaches
the program as closing a window does.
"""

from __future__ import annotations

import codecs
import contextlib
import select
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

NOTHING_CAME = "0011Ignore"
"""What pywinpty's reader says to itself when a read gave nothing (winpty/ptyprocess.py, 3.1.2)."""
Ended = Callable[[], int | None]


def watched(pid: int) -> Ended:
    """Asks Windows whether a process has ended, and how; also once its window is closed.

    A handle is held from the start, so that nobody else gets the number meanwhile
    (learn.microsoft.com: GetExitCodeProcess; 259 is STILL_ACTIVE).
    """
    if sys.platform != "win32":
        raise NotImplementedError
    import _winapi

    query, still_active = 0x1000, 259  # PROCESS_QUERY_LIMITED_INFORMATION
    handle = _winapi.OpenProcess(query, False, pid)

    def ended() -> int | None:
        code = _winapi.GetExitCodeProcess(handle)
        return None if code == still_active else code

    return ended


class WindowsBack:
    """See ``Back``. of: pywinpty's ``PtyProcess``. watch: how the end of a process is seen."""

    def __init__(
        self, of: Any, watch: Callable[[int], Ended], command: Sequence[str],
        env: Mapping[str, str], size: tuple[int, int], cwd: Path | None,
    ) -> None:  # fmt: skip
        columns, rows = size
        self._process = of.spawn(
            list(command), cwd=None if cwd is None else str(cwd), env=dict(env),
            dimensions=(rows, columns),
        )  # fmt: skip
        self.pid: int = self._process.pid
        self._ended = watch(self.pid)
        # It takes text: a letter may be cut in two where many bytes are sent.
        self._letters = codecs.getincrementaldecoder("utf-8")("replace")

    def read(self, seconds: float) -> bytes | None:
        # pywinpty hands on what it read through a socket, which is what select knows on Windows.
        ready, _, _ = select.select([self._process.fd], [], [], seconds)
        if not ready:
            return b""
        try:
            text: str = self._process.read(65536)
        except (EOFError, OSError):
            return None
        return text.replace(NOTHING_CAME, "").encode()

    def write(self, data: bytes, *, wait: bool = True) -> int:  # noqa: ARG002
        # A pseudo console takes everything and keeps it until it is read: nothing waits.
        with contextlib.suppress(EOFError):
            self._process.write(self._letters.decode(data))
        return len(data)

    def resize(self, columns: int, rows: int) -> None:
        self._process.setwinsize(rows, columns)

    def ended(self) -> int | None:
        return self._ended()

    def end(self) -> None:
        raise NotImplementedError("Windows has no way to ask another program's console to end.")

    def close_window(self) -> None:
        # A pseudo console is closed when the last one lets go of it; the reader holds it too, and
        # is woken first (learn.microsoft.com: ClosePseudoConsole sends CTRL_CLOSE_EVENT).
        self._process.pty.cancel_io()
        del self._process.pty

    def kill(self) -> None:
        # Any signal but those of Ctrl-C and Ctrl-Break ends a process at once (os.kill).
        while self._ended() is None:
            with contextlib.suppress(OSError):
                self._process.kill(signal.SIGTERM)
            with contextlib.suppress(EOFError, OSError):
                self.read(0.05)

    def close(self) -> None:
        with contextlib.suppress(OSError, AttributeError):
            self._process.close(force=True)

    @property
    def settings(self) -> object:
        raise NotImplementedError("A pseudo console tells nobody how it is set.")
