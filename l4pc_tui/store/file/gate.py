"""The gate: whose file is this? Asked before anything could be written to it."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from l4pc_tui.store.file.backup_names import backups
from l4pc_tui.store.file.file_lock import is_open_here
from l4pc_tui.store.file.schema import APPLICATION_ID, MARKER, VERSION
from l4pc_tui.store.file.trouble import Trouble, damaged

_MAGIC = b"SQLite format 3\0"
_LENGTH = 100


@dataclass(frozen=True, slots=True)
class FileHeader:
    """What a file says of itself."""

    application_id: int
    version: int


def gate(path: Path) -> int:
    """The schema's number of a file that is ours and not newer; else Trouble, and no byte moved."""
    if is_open_here(path):
        # It passed already; and closing it once more would silently drop SQLite's locks on it.
        return VERSION
    header = _look(path)
    if header is None and (backups(path) or _was_ours(path)):
        raise damaged(path, "its first page cannot be read")
    if header is None or header.application_id != APPLICATION_ID:
        raise Trouble(
            "foreign",
            f"“{path.name}” is not a file of l4pc. It was not changed.",
            "Name another file with --db.",
        )
    if header.version > VERSION:
        raise Trouble(
            "newer",
            f"“{path.name}” was written by a newer l4pc. It was not changed.",
            "Update l4pc, or name another file with --db.",
        )
    return header.version


def _look(path: Path) -> FileHeader | None:
    """The header as its bytes stand; None when they are not a database's.

    Read plainly, without SQLite: it would first want the whole file to fit together, which a
    file does not while another process is writing it, or after a kill until it is rolled back;
    and rolling back is a write.
    """
    with path.open("rb") as file:
        head = file.read(_LENGTH)
    if len(head) < _LENGTH or not head.startswith(_MAGIC):
        return None
    version, application_id = struct.unpack_from(">I", head, 60) + struct.unpack_from(
        ">I", head, 68
    )
    return FileHeader(application_id, version)


def _was_ours(path: Path) -> bool:
    """True when a file that is no database any more still holds our schema's text."""
    marker = MARKER.encode()
    with path.open("rb") as file:
        tail = b""
        while block := file.read(1 << 20):
            if marker in tail + block:
                return True
            tail = block[-len(marker) :]
    return False
