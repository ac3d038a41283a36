"""Backups that nobody asks for: every half hour, and after a closed session was corrected."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l4pc_tui.desk.backups import back_up_anew, may_back_up
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

EVERY = 30 * 60.0
"""Seconds from one look whether anything changed to the next."""
LOOK = 20.0
"""Seconds between two ticks, where a face has no clock of its own that ticks."""


def after_corrections(desk: Desk) -> None:
    """A backup of a file in which a closed session was corrected, when it is let go of."""
    corrected, desk.store.corrected = desk.store.corrected, False
    if corrected and may_back_up(desk):
        with suppress(Trouble):
            back_up_anew(desk)


class RegularBackups:
    """Backups behind an open session or Home. ``tick`` never waits: a process of its own makes them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._looked = desk.now()
        self._at_work: threading.Thread | None = None
        self._trouble: Trouble | None = None
        self._told = ""

    def tick(self) -> str:
        """Some time has passed: half an hour since the last look, perhaps, or a closed session
        was corrected. Returns why the last one could not be made, once for each reason."""
        self._start()
        trouble = self._trouble
        told = f"No backup was made. {trouble.told}" if trouble else ""
        told, self._told = ("" if told == self._told else told), told
        return told

    def _start(self) -> None:
        store, now = self._desk.store, self._desk.now()
        if self._at_work is not None and self._at_work.is_alive():
            return
        if not may_back_up(self._desk):
            return
        # A clock that was put back must not keep them away.
        if not store.corrected and abs(now - self._looked) < EVERY:
            return
        self._looked, store.corrected = now, False
        self._at_work = threading.Thread(
            target=self._make, args=(now,), name="l4pc-backup", daemon=True
        )
        self._at_work.start()

    def _make(self, now: float) -> None:
        from l4pc_tui.desk.own_process import apart

        places = self._desk.places
        try:
            apart(
                "l4pc_tui.desk.regular_backups:if_changed",
                {"file": str(places.db), "state": str(places.state), "now": now},
                ("No backup was made in the background.", "Make one: l4pc backup"),
            )
        except Trouble as trouble:
            self._trouble = trouble
        else:
            self._trouble = None


def if_changed(file: str, state: str, now: float) -> dict[str, Any]:
    """Back up a file, opened for this alone, if anything changed since the newest backup; where.

    now: the moment, in seconds since the epoch. Raises Trouble.
    """
    from l4pc_tui.desk.desk import open_desk

    desk = open_desk(Path(file), clock=lambda: now, state=Path(state))
    try:
        made = back_up_anew(desk)
    finally:
        desk.close()
    return {"made": str(made or "")}
