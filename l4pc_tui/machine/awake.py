"""Windows asked to keep laptop and screen awake.

It holds on for the thread that asked, as long as that lives or until it asks otherwise
(learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setthreadexecutionstate), so one thread
asks, waits, and gives back.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from threading import Event, Thread
from typing import Any

CONTINUOUS, LAPTOP, SCREEN = 0x80000000, 0x1, 0x2
"""ES_CONTINUOUS, ES_SYSTEM_REQUIRED, ES_DISPLAY_REQUIRED."""


def hold_awake(library: Any = None) -> Event:
    """Keep both awake until the event is set, or this process ends. Waits for nothing.

    library: Windows’ kernel32; None for the one of this system, and nothing is asked elsewhere.
    """
    if library is None and sys.platform == "win32":
        import ctypes

        library = ctypes.windll.kernel32
    over = Event()
    if library is not None:
        Thread(target=_until, args=(over, library), daemon=True).start()
    return over


def _until(over: Event, library: Any) -> None:
    with suppress(AttributeError, OSError):
        library.SetThreadExecutionState(CONTINUOUS | LAPTOP | SCREEN)
        over.wait()
        library.SetThreadExecutionState(CONTINUOUS)
