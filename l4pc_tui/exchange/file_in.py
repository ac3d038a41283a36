"""Files in: the bytes of an ordinary file of bearable size, or a sentence why not."""

from __future__ import annotations

import stat
from pathlib import Path

from l4pc_tui.core.text import clean_name
from l4pc_tui.exchange.refused import FileRefused, reason


def read_bytes(path: Path, limit: int) -> bytes:
    """The file's bytes, at most ``limit`` of them. Raises FileRefused."""
    name = clean_name(path.name)
    try:
        about = path.stat()
        # Opening a pipe or a device could wait for ever.
        if not stat.S_ISREG(about.st_mode):
            what = "a folder" if path.is_dir() else "not an ordinary file"
            raise FileRefused(f"“{name}” is {what}.", "Name the file itself.")
        if about.st_size > limit:
            raise _too_long(name, about.st_size, limit)
        with path.open("rb") as file:
            # Some files of the system have no size, and one that is written just now grows.
            found = file.read(limit + 1)
        if len(found) > limit:
            raise _too_long(name, len(found), limit)
        return found
    except FileNotFoundError as error:
        raise FileRefused(
            f"There is no file {clean_name(str(path))}.", "Check its name."
        ) from error
    except (OSError, ValueError) as error:
        raise FileRefused(
            f"“{name}” cannot be read: {reason(error)}.", "Check its name and rights."
        ) from error


def _too_long(name: str, size: int, limit: int) -> FileRefused:
    return FileRefused(
        f"“{name}” is too long: it has {_amount(size)}, and at most {_amount(limit)} are read.",
        "Check that it is the right file, or split it.",
    )


def _amount(size: int) -> str:
    return f"{size / 1e6:.0f} MB" if size >= 10**6 else f"{size / 1e3:.0f} KB"
