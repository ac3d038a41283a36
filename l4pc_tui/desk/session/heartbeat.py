"""What happens once a second while a session is open: beats, drafts, the room's file, news."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.session_state import LiveSession, entered
from l4pc_tui.core.live.view.public import PublicView, to_json
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.resolve import EMPTY
from l4pc_tui.desk.present.seat import LOST
from l4pc_tui.desk.settings_file import preferences
from l4pc_tui.store.file.leftovers import tidy_written_to
from l4pc_tui.store.tables.lease import is_signed, signed

if TYPE_CHECKING:
    from l4pc_tui.desk.present.awake import Awake
    from l4pc_tui.desk.session.conductor import Conductor
    from l4pc_tui.desk.session.open import Read
    from l4pc_tui.exchange.screen_file import ScreenFile

BEAT = 5.0
"""Seconds between two beats of a running session; so much a power cut leaves in doubt."""

ASLEEP = 30.0
"""Seconds between two ticks after which the laptop must have slept; and by which its clock must
differ from the time that passed to have been changed."""


class Heartbeat:
    """The regular part of a Conductor. Nothing waits for the disk but ``begin`` and ``seize``."""

    def __init__(self, conductor: Conductor, read_again: Callable[[], Read]) -> None:
        self._conductor = conductor
        self._read_again = read_again
        self._store = conductor.desk.store
        self._mine = signed(self._store.holder, conductor.desk.actor)
        self._last_tick = (conductor.desk.now(), conductor.desk.elapsed())
        self._last_beat = 0.0
        self._stopped = False
        self._version: int | None = None
        self._news: Future[tuple[int, Read | None]] | None = None
        self._before: LiveSession = conductor.room
        self._lease: Future[bool] | None = None
        self._line: Future[tuple[str, str]] | None = None
        self._drawn: PublicView | None = None
        self._screen: ScreenFile | None = None
        self._shows = False
        self._wished = conductor.wall.wished
        self._in_the_room = True
        self._awake: Awake | None = None

    def begin(self, *, in_the_room: bool = True) -> None:
        """Take the lease, or read along when someone holds it or the file can only be read; show
        the room its picture, if it is to see one."""
        self._in_the_room = in_the_room
        if self._conductor.desk.reads_only:
            self._conductor.reading = True
            return
        lease = self._store.take_lease(self._conductor.session, self._mine)
        self._conductor.reading = not lease.mine
        self._stay_awake()
        if lease.mine:
            self._conductor.holder = ""
            self._open_screen()
        else:
            self._is_held_by(lease.holder)

    def seize(self) -> None:
        """Take the lease from whoever holds it, and go on from what they did. Raises Trouble."""
        conductor = self._conductor
        read = self._read_again()
        self._mine = signed(self._store.holder, conductor.desk.actor)
        self._store.take_lease(conductor.session, self._mine, force=True)
        self._take_up(read, conductor.room, conductor.wall.wished)
        conductor.join_draft(self._store.take_draft(conductor.session, actor=conductor.desk.actor))
        conductor.reading, conductor.holder, conductor.seat = False, "", None
        self._open_screen()

    def tick(self) -> bool:
        """One second has passed, or more: True when more than the clock has changed."""
        if self._stopped:
            return False
        conductor = self._conductor
        now = conductor.desk.now()
        asleep = self._look_at_the_clock(now)
        changed = (
            self._lost_lease(),
            self._lost_seat(),
            self._read_their_line(),
            self._fold_in_news(),
            conductor.keep_to_the_day(conductor.room.run.started),
            asleep,
        )
        self._look_for_news()
        if conductor.writes:
            conductor.save_draft()
            if abs(now - self._last_beat) >= BEAT:
                self._last_beat = now
                self._beat()
        if not conductor.reading:
            self.show(heartbeat=True)
        return any(changed)

    def _look_at_the_clock(self, now: float) -> bool:
        """Whether more time passed than between two ticks, or the clock was changed."""
        conductor, (then, before) = self._conductor, self._last_tick
        elapsed = conductor.desk.elapsed()
        self._last_tick = (now, elapsed)
        most = ASLEEP * conductor.desk.pace
        gap, passed = now - then, elapsed - before
        # Without a steady clock the two are one, and a gap backwards can only be a change.
        back = min(gap, gap - passed)
        if back <= -most:
            conductor.put_back(-back)
            if (slept := gap - back) >= most:
                conductor.ask_away(slept)
        elif gap >= most:
            conductor.ask_away(gap, changed=gap - passed >= most)
        return abs(gap) >= most or back <= -most

    def beat_now(self) -> None:
        """Say at once that the session is alive."""
        self._last_beat = self._conductor.desk.now()
        self._beat()

    def show(self, *, heartbeat: bool = False) -> None:
        """Write the room's file when its picture changed, or to say that the console is here."""
        if self._screen is None or not self._shows:
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
                    rehearsal=bool(desk.pretends),
                )
            )

    def stop(self, *, asked: bool) -> None:
        """Let go. ``asked``: opening the session again asks what the room did meanwhile."""
        # First of all: a tick on another thread must not beat once more.
        self._stopped = True
        self._conductor.save_draft()
        session = self._conductor.session
        if self._conductor.seat is not None:
            self._conductor.seat.leave()
            return
        if not asked:
            self._store.later(self._store.forget_beat, session)
        self._store.later(self._store.drop_lease, session, self._mine)
        self._follow_awake()
        if self._screen is not None and self._shows:
            with contextlib.suppress(OSError):
                self._screen.remove()
        self._shows = False

    def go_on(self) -> None:
        """A wish after the session was let go of (it could not be saved, say): it is held again."""
        if not self._stopped:
            return
        self._stopped = False
        if (seat := self._conductor.seat) is not None:
            self._store.later(seat.take)
        else:
            self._store.later(self._store.take_lease, self._conductor.session, self._mine)
            self.beat_now()
            # Somebody may conduct by now, and then the picture is theirs.
            self._open_screen(anew=False)

    def _is_held_by(self, holder: str) -> None:
        """Another console conducts: which, and whether under the name of whoever is at this desk."""
        conductor = self._conductor
        conductor.holder = _who(holder)
        conductor.namesake = is_signed(holder, conductor.desk.actor)

    def _open_screen(self, *, anew: bool = True) -> None:
        """Show the room its picture from now on. anew: the lease was just taken."""
        if not self._in_the_room:
            return
        # The files of the other floor are needed only once a session is open.
        from l4pc_tui.exchange.screen_file import ScreenFile

        now = self._conductor.desk.now()
        if self._screen is None:
            self._screen = ScreenFile(self._conductor.desk.path, self._conductor.session)
        self._shows = True
        with contextlib.suppress(OSError):
            # What a killed process left of pictures that it was drawing.
            tidy_written_to(self._screen.path.parent, now)
            if anew:
                self._screen.take(now)
        self.show(heartbeat=True)

    def _stay_awake(self) -> None:
        """Keep the laptop awake from now on while the run goes, where that is wished; for a clock of
        its own, as in a rehearsal, nobody has to."""
        desk = self._conductor.desk
        if self._in_the_room and desk.clock is time.time and preferences(desk).settings.keep_awake:
            # What it takes is needed only once a session is open.
            from l4pc_tui.desk.present.awake import Awake

            self._awake = Awake()

    def _follow_awake(self) -> None:
        conductor = self._conductor
        goes = conductor.room.run.state in (State.RUNNING, State.PAUSED)
        if self._awake is not None:
            self._awake.follow(on=goes and not conductor.reading and not self._stopped)

    def _beat(self) -> None:
        conductor = self._conductor
        self._follow_awake()
        if conductor.seat is not None:
            conductor.seat.beat()
            return
        # While it is not answered what the room did, the time away goes on being asked about.
        if conductor.room.run.state is State.RUNNING and conductor.absent is None:
            self._store.later(self._store.beat, conductor.session)
        self._ask_for_lease()

    def _ask_for_lease(self) -> None:
        self._lease = self._store.later(self._store.keep_lease, self._conductor.session, self._mine)

    def _lost_lease(self) -> bool:
        """Someone took over: from now on this console reads."""
        if self._lease is None or not self._lease.done():
            return False
        answered, self._lease = self._lease, None
        if answered.exception() is not None or answered.result():
            return False
        self._conductor.reading = True
        self._conductor.holder = "another console"
        self._follow_awake()
        self._shows = False
        self._line = self._store.later(self._their_line)
        return True

    def _their_line(self) -> tuple[str, str]:
        """Who conducts now, and what they are typing."""
        session, actor = self._conductor.session, self._conductor.desk.actor
        line = self._store.draft(session, actor, others=True)
        return self._store.who_conducts(session), line

    def _lost_seat(self) -> bool:
        """Somebody takes notes under the same name at another console: here nobody does any more."""
        conductor = self._conductor
        if conductor.seat is None or not conductor.seat.is_lost():
            return False
        conductor.tell_later(LOST.format(conductor.seat.actor))
        conductor.seat, conductor.namesake = None, True
        return True

    def _read_their_line(self) -> bool:
        """What is half typed is theirs to go on with; words that stand only here are said."""
        if self._line is None or not self._line.done():
            return False
        found, self._line = self._line, None
        if found.exception() is not None or not self._conductor.reading:
            return False
        holder, line = found.result()
        if holder:
            self._is_held_by(holder)
        if self._conductor.seat is None and self._conductor.meet_draft(line):
            self._conductor.tell_later(
                "Another console runs this session now. Your half-typed line stands only here; "
                "taking over again goes on with it."
            )
        return True

    def _look_for_news(self) -> None:
        """Ask whether another process wrote something, and what the session is then: in one go, so
        that it is on view a second later.

        Only once everything of our own is in the file. At the first look too: something may have
        come since the session was read.
        """
        if self._news is None and self._store.outbox.state().saved:
            self._before = self._conductor.room
            self._wished = self._conductor.wall.wished
            self._news = self._store.later(self._look, self._version)

    def _look(self, known: int | None) -> tuple[int, Read | None]:
        version = self._store.data_version()
        return version, None if version == known else self._read_again()

    def _fold_in_news(self) -> bool:
        """What another process wrote about this session, folded in. What could not be read now, as
        while the file is made anew, is read at the next look."""
        if self._news is None or not self._news.done():
            return False
        news, self._news = self._news, None
        if news.exception() is not None:
            return False
        self._version, read = news.result()
        if read is None:
            return False
        if not self._conductor.reading:
            self._ask_for_lease()
        return self._take_up(read, self._before, self._wished)

    def _take_up(self, read: Read, before: LiveSession, wished: str) -> bool:
        """Go on from a session that was read again; ``before``: the room when it was asked for,
        ``wished``: what stood on the wall then.

        What this console did meanwhile is kept. What is no longer in the file was erased, and
        goes from here too.
        """
        conductor = self._conductor
        held, room = conductor.room, read.room
        known = {entry.id for entry in (*before.entries, *room.entries)}
        room = entered(room, [entry for entry in held.entries if entry.id not in known])
        if room.entries:
            self._store.see(room.entries[-1].id)
        conductor.take_up(replace(read, room=room, wall=conductor.wall.newer(read.wall, wished)))
        return _on_view(room) != _on_view(held)


def _on_view(room: LiveSession) -> LiveSession:
    """A room as far as it is drawn: an entry and its event say the same."""
    return replace(room, entries=(), record=EMPTY)


def _who(holder: str) -> str:
    """A lease's holder as people would say it."""
    host = holder.partition("@")[2].partition("#")[0]
    return f"another console on {host}" if host else "another console"
