"""Locks on an open file, of which many may hold a shared one or one alone the whole."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from typing import Protocol

_FAIL_AT_ONCE, _ALONE = 0x1, 0x2
"""LOCKFILE_FAIL_IMMEDIATELY, LOCKFILE_EXCLUSIVE_LOCK (LockFileEx, fileapi.h)."""
_TAKEN = frozenset({33, 997})
"""ERROR_LOCK_VIOLATION, and ERROR_IO_PENDING of a handle that need not wait."""


class Locks(Protocol):
    """What of Windows' library locks a file."""

    def LockFileEx(self, file: int, flags: int, zero: int, low: int, high: int, at: object) -> int:
        """0 where it is refused."""


def take_lock(handle: int, *, alone: bool) -> None:
    """Take a lock on an open file, without waiting, until it is closed or the process ends.

    Raises BlockingIOError when others are in the way, and another OSError on a volume that has no
    such locks.
    """
    if sys.platform == "win32":
        import ctypes
        import msvcrt
        from ctypes import wintypes

        class Overlapped(ctypes.Structure):
            _fields_ = [
                ("internal", ctypes.c_void_p), ("internal_high", ctypes.c_void_p),
                ("offset", wintypes.DWORD), ("offset_high", wintypes.DWORD),
                ("event", wintypes.HANDLE),
            ]  # fmt: skip

        library = ctypes.WinDLL("kernel32", use_last_error=True)
        library.LockFileEx.argtypes = (
            wintypes.HANDLE, wintypes.DWORD, wintypes.DWORD, wintypes.DWORD, wintypes.DWORD,
            ctypes.POINTER(Overlapped),
        )  # fmt: skip
        of_windows(
            msvcrt.get_osfhandle(handle), library, ctypes.byref(Overlapped()),
            ctypes.get_last_error, alone=alone,
        )  # fmt: skip
    else:
        import fcntl

        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)


def of_windows(
    handle: int, library: Locks, at: object, last_error: Callable[[], int], *, alone: bool
) -> None:
    """``take_lock`` on the first byte, by Windows' library. at: where, as that takes it."""
    if library.LockFileEx(handle, _FAIL_AT_ONCE | (_ALONE if alone else 0), 0, 1, 0, at):
        return
    code = last_error()
    if code in _TAKEN:
        raise BlockingIOError(errno.EWOULDBLOCK, os.strerror(errno.EWOULDBLOCK))
    raise OSError(errno.ENOTSUP, f"Windows locks nothing there (error {code})")
