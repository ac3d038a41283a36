"""A window of Windows’ own console in which a click freezes nothing.

While QuickEdit is on, a click in it begins a selection, and until that ends nothing more is drawn:
on a wall nobody would know why (github.com/microsoft/terminal/issues/408). The flag is only
believed together with ENABLE_EXTENDED_FLAGS; a mode that is set without that leaves it as it is,
which is what Textual sets (learn.microsoft.com/windows/console/setconsolemode). With the mouse
reported to the program, as the Console has it, a click goes there and selects nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

STANDARD_INPUT = -10
INSERT, QUICK_EDIT, EXTENDED = 0x20, 0x40, 0x80
"""ENABLE_INSERT_MODE, ENABLE_QUICK_EDIT_MODE, ENABLE_EXTENDED_FLAGS."""
_NO_HANDLE = (None, 0, -1, 2**32 - 1, 2**64 - 1)


def without(mode: int) -> int:
    """The mode of a console’s input with QuickEdit off, all else as it was."""
    if not mode & EXTENDED:
        # It told nothing of the insert mode, which is on in every console.
        mode |= INSERT
    return (mode | EXTENDED) & ~QUICK_EDIT


def back(mode: int) -> int:
    """What puts the mode back. One that told nothing of QuickEdit is taken to have it on, as every
    console of Windows 10 and 11 has."""
    return mode if mode & EXTENDED else mode | EXTENDED | QUICK_EDIT | INSERT


@contextmanager
def no_quick_edit(library: Any = None) -> Iterator[None]:
    """QuickEdit off meanwhile, and then as it was; nothing at all where there is no such console.

    library: Windows’ kernel32; None for the one of this system, if it is Windows.
    """
    if library is None and sys.platform == "win32":
        import ctypes

        # One of our own: what is said of its functions below holds for nobody else's.
        library = ctypes.WinDLL("kernel32")
    found = _mode(library) if library is not None else None
    if found is None:
        yield
        return
    handle, was = found
    library.SetConsoleMode(handle, without(was))
    try:
        yield
    finally:
        library.SetConsoleMode(handle, back(was))


def _mode(library: Any) -> tuple[Any, int] | None:
    """The console’s input and its mode; None where the input is none."""
    import ctypes

    library.GetStdHandle.restype = ctypes.c_void_p
    handle = library.GetStdHandle(STANDARD_INPUT)
    if handle in _NO_HANDLE:
        return None
    mode = ctypes.c_uint32()
    held = ctypes.c_void_p(handle)
    if not library.GetConsoleMode(held, ctypes.byref(mode)):
        return None
    return held, mode.value
