"""What happens once a second while a session is open: beats, drafts, the room's file, news."""

from __future__ import annotations

import contextlib
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.public import PublicView, to_json
from l4pc_tui.core.live.room import gather
from l4pc_tui.core.record.moves import State

if TYPE_CHECKING:
    from l4pc_tui.desk.conduct import Conductor
    from l4pc_tui.exchange.screen_file import ScreenFile

BEAT = 5.0
"""Seconds between two beats of a running session; so much a power cut leaves in doubt."""

ASLEEP = 30.0
"""Seconds between two ticks after which the laptop must have slept, or its clock jumped."""


class Pulse:
    """The regular part of a Conductor. Nothing here waits for the disk."""

    def __init__(self, conductor: Conductor) -> None:
        self._conductor = conductor
        self._store = conductor.desk.store
        self._mine = self._store.holder
        self._last_tick = conductor.desk.now()
        self._last_beat = 0.0
        self._version: int | None = None
        self._asked: Future[int] | None = None
        self._news: Future[Any] | None = None
        self._lease: Future[bool] | None = None
        self._drawn: PublicView | None = None
        self._screen: ScreenFile | None = None

    def begin(self) -> None:
        """Take the lease, or read along when someone holds it; show the room its picture."""
        lease = self._store.take_lease(self._conductor.session, self._mine)
        self._conductor.reading = not lease.mine
        self._conductor.holder = "" if lease.mine else _who(lease.holder)
        if lease.mine:
            from l4pc_tui.exchange.screen_file import ScreenFile

            self._screen = ScreenFile(self._conductor.desk.path, self._conductor.session)
            self.show()

    def seize(self) -> None:
        """Take the lease from whoever holds it."""
        self._store.take_lease(self._conductor.session, self._mine, force=True)
        from l4pc_tui.exchange.screen_file import ScreenFile

        self._screen = ScreenFile(self._conductor.desk.path, self._conductor.session)
        self.show()

    def tick(self) -> bool:
        """One second has passed, or more: True when more than the clock has changed."""
        now = self._conductor.desk.now()
        gap, self._last_tick = now - self._last_tick, now
        if gap >= ASLEEP:
            self._conductor.ask_away(gap)
        changed = self._lost_lease() or self._fold_in_news()
        self._look_for_news()
        if not self._conductor.reading:
            self._conductor.save_draft()
            if abs(now - self._last_beat) >= BEAT:
                self._last_beat = now
                self._beat()
            self.show(heartbeat=True)
        return changed or gap >= ASLEEP

    def beat_now(self) -> None:
        """Say at once that the session is alive."""
        self._last_beat = self._conductor.desk.now()
        self._beat()

    def show(self, *, heartbeat: bool = False) -> None:
        """Write the room's file when its picture changed, or to say that the console is here."""
        if self._screen is None:
            return
        picture = self._conductor.public()
        if picture == self._drawn and not heartbeat:
            return
        self._drawn = picture
        desk = self._conductor.desk
        with contextlib.suppress(OSError):
            # A full disk must not stop the session; the Screen stays on its last picture.
            self._screen.write(
                to_json(
                    picture,
                    session=self._conductor.session,
                    beat=desk.now(),
                    rehearsal=desk.is_demo,
                )
            )

    def stop(self, *, asked: bool) -> None:
        """Let go. ``asked``: opening the session again asks what the room did meanwhile."""
        self._conductor.save_draft()
        session = self._conductor.session
        if not asked:
            self._store.later(self._store.forget_beat, session)
        self._store.later(self._store.drop_lease, session, self._mine)
        if self._screen is not None:
            with contextlib.suppress(OSError):
                self._screen.remove()
            self._screen = None

    def _beat(self) -> None:
        session = self._conductor.session
        if self._conductor.room.run.state is State.RUNNING:
            self._store.later(self._store.beat, session)
        self._lease = self._store.later(self._store.keep_lease, session, self._mine)

    def _lost_lease(self) -> bool:
        """Someone took over: from now on this console reads."""
        if self._lease is None or not self._lease.done():
            return False
        answered, self._lease = self._lease, None
        if answered.exception() is not None or answered.result():
            return False
        self._conductor.reading = True
        self._conductor.holder = "Another console"
        self._screen = None
        return True

    def _look_for_news(self) -> None:
        if self._asked is None and self._news is None:
            self._asked = self._store.later(self._store.data_version)

    def _fold_in_news(self) -> bool:
        """Entries that another process wrote to this session, folded in."""
        if self._asked is not None and self._asked.done():
            asked, self._asked = self._asked, None
            if asked.exception() is None and asked.result() != self._version:
                # At the first answer too: something may have come since the session was read.
                self._version = asked.result()
                self._news = self._store.later(self._store.run_events, self._conductor.session)
        if self._news is None or not self._news.done():
            return False
        news, self._news = self._news, None
        return news.exception() is None and self._fold(news.result())

    def _fold(self, events: Any) -> bool:
        room = self._conductor.room
        known = {entry.id for entry in room.entries}
        fresh = [event for event in events if event.id not in known]
        if not fresh:
            return False
        for event in fresh:
            self._store.ids.see(event.id)
        self._conductor.room = gather(room.session, room.enrolled, (*room.entries, *fresh))
        return True


def _who(holder: str) -> str:
    """A lease's holder as people would say it."""
    host = holder.partition("@")[2].partition("#")[0]
    return f"Another console on {host}" if host else "Another console"
