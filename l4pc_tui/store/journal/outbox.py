"""What is accepted and not yet on the disk: kept in order, tried again until it is.

The interface puts entries here and goes on; the word “saved” is true when nothing waits.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from l4pc_tui.core.record.entry import Entry
from l4pc_tui.store.file.trouble import Trouble
from l4pc_tui.store.journal.drafts import HalfTyped


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries that are committed together, and the session whose draft they replace; ``leaves``:
    what of it stays half typed."""

    entries: tuple[Entry, ...]
    clears_draft: str | None = None
    leaves: str = ""


@dataclass(frozen=True, slots=True)
class OutboxState:
    """saved: everything accepted is on the disk. waiting: batches that are not.

    reason: why the disk refuses, as a sentence; empty while it does not.
    """

    saved: bool = True
    waiting: int = 0
    reason: str = ""


class Outbox:
    """A queue in memory before the one writing thread. All methods may be called anywhere."""

    pause = 1.0
    """Seconds between two tries while the disk refuses."""

    def __init__(
        self,
        write: Callable[[Batch], object],
        save: Callable[[Path, Sequence[Batch], Sequence[HalfTyped]], Path],
    ) -> None:
        self._write = write
        self._save = save
        self._waiting: deque[Batch] = deque()
        self._reason = ""
        self._listeners: list[Callable[[OutboxState], None]] = []
        self._changed = threading.Condition()
        self._stopping = False
        self._thread = threading.Thread(target=self._pump, name="l4pc-outbox", daemon=True)
        self._thread.start()

    def put(
        self, entries: Sequence[Entry], clears_draft: str | None = None, leaves: str = ""
    ) -> None:
        """Accept entries; returns at once. They are written in the order of acceptance."""
        with self._changed:
            self._waiting.append(Batch(tuple(entries), clears_draft, leaves))
            self._changed.notify_all()

    def state(self) -> OutboxState:
        """How things stand now."""
        with self._changed:
            return OutboxState(not self._waiting, len(self._waiting), self._reason)

    def listen(self, callback: Callable[[OutboxState], None]) -> None:
        """Call ``callback`` on the outbox's thread after each commit and each refusal."""
        with self._changed:
            self._listeners.append(callback)

    def refuse(self, reason: str) -> None:
        """Nothing will be written any more, and why: whoever listens hears of it now."""
        with self._changed:
            self._reason = reason
        self._tell()

    def drain(self, seconds: float) -> bool:
        """Wait until nothing waits; False when ``seconds`` pass before that."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting, timeout=seconds)

    def rescue(self, folder: Path, lines: Sequence[HalfTyped] = ()) -> Path:
        """Write what waits to a new file in another folder, and say which. It still waits here.

        lines: half-typed ones that the disk refused, written with it.
        ``Store.take_in`` reads it; what was written after all is not taken in twice.
        """
        with self._changed:
            waiting = tuple(self._waiting)
        return self._save(folder, waiting, lines)

    def stop(self) -> None:
        """End the thread, after one last try at what waits."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _pump(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._stopping)
                if not self._waiting:
                    return
                batch, last_try = self._waiting[0], self._stopping
            reason = self._try(batch)
            with self._changed:
                self._reason = reason
                if not reason:
                    self._waiting.popleft()
                self._changed.notify_all()
            self._tell()
            if reason and last_try:
                return
            if reason:
                with self._changed:
                    self._changed.wait_for(lambda: self._stopping, timeout=self.pause)

    def _tell(self) -> None:
        with self._changed:
            listeners = tuple(self._listeners)
        for listener in listeners:
            # Whatever a listener stumbles over, the words behind it must still be written.
            with suppress(Exception):
                listener(self.state())

    def _try(self, batch: Batch) -> str:
        try:
            self._write(batch)
        except Trouble as trouble:
            return trouble.told if trouble.kind == "damaged" else trouble.sentence
        except Exception as error:
            # Whatever it is, the words stay here and the thread lives.
            return f"This could not be saved: {error}."
        return ""
