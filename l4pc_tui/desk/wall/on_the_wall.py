"""Messages and a dark wall: what stands there by the facilitator's wish, and outlives the console."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.view import on_wish
from l4pc_tui.core.live.view.on_wish import CHANGE_OVER, TWO_MORE, OnWish
from l4pc_tui.core.record.life import State
from l4pc_tui.core.text.amounts import hhmm
from l4pc_tui.core.text.lengths import moment_to_come, read_typed
from l4pc_tui.core.text.width import is_seen
from l4pc_tui.desk.settings_file import preferences

if TYPE_CHECKING:
    from l4pc_tui.core.live.run.session_state import LiveSession
    from l4pc_tui.core.live.settings.numbers import Settings
    from l4pc_tui.core.live.sheet.sheet import Sheet
    from l4pc_tui.core.live.view.public import PublicView
    from l4pc_tui.core.record.names import SessionId
    from l4pc_tui.desk.desk import Desk

DARK = "The wall is dark, and stays so until k (or blank) again."
LIGHT = "The wall is light again: the room sees the session."
STILL_DARK = "It waits: the wall is dark until k (or blank)."
NOT_KEPT = "The wall is {}, but that could not be kept: a console that starts again will not know."
BACK_ASKED = "Back at what time? 11:25, or 15 for so many minutes."
NO_WORDS = "There are no words to put up."
NOTHING_UP = "Nothing stands on the wall by your wish."
_USUAL_BREAK = 15 * 60
_FIVE = 5 * 60
_MOST = 8 * 3600
"""Seconds. Nobody is away for longer and on the same day."""


def fact_of(session: SessionId) -> str:
    """The name under which a session's file keeps what stands on the wall."""
    return f"wall:{session}"


class Host(Protocol):
    """Where a session is run."""

    desk: Desk
    room: LiveSession
    sheet: Sheet
    reading: bool

    @property
    def session(self) -> SessionId: ...
    def refused(self) -> Reply | None: ...
    def show_room(self) -> None:
        """Have the room's file written anew, if its picture is another one now."""
        ...


