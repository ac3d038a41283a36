"""``q`` on the terminal, ctrl+c, or the terminal's end: the same kind end for all of them."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event
from types import FrameType

from l4pc_tui.machine.closing import closing

Wish = Callable[[float], bool]
"""Waits so many seconds for a wish to leave, and says whether there is one."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """wish: waits for a wish to leave. typed: whether somebody can type one at a terminal."""

    wish: Wish
    typed: bool


_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_LEAVES = b"qQ\x03\x04"


@contextlib.contextmanager
def leaving() -> Iterator[Leaving]:
    """Listens for a wish to leave, and leaves the terminal as it was. For the main thread."""
    gone = Event()

    def leave(_signal: int, _frame: FrameType | None) -> None:
        gone.set()

    names = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    before = {each: signal.signal(each, leave) for each in names}
    try:
        with closing(gone.set), _typed() as typed:
            wait = typed or gone.wait
            yield Leaving(
                lambda seconds: gone.is_set() or wait(seconds) or gone.is_set(), typed is not None
            )
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextlib.contextmanager
def _typed() -> Iterator[Wish | None]:
    """Letters as they are typed, without Enter; None where nobody can type any."""
    if not (sys.stdin and sys.stdin.isatty()):
        yield None
    elif sys.platform == "win32":
        yield _on_windows
    else:
        with _letter_by_letter(sys.stdin.fileno()) as wish:
            yield wish


if sys.platform == "win32":
    import msvcrt
    import time

    def _on_windows(seconds: float) -> bool:
        time.sleep(seconds)
        return msvcrt.kbhit() and msvcrt.getch() in (b"q", b"Q", b"\x03")

else:
    import termios
    import tty

    @contextlib.contextmanager
    def _letter_by_letter(terminal: int) -> Iterator[Wish | None]:
        if os.tcgetpgrp(terminal) != os.getpgrp():
            # In the background a terminal is not ours to set.
            yield None
            return
        before = termios.tcgetattr(terminal)
        tty.setcbreak(terminal)
        try:
            yield lambda seconds: _leaves(terminal, seconds)
        finally:
            # A terminal that was closed has nothing left to set.
            with contextlib.suppress(termios.error):
                termios.tcsetattr(terminal, termios.TCSADRAIN, before)

    def _leaves(terminal: int, seconds: float) -> bool:
        """Whether ``q`` is typed meanwhile, or nothing can be any more."""
        if not select.select([terminal], [], [], seconds)[0]:
            return False
        try:
            typed = os.read(terminal, 64)
        except OSError:
            return True
        return not typed or any(each in _LEAVES for each in typed)
