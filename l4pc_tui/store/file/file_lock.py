"""A file that is open somewhere must not be replaced: who has it open holds a shared lock."""

from __future__ import annotations

import os
import threading
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import Self

from l4pc_tui.machine.file_locks import take_lock
from l4pc_tui.machine.paths import one_spelling
from l4pc_tui.store.file.trouble import Trouble

_here: Counter[str] = Counter()
_counting = threading.Lock()


def is_open_here(path: Path) -> bool:
    """True when this process has the file open already."""
    with _counting:
        return _here[one_spelling(path)] > 0


class FileLock:
    """A lock beside the database, let go of when closed and when the process ends.

    The database itself cannot carry it: SQLite locks that file, and only while it writes.
    """

    def __init__(self, path: Path, *, alone: bool, reads: bool = False) -> None:
        """Be there among others, or ``alone``. Raises Trouble when the others are in the way.

        reads: the file can only be read. Then only a lock that is there is taken: one that
        was made here might keep out whoever the file belongs to.
        """
        self._handle: int | None = None
        self._name = ""
        self._lock(path, alone, reads=reads)
        self._count(one_spelling(path))

    def _lock(self, path: Path, alone: bool, *, reads: bool) -> None:
        # Beside the file itself, whatever links lead to it.
        real = path.resolve()
        lock = real.with_name(f"{real.name}-open")
        how = os.O_RDONLY if reads else os.O_RDWR | os.O_CREAT
        try:
            self._handle = os.open(lock, how, 0o600)
        except OSError:
            if reads:
                return
            raise
        try:
            take_lock(self._handle, alone=alone)
        except BlockingIOError as error:
            self.close()
            raise in_use(path, alone) from error
        except OSError:
            self.close()  # a file system without such locks: there nobody can be seen

    def _count(self, name: str) -> None:
        with _counting:
            _here[name] += 1
        self._name = name

    def close(self) -> None:
        """Let go. Harmless a second time."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
        if self._name:
            with _counting:
                _here[self._name] -= 1
            self._name = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def in_use(path: Path, alone: bool) -> Trouble:
    """The trouble of a file that somebody has open, or is just replacing."""
    if alone:
        return Trouble(
            "locked",
            f"“{path.name}” is open in another l4pc. Nothing was changed.",
            "Close it there, then try again.",
        )
    return Trouble(
        "locked",
        f"“{path.name}” is just being restored or brought up to date.",
        "Wait a moment, then open it again.",
    )
