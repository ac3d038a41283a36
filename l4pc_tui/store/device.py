"""The laptop's own id. It lives in the state folder, so that a copied file is not a twin."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from l4pc_tui.store.files import make_folder, place_new, write_new


def device_id(state: Path, restored: str, entropy: Callable[[int], bytes]) -> str:
    """This laptop's id for entries of a file: 16 hex digits.

    ``restored`` is the mark that a restore left in the file, or empty. It changes the id,
    since an older file would give numbers a second time that lost entries had already.
    """
    machine = _machine(state, entropy)
    if not restored:
        return machine
    return hashlib.sha256(f"{machine}/{restored}".encode()).hexdigest()[:16]


def _machine(state: Path, entropy: Callable[[int], bytes]) -> str:
    file = state / "device"
    make_folder(state)
    if not file.exists():
        # Written whole under another name and then linked: of two processes one wins, and the
        # other reads what it wrote.
        draft = state / f"device-{os.getpid()}-{entropy(4).hex()}"
        write_new(draft, f"{entropy(8).hex()}\n".encode())
        try:
            place_new(draft, file)
        finally:
            draft.unlink(missing_ok=True)
    return file.read_text("ascii").strip()
