"""Which databases were opened on this laptop: one that is lost is not begun anew in silence."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from l4pc_tui.machine.paths import one_spelling
from l4pc_tui.store.file.files import make_folder
from l4pc_tui.store.file.trouble import Trouble

_FOLDER = "opened"


@dataclass(frozen=True, slots=True)
class Known:
    """The databases that the state folder remembers: a small file for each, with its path."""

    state: Path

    def mark_of(self, path: Path) -> Path | None:
        """The file that says that this database was opened here; None when it never was."""
        mark = self._mark(path)
        return mark if _is_there(mark) else None

    def remember(self, path: Path) -> None:
        """Note that a database was opened. What cannot be noted keeps nobody from it."""
        mark = self._mark(path)
        if not _is_there(mark):
            with suppress(OSError, Trouble):
                make_folder(mark.parent)
                mark.write_text(f"{path}\n", encoding="utf-8", errors="surrogateescape")

    def _mark(self, path: Path) -> Path:
        named = hashlib.sha256(one_spelling(path).encode("utf-8", "surrogateescape"))
        return self.state / _FOLDER / named.hexdigest()[:16]


def _is_there(mark: Path) -> bool:
    try:
        return mark.exists()
    except OSError:
        return False  # a folder that may not be looked into remembers nothing
