"""The line that is being typed at a session, and those that wait below it: kept as they grow."""

from __future__ import annotations

import contextlib
import threading
from concurrent.futures import Future, wait
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.half_typed import Half, behind, kept, read
from l4pc_tui.core.live.notes.note_line import is_restricted, read_line
from l4pc_tui.core.record.names import NO_NOTE, NoteId, SessionId
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.core.live.run.session_state import LiveSession
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.present.seat import Seat


class HalfTyping:
    """Holds what is half typed at one console. Everything here is in memory and instant, but for
    ``settle_draft``.

    ``reading``: someone else conducts, or the file can only be read. ``seat``: where notes are
    taken beside whoever conducts.
    """

    def __init__(self, desk: Desk, room: LiveSession) -> None:
        self.desk = desk
        self.room = room
        self.reading = False
        self.seat: Seat | None = None
        self.half_typed: tuple[Half, ...] = ()
        """What is half typed, the line being typed last."""
        self._draft_in_file: str | None = ""
        self._draft_write: Future[None] | None = None
        self._draft_goes = False
        self.line_refused = ""
        """Why the half-typed line was not written when that was last tried."""
        self._drafting = threading.Lock()
        desk.store.outbox.listen(lambda _state: self._draft_gone())

    @property
    def session(self) -> SessionId:
        """The session's id."""
        return self.room.session

    @property
    def writes(self) -> bool:
        """Whether notes are taken here: by whoever conducts, or beside them."""
        return not self.reading or self.seat is not None

    @property
    def _drafted(self) -> str:
        return kept(self.half_typed)

    def draft(self) -> str:
        """The half-typed line that is typed now."""
        return self.half_typed[-1].text if self.half_typed else ""

    def mending(self) -> NoteId:
        """The note whose new words the half-typed line is; "" for a line of its own."""
        return self.half_typed[-1].mends if self.half_typed else NO_NOTE

    def waiting_lines(self) -> tuple[Half, ...]:
        """What waits half typed below the line that is typed now, the latest last."""
        return self.half_typed[:-1]

    def begin_line(self, text: str, mends: NoteId = NO_NOTE) -> None:
        """Begin one more line; the one that is half typed waits below it, if it holds words."""
        below = self.half_typed
        if below and not below[-1].mends and not read_line(below[-1].text)[1]:
            below = below[:-1]
        self.half_typed = (*below, Half("", mends))
        self.keep_draft(text)

    def drop_line(self) -> None:
        """Forget the line that is typed now; the one below it is next."""
        self.half_typed = self.half_typed[:-1]
        self.save_draft()

    def without(self, line: str, mends: NoteId = NO_NOTE) -> tuple[Half, ...] | None:
        """What stays half typed once this line is kept; None when it is not the one being typed."""
        top = Half(line, mends)
        return self.half_typed[:-1] if self.half_typed[-1:] == (top,) else None

    def restore_draft(self, text: str) -> None:
        """Take up what is half typed as it stands in the file."""
        self.half_typed, self._draft_in_file = read(text), text
        self.look_after_mends()

    def look_after_mends(self) -> None:
        """A mend of a note that was struck is forgotten; of one taken back, it is a line of its
        own."""
        here = {note.id for note in self.room.notes}
        struck = {e.entity for e in self.room.entries if e.kind == "erase"}
        self.half_typed = tuple(
            line if line.mends in here or not line.mends else Half(line.text)
            for line in self.half_typed
            if entity("note", line.mends) not in struck
        )

    def meet_draft(self, shared: str) -> bool:
        """Someone took over with this line: read it, unless words of our own stand only here.

        True when they do: they stay as they are, and ``join_draft`` brings them to the line.
        """
        if behind(self._drafted, shared) != shared:
            self._draft_in_file = None
            return True
        self.restore_draft(shared)
        return False

    def take_up_own(self, own: str) -> None:
        """Go on with one's own half-typed line, at a seat, but for words that stand only here."""
        if self._draft_in_file is not None:
            self.restore_draft(own)

    def join_draft(self, shared: str) -> None:
        """Take over with this line, and with words of our own that stand only here behind it."""
        own = self._drafted
        if own.strip() == (self._draft_in_file or "").strip():
            self.restore_draft(shared)
            return
        self.half_typed, self._draft_in_file = read(behind(shared, own)), shared
        self.look_after_mends()

    def keep_draft(self, text: str) -> None:
        """Keep the half-typed line, at most a second from now. A restricted one never is."""
        text = "" if is_restricted(text) else text
        self.half_typed = (*self.half_typed[:-1], Half(text, self.mending()))
        if self._draft_write is None or self._draft_write.done():
            self.save_draft()

    def save_draft(self) -> None:
        """Write the draft if it is not in the file, or the last try to write it failed."""
        with self._drafting:
            self._save_draft()

    def settle_draft(self, seconds: float) -> bool:
        """Wait until the half-typed line is on the disk; False when it is not in that time."""
        self.save_draft()
        if self._draft_write is not None:
            wait((self._draft_write,), seconds)
        with self._drafting:
            self._look_at_draft_write()
            return not self.writes or (
                self._draft_write is None and self._drafted == self._draft_in_file
            )

    def _look_at_draft_write(self) -> None:
        if self._draft_write is None or not self._draft_write.done():
            return
        error, self._draft_write = self._draft_write.exception(), None
        self.line_refused = ""
        if error is not None:
            self._draft_in_file = None
            self.line_refused = error.sentence if isinstance(error, Trouble) else str(error)

    def _draft_gone(self) -> None:
        """A note came to the disk and the draft went: words typed since are written again."""
        with self._drafting:
            if self._draft_goes and self.desk.store.outbox.state().saved:
                self._draft_goes, self._draft_in_file = False, None
                self._save_draft()

    def _save_draft(self) -> None:
        self._look_at_draft_write()
        if not self.writes or self._drafted == self._draft_in_file:
            return
        store = self.desk.store
        with contextlib.suppress(RuntimeError):
            self._draft_write = store.later(
                store.keep_draft, self.session, self._drafted, actor=self.desk.actor
            )
            self._draft_in_file = self._drafted
