"""The file is looked over in the background, a little at a time, for as long as it is open."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

from l4pc_tui.store.backups import mending
from l4pc_tui.store.file.connection import check, forget_pages, uri
from l4pc_tui.store.file.trouble import Trouble, explain
from l4pc_tui.store.journal import digests
from l4pc_tui.store.journal.journal import BEFORE_ALL, Key

PAGE = 50
"""Entries looked at in one go: about a millisecond, and no commit waits longer for it."""
_PATIENCE = 10.0


class Watch:
    """A thread with a reading connection of its own, so that nothing ever queues behind it."""

    pause = 1.0
    """Seconds between two goes; with PAGE this comes to a quarter of a per cent of a core."""
    rest = 60.0
    """Seconds from the end of one round to the beginning of the next."""

    def __init__(
        self, path: Path, found: Callable[[Trouble], None], mend: Callable[[], None]
    ) -> None:
        """``found`` is called on the thread, once, when something is not what was written.

        mend: called there whenever the library is not what was kept, which the journal can go on
        without.
        """
        self._path = path
        self._found = found
        self._mend = mend
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="l4pc-watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        self._stopping.set()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _watch(self) -> None:
        while not self._stopping.is_set():
            try:
                self._look_over()
            except Exception as error:
                trouble = explain(error, self._path)
                # A file that is busy, moved, full or unreadable just now is for those who use it.
                if trouble.kind == "damaged":
                    self._found(trouble)
                    return
            self._stopping.wait(self.rest)

    def _look_over(self) -> None:
        """Every entry's digest, every script's, then what SQLite itself can see. Raises Trouble."""
        opened = sqlite3.connect(uri(self._path, "mode=ro"), uri=True, timeout=_PATIENCE)
        with closing(opened) as db:
            # What lies on the disk is wanted, not what memory still holds of it.
            db.execute("PRAGMA cache_size = 10").fetchall()
            key: Key | None = BEFORE_ALL
            while key is not None:
                if self._stopping.wait(self.pause):
                    return
                key = self._page(db, key)
            after: str | None = ""
            while after is not None:
                if self._stopping.wait(self.pause):
                    return
                after, spoilt = mending.page(db, after)
                if spoilt:
                    self._mend()
            check(db, self._path, "integrity_check")

    def _page(self, db: Connection, key: Key) -> Key | None:
        """Look at the next entries; where to go on. What was read wrong once is no damage."""
        try:
            after, _, broken = digests.page(db, key, PAGE)
            digests.must_be_whole(self._path, broken)
        except Exception as error:
            if explain(error, self._path).kind != "damaged":
                raise
            forget_pages(db)
            after, _, broken = digests.page(db, key, PAGE)
            digests.must_be_whole(self._path, broken)
        return after
