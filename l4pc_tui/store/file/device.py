"""The laptop's own id. It lives in the state folder, so that a copied file is not a twin."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path

from l4pc_tui.machine.files import discard, replace
from l4pc_tui.store.file.files import make_folder, place_new, write_new
from l4pc_tui.store.file.trouble import Trouble

_ADVICE = (
    "Make that folder your own and writable."
    if os.name == "nt"
    else "Make it your own and writable, or name another folder with the variable XDG_STATE_HOME."
)
_ID = re.compile("[0-9a-f]{16}")


def device_id(
    state: Path, restored: str, entropy: Callable[[int], bytes], *, signs: bool = True
) -> str:
    """This laptop's id for entries of a file: 16 hex digits.

    ``restored`` is the mark that a restore left in the file, or empty. It changes the id,
    since an older file would give numbers a second time that lost entries had already.
    signs: False where no entry will bear it: then it need not be kept. Else raises Trouble where
    it cannot be.
    """
    try:
        machine = _machine(state, entropy)
    except Trouble:
        if signs:
            raise
        machine = entropy(8).hex()
    return _of_file(machine, restored)


def known_device(state: Path, restored: str) -> str:
    """The id that ``device_id`` gives, where this laptop has one; empty where it has none."""
    try:
        machine = _text(state / "device")
    except OSError:
        return ""
    return _of_file(machine, restored) if _ID.fullmatch(machine) else ""


def _of_file(machine: str, restored: str) -> str:
    if not restored:
        return machine
    return hashlib.sha256(f"{machine}/{restored}".encode()).hexdigest()[:16]


def _machine(state: Path, entropy: Callable[[int], bytes]) -> str:
    file = state / "device"
    try:
        make_folder(state)
        if not _ID.fullmatch(_text(file)):
            _write(file, entropy)
        return _text(file)
    except OSError as error:
        raise Trouble(
            "folder",
            f"This laptop's id cannot be kept in {state}: {error.strerror}.",
            _ADVICE,
        ) from error


def _text(file: Path) -> str:
    return file.read_text("ascii", "replace").strip() if file.exists() else ""


def _write(file: Path, entropy: Callable[[int], bytes]) -> None:
    """A new id, written whole under another name first: of two processes one wins."""
    draft = file.with_name(f"device-{os.getpid()}-{entropy(4).hex()}")
    write_new(draft, f"{entropy(8).hex()}\n".encode())
    try:
        if not place_new(draft, file) and not _ID.fullmatch(_text(file)):
            replace(draft, file)
    finally:
        discard(draft)
