"""The window that is closed: what is to be saved is saved before the system ends the program.

Linux and macOS send SIGHUP, which each face hears as a signal. Windows calls a handler in a thread
of its own and ends the program when that returns, or five seconds after the window was closed,
whichever is first (https://learn.microsoft.com/windows/console/handlerroutine). So the handler asks
whoever runs to save and go, and waits until they have. Signing out and shutting down may end a
program without asking where a part of it has loaded user32; then what was on the disk stands.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

WAIT = 4.0
"""Seconds after which the handler returns, saved or not: Windows' own five, less one."""
CTRL_C, BREAK, CLOSE, LOGOFF, SHUTDOWN = 0, 1, 2, 5, 6

Handler = Callable[[int], bool]


class Kernel(Protocol):
    """What is asked of kernel32."""

    def set_handler(self, handler: Handler, *, add: bool) -> bool:
        """Have a handler called, or no more; whether Windows took it."""


@contextmanager
def closing(ask: Callable[[], object], kernel: Kernel | None = None) -> Iterator[None]:
    """While this lasts, a window that is closed asks to save and go, and waits until it is over.

    ask: called in another thread; it must not wait. kernel: Windows' own if not given; elsewhere
    nothing is done.
    """
    kernel = kernel or _kernel32()
    if kernel is None:
        yield
        return
    over = threading.Event()

    def handler(which: int) -> bool:
        """Ctrl+C goes on to Python. Ctrl+Break ends a program that does not hear it."""
        if which not in (BREAK, CLOSE, LOGOFF, SHUTDOWN):
            return False
        with suppress(Exception):
            # Whoever runs may be at its end already; an error here would be told to nobody.
            ask()
        if which != BREAK:
            over.wait(WAIT)
        return True

    taken = kernel.set_handler(handler, add=True)
    try:
        yield
    finally:
        over.set()
        if taken:
            kernel.set_handler(handler, add=False)


def _kernel32() -> Kernel | None:
    if sys.platform != "win32":
        return None
    import ctypes
    from ctypes import wintypes

    shape = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.DWORD)
    library = ctypes.WinDLL("kernel32", use_last_error=True)

    library.SetConsoleCtrlHandler.argtypes = (shape, wintypes.BOOL)
    library.SetConsoleCtrlHandler.restype = wintypes.BOOL

    class Kernel32:
        """kernel32 itself."""

        def set_handler(self, handler: Handler, *, add: bool) -> bool:
            called = _kept.setdefault(handler, shape(handler))
            return bool(library.SetConsoleCtrlHandler(called, add))

    return Kernel32()


_kept: dict[Handler, object] = {}
"""What Windows calls, for as long as this process lives: it may be at the end of a call still when
the handler is taken back, and Python would have let go of what it returns into."""
