"""A system that refuses to replace, rename or remove what this process has open, as Windows does.

It stands at the very edge: ``os.replace``, ``os.rename``, ``os.unlink``, ``os.remove`` and
``os.rmdir``, which ``pathlib`` and ``shutil`` call too, look first at what is open here. Python and
SQLite open files so that others may read and write them, and not so that they may be taken away
(no FILE_SHARE_DELETE). Whoever runs a folder with ``L4PC_HELD_FILES=1`` has every test of it on
such a system.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_OPEN_HERE = Path("/proc/self/fd")
ACCESS_DENIED, SHARING_VIOLATION = 5, 32


def refusal(path: object, code: int = SHARING_VIOLATION) -> PermissionError:
    """What Windows answers, with the number it gives."""
    error = PermissionError(errno.EACCES, "Permission denied", str(path))
    error.winerror = code  # type: ignore[attr-defined, unused-ignore]
    return error


def is_open(path: Any, folder: int | None = None) -> bool:
    """Whether this process has a file open, under whatever name."""
    try:
        about = os.stat(path, dir_fd=folder, follow_symlinks=False)
    except (OSError, ValueError):
        return False
    for handle in _OPEN_HERE.iterdir():
        try:
            held = os.fstat(int(handle.name))
        except OSError:
            continue
        if (held.st_dev, held.st_ino) == (about.st_dev, about.st_ino):
            return True
    return False


@contextmanager
def held_files() -> Iterator[list[str]]:
    """Within it, what is open here is held. Gives what was refused, in order."""
    refused: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        for name in ("replace", "rename", "unlink", "remove"):
            patch.setattr(os, name, _refusing(name, getattr(os, name), refused))
        yield refused


def _refusing(name: str, really: Callable[..., None], refused: list[str]) -> Callable[..., None]:
    def do(path: Any, *others: Any, **named: Any) -> None:
        if is_open(path, named.get("src_dir_fd", named.get("dir_fd"))):
            refused.append(f"{name} {os.fspath(path)}")
            raise refusal(path)
        if name in ("replace", "rename") and others:
            onto = others[0]
            if is_open(onto, named.get("dst_dir_fd")):
                refused.append(f"{name} {os.fspath(onto)}")
                raise refusal(onto, ACCESS_DENIED)
        really(path, *others, **named)

    return do
