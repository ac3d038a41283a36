"""Files replaced, renamed, removed and put on the disk: what one system does and another refuses.

Windows replaces, renames and removes no file that another program has open, and a scanner of
viruses opens each new one for a moment. So whoever does that asks here, which waits a little: by
``os`` and ``pathlib`` alone it would fail now and then, and only there.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from l4pc_tui.machine.systems import System, system

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds that a file which another program has open is waited for."""
_FIRST_WAIT, _LONGEST_WAIT = 0.01, 0.25
_HELD = "in-use"
"""A file in each passing folder; its lock tells whether whoever made the folder is still there."""
_ACCESS_DENIED, _SHARING_VIOLATION, _NOT_EMPTY = 5, 32, 145
"""What Windows answers: to replace what is open it refuses access, all else would break a share."""
_DISK_SAYS = frozenset({errno.EIO, errno.ENOSPC, errno.EDQUOT})
"""Answers of the disk itself, which no other way of asking makes better."""
_NOT_FOR_FOLDERS = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOTTY, errno.ENOSYS, errno.EBADF})
"""A volume's way of saying that it puts no folder on the disk by wish."""


class FileHeld(PermissionError):
    """Another program has a file open, and has not let go of it in time. Nothing was changed.

    ``filename``: that file, by the name that whoever asked knows.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EACCES, "another program has it open", str(path))


def replace(draft: Path, path: Path, *, patience: float = PATIENCE,
            sleep: Callable[[float], None] = time.sleep,
            clock: Callable[[], float] = time.monotonic) -> None:  # fmt: skip
    """Put a finished file in the place of another, or of none. Raises OSError, FileHeld among it.

    patience: seconds. The draft stays where it cannot be done.
    """
    _patiently(lambda: draft.replace(path), path, patience, sleep, clock)


def rename(path: Path, name: Path, *, patience: float = PATIENCE,
           sleep: Callable[[float], None] = time.sleep,
           clock: Callable[[], float] = time.monotonic) -> None:  # fmt: skip
    """Give a file another name that nothing has. Raises OSError, FileHeld among it; patience: seconds.

    Where something has the name already, Windows refuses, and other systems replace it.
    """
    _patiently(lambda: path.rename(name), path, patience, sleep, clock)


def remove(path: Path, *, missing_ok: bool = False, patience: float = PATIENCE,
           sleep: Callable[[float], None] = time.sleep,
           clock: Callable[[], float] = time.monotonic) -> None:  # fmt: skip
    """Take a file away. Raises OSError, FileHeld among it; patience: seconds.

    missing_ok: that none is there is no error.
    """
    with suppress(*((FileNotFoundError,) if missing_ok else ())):
        _patiently(path.unlink, path, patience, sleep, clock)


def discard(path: Path, *, patience: float = PATIENCE) -> None:
    """Take away what is of no use any more, a half-made file mostly. One that is held meanwhile, or
    cannot be taken away, is no error: what is left so is tidied away later. patience: seconds."""
    with suppress(OSError):
        remove(path, missing_ok=True, patience=patience)


def remove_folder(folder: Path, *, patience: float = PATIENCE,
                  sleep: Callable[[float], None] = time.sleep,
                  clock: Callable[[], float] = time.monotonic) -> None:  # fmt: skip
    """Take a folder away with all that lies in it. Raises OSError, FileHeld among it; patience: seconds."""
    _patiently(lambda: shutil.rmtree(folder), folder, patience, sleep, clock)


@contextmanager
def passing_folder(prefix: str = "l4pc-") -> Iterator[Path]:
    """A folder of its owner alone, in the temporary folder, that is gone afterwards; where a file
    in it is still held, what can be taken away is. What a killed program left is taken away first.
    """
    remove_left()
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    held = _held(folder, os.O_RDWR | os.O_CREAT, alone=False)
    try:
        yield folder
    finally:
        if held is not None:
            os.close(held)  # Windows removes no folder with an open file in it.
        with suppress(OSError):
            remove_folder(folder)


def remove_left() -> None:
    """Take away the passing folders of this person whose program was killed. They may hold copies
    of a record, which nobody would look for there. Never raises."""
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob("l4pc-*"):
            with suppress(OSError):
                if not folder.is_symlink() and _is_ours(folder):
                    alone = _held(folder, os.O_RDWR, alone=True)
                    if alone is not None:
                        os.close(alone)
                        remove_folder(folder, patience=0)


def _is_ours(folder: Path) -> bool:
    return not hasattr(os, "getuid") or folder.lstat().st_uid == os.getuid()


def _held(folder: Path, how: int, *, alone: bool) -> int | None:
    """The open file that shows a passing folder to be in use; None where it cannot be locked. The
    lock ends with the process, however that ends."""
    from l4pc_tui.machine.file_locks import take_lock

    try:
        handle = os.open(folder / _HELD, how, 0o600)
    except OSError:
        return None
    try:
        take_lock(handle, alone=alone)
    except OSError:
        os.close(handle)
        return None
    return handle


def _patiently(act: Callable[[], T], what: Path, patience: float,
               sleep: Callable[[float], None], clock: Callable[[], float]) -> T:  # fmt: skip
    until, wait = clock() + patience, _FIRST_WAIT
    while True:
        try:
            return act()
        except OSError as error:
            if not _is_held(error, what):
                raise
            left = until - clock()
            if left <= 0:
                raise FileHeld(what) from error
            sleep(min(wait, left))
            wait = min(2 * wait, _LONGEST_WAIT)


def _is_held(error: OSError, what: Path) -> bool:
    """Whether another program is in the way, and not the rights of the file or of its folder."""
    code = getattr(error, "winerror", None)
    if code == _ACCESS_DENIED:
        return os.path.lexists(what) and os.access(what, os.W_OK)
    # A file that is removed while somebody has it open keeps its folder full until they let go.
    return code in (_SHARING_VIOLATION, _NOT_EMPTY)


def sync(handle: int) -> None:
    """Have an open file's bytes on the disk itself. Raises OSError.

    On a Mac ``fsync`` only hands them to the drive, which may keep them for a while (fsync(2) there);
    F_FULLFSYNC asks the drive as well. Some volumes, on a network mostly, do not know it.
    """
    sync_by(handle, _whole_way(), os.fsync)


def sync_by(
    handle: int, whole: Callable[[int], object] | None, usual: Callable[[int], object]
) -> None:
    """``sync`` by the whole way where there is one and the volume goes it, and by the usual otherwise."""
    if whole is not None:
        try:
            whole(handle)
            return
        except OSError as error:
            if error.errno in _DISK_SAYS:
                raise
    usual(handle)


def _whole_way() -> Callable[[int], object] | None:
    if sys.platform != "darwin":
        return None
    import fcntl

    return lambda handle: fcntl.fcntl(handle, fcntl.F_FULLFSYNC)


def sync_file(path: Path) -> None:
    """Have a file's bytes on the disk. Raises OSError."""
    with path.open("rb+") as file:
        sync(file.fileno())


def sync_folder(folder: Path, *, on: System | None = None) -> None:
    """Have a folder's names on the disk, where the system can. Raises OSError.

    Windows lets no folder be opened, and keeps names in a log of its own; some volumes refuse it.
    """
    if (on or system()) == "windows":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        sync(handle)
    except OSError as error:
        if error.errno not in _NOT_FOR_FOLDERS:
            raise
    finally:
        os.close(handle)


def give_rights(path: Path, rights: int, *, on: System | None = None) -> None:
    """Give a file or folder its rights (0600: its owner's alone), where rights are what protects it.

    On Windows that is the list of who may what that it has of its folder; there ``chmod`` sets only
    whether it can be written, and would make a file writable that somebody made read-only.
    """
    if (on or system()) != "windows":
        path.chmod(rights)


def is_open_to_others(path: Path, *, on: System | None = None) -> bool:
    """Whether rights let others at a file or folder. On Windows they say nothing of that."""
    return (on or system()) != "windows" and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
