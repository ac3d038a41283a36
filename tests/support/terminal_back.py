"""What stands behind a terminal of the tests: a pty of this system, or one of Windows.

``support.terminal`` knows the screen and the keys; this is all that it asks of the system.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol


class Back(Protocol):
    """A program in a window of its own. ``read`` gives b"" when nothing came in time, and None
    once nothing more will come."""

    pid: int

    def read(self, seconds: float) -> bytes | None: ...

    def write(self, data: bytes, *, wait: bool = True) -> int:
        """Type bytes; how many were taken. wait: all are, however long it takes."""

    def resize(self, columns: int, rows: int) -> None: ...

    def ended(self) -> int | None:
        """The exit status, or minus the signal; None while the program runs."""

    def end(self) -> None:
        """Ask it to end, as a system does that goes down."""

    def close_window(self) -> None:
        """What happens when somebody closes the window."""

    def kill(self) -> None:
        """End it without warning, and see it gone."""

    def close(self) -> None:
        """Let go of a window whose program is gone."""

    @property
    def settings(self) -> object:
        """How the terminal is set: whether letters are shown, and given one by one."""


def start(
    command: Sequence[str], env: Mapping[str, str], size: tuple[int, int], cwd: Path | None,
    *, only_letters: bool,
) -> Back:  # fmt: skip
    """Start a program in a window of this system. size: columns and rows."""
    if sys.platform == "win32":
        from support.terminal_windows import WindowsBack, watched
        from winpty import PtyProcess

        return WindowsBack(PtyProcess, watched, command, env, size, cwd)
    else:  # noqa: RET505 (so that mypy leaves it out for Windows)
        from support.terminal_posix import PosixBack

        return PosixBack(command, env, size, cwd, only_letters=only_letters)