class OnTheWall:
    """A part of the conductor. Everything is instant; the file follows, and nothing waits for it."""

    def __init__(self, host: Host, kept: str) -> None:
        """kept: what the file says of it."""
        self._host = host
        self._wish = on_wish.from_text(kept)
        self._kept: Future[None] | None = None
        self._noticed = False
        self._set: tuple[tuple[int, int], Settings] | None = None
        """The settings as they were last read, and of what file."""

    def take(self, kept: str) -> None:
        """Go on from what the file says: another console wished it."""
        self._wish = on_wish.from_text(kept)

    @property
    def wished(self) -> str:
        """What was wished last, as it is kept."""
        return on_wish.to_text(self._wish)

    def newer(self, kept: str, wished: str) -> str:
        """What counts: what the file says, or what was wished here since it was read, or could not
        be kept. wished: the last wish when it was read."""
        if self._host.reading:
            return kept
        unkept = self._kept is not None and self._kept.done() and self._kept.exception() is not None
        return self.wished if unkept or self.wished != wished else kept

    @property
    def stands(self) -> OnWish:
        """What stands there now."""
        return on_wish.standing(self._wish, self._host.room.run, self._host.desk.now())

    def told(self) -> str:
        """The same in a sentence; "" for nothing."""
        return on_wish.told(self.stands, self._host.desk.zone, self._host.desk.now())

    def over(self, view: PublicView) -> PublicView:
        """The room's view with that upon it, and the facilitator's own words of greeting."""
        state = self._host.room.run.state
        if state is State.PLANNED:
            view = replace(view, greeting=self._settings().welcome)
        elif state is State.CLOSED:
            view = replace(view, greeting=self._settings().thanks)
        return on_wish.over(view, self.stands)

    def _settings(self) -> Settings:
        """The settings, read again only when their file is another one: this is asked every second."""
        try:
            about = self._host.desk.places.settings.stat()
            stamp = (about.st_mtime_ns, about.st_size)
        except (OSError, ValueError):
            stamp = (0, 0)
        if self._set is None or self._set[0] != stamp:
            self._set = (stamp, preferences(self._host.desk).settings)
        return self._set[1]

    def blank(self) -> Reply:
        """Make the wall dark, or light again. What stood there before waits behind it."""
        if said := self._host.refused():
            return said
        dark = not self._wish.blank
        stands = self.stands
        self._keep(replace(stands, blank=dark))
        return Reply(True, DARK if dark else LIGHT)

    def change_over(self) -> Reply:
        """ "Change over", for half a minute."""
        return self._put_up(CHANGE_OVER, on_wish.CHANGING)

    def two_more(self) -> Reply:
        """ "Two more minutes", and the two minutes on the wall."""
        return self._put_up(TWO_MORE, on_wish.TWO, counts=True)

    def say(self, words: str) -> Reply:
        """Own words; they stand until they are taken away, or the session goes on."""
        if not is_seen(words):
            return Reply(False, NO_WORDS)
        return self._put_up(words)

    def back(self, typed: str = "") -> Reply:
        """ "Back at 11:25". typed: that time, or so many minutes; "" is the end of the break."""
        if said := self._host.refused():
            return said
        now, zone = self._host.desk.now(), self._host.desk.zone
        at = self.break_ends()
        if typed.strip():
            read = read_typed(typed)
            if isinstance(read, str):
                return Reply(False, read)
            if read.how in ("less", "more"):
                return Reply(False, BACK_ASKED)
            until = read.how == "until"
            at = moment_to_come(read.seconds, now, zone) if until else now + read.seconds
        if at is None:
            return Reply(False, BACK_ASKED)
        if not now < at <= now + _MOST:
            return Reply(False, f"{hhmm(at, zone, now)} is not to come today. {BACK_ASKED}")
        self._keep(replace(on_wish.back(self._host.room.run, at, now), blank=self._wish.blank))
        return Reply(True, self._up())

    def take_away(self) -> Reply:
        """Nothing stands there by anybody's wish; a dark wall stays dark."""
        if said := self._host.refused():
            return said
        stands = self.stands
        if not stands.message and stands.back_at is None:
            return Reply(False, NOTHING_UP)
        self._keep(OnWish(stands.blank))
        return Reply(True, "The message is off the wall.")

    def break_ends(self) -> float | None:
        """When the break that runs is over; None where none runs, or it is over already."""
        run, now = self._host.room.run, self._host.desk.now()
        if run.state is not State.RUNNING or not run.at:
            return None
        stop = self._host.sheet.stop(run.at)
        if not self._host.sheet.item_of(stop).rests:
            return None
        ends = now + stop.span.ideal - run.used(now)
        return ends if ends > now else None

    def back_offered(self) -> str:
        """The time that a face offers: the end of the break, else a quarter of an hour from now,
        on a full five minutes: "11:25"."""
        now = self._host.desk.now()
        ends = self.break_ends()
        at = ends if ends is not None else -(-(now + _USUAL_BREAK) // _FIVE) * _FIVE
        return hhmm((at + 30) // 60 * 60, self._host.desk.zone, at)

    def notice(self) -> str:
        """Once, that the file refused to keep it; "" while all is well."""
        kept = self._kept
        if kept is None or self._noticed or not kept.done():
            return ""
        self._noticed = True
        if kept.exception() is None:
            return ""
        return NOT_KEPT.format("dark" if self._wish.blank else "as you wished it")

    def _put_up(self, words: str, lasts: float = 0, *, counts: bool = False) -> Reply:
        if said := self._host.refused():
            return said
        now = self._host.desk.now()
        wish = on_wish.message(self._host.room.run, words, now, lasts=lasts, counts=counts)
        self._keep(replace(wish, blank=self._wish.blank))
        return Reply(True, self._up())

    def _up(self) -> str:
        """What is up now. A message waits behind a dark wall."""
        if self._wish.blank:
            return STILL_DARK
        return self.told()

    def _keep(self, wish: OnWish) -> None:
        self._wish = wish
        self._noticed = False
        store = self._host.desk.store
        self._kept = store.later(
            store.keep_fact, fact_of(self._host.session), on_wish.to_text(wish)
        )
        self._host.show_room()
