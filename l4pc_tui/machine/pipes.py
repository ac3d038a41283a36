"""Pipes whose other end has gone, which systems tell in different words."""

from __future__ import annotations

import errno
import os
import stat


def nobody_reads(error: OSError, descriptor: int) -> bool:
    """Whether writing failed because whoever read a pipe has had enough, as ``head`` has.

    Linux and macOS say so. On Windows only the first write after it may: the system's “the pipe is
    being closed” (232) is no error that C knows, and comes as an invalid argument
    (https://bugs.python.org/issue35754). Whatever else is invalid about a descriptor, it is not
    that of a pipe.
    """
    if isinstance(error, BrokenPipeError):
        return True
    if error.errno != errno.EINVAL:
        return False
    try:
        return stat.S_ISFIFO(os.fstat(descriptor).st_mode)
    except OSError:
        return False
