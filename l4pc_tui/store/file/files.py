"""Files and folders that only their owner may read, and that are whole or not there."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from l4pc_tui.core.text.file_names import unfit
from l4pc_tui.machine.files import discard, give_rights, rename, sync, sync_folder
from l4pc_tui.machine.systems import system
from l4pc_tui.store.file.trouble import Trouble

_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)


def make_folder(folder: Path) -> None:
    """Make sure of a folder; one that is made here is its owner's alone (0700)."""
    if folder.is_dir():
        return
    made = [folder, *(above for above in folder.parents if not above.is_dir())]
    try:
        for each in reversed(made):
            each.mkdir(mode=0o700 if each == folder else 0o777, exist_ok=True)
            # A mask may take even the owner's rights.
            give_rights(each, stat.S_IMODE(each.stat().st_mode) | 0o700)
        for each in made:
            # A folder whose name a power cut takes away takes along what was synced in it.
            with suppress(PermissionError):
                sync_folder(each.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Trouble(
            "folder",
            f"The folder {folder} cannot be made: {reason}.",
            "Name a file in another folder with --db.",
        ) from error


def write_new(path: Path, content: bytes) -> None:
    """Write a file that was not there, 0600, and have it on the disk before returning.

    Raises OSError, and leaves nothing then.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW, 0o600)
    give_rights(path, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            sync(file.fileno())
        sync_folder(path.parent)
    except BaseException:
        discard(path)
        raise


def place_new(draft: Path, path: Path) -> bool:
    """Give a finished file its name; False when somebody was first, whose file then stays."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:
        # A stick's file system has no links: there nobody else is making backups meanwhile.
        if path.exists():
            return False
        rename(draft, path)
    discard(draft)
    sync_folder(path.parent)
    return True


def must_be_ordinary(path: Path, hint: str) -> None:
    """Raise Trouble for a pipe, a device or a socket: to open one may wait for ever, and to put a
    file in its place would take it away. On Windows also for a name that it takes otherwise."""
    if system() == "windows" and (why := unfit(path.name)):
        raise Trouble("foreign", f"“{path.name}” is no name for a file on Windows: {why}.", hint)
    if path.exists() and not path.is_file() and not path.is_dir():
        raise Trouble("foreign", f"“{path.name}” is a pipe or a device, and no file.", hint)
