"""Groups of any session by a command: proposed, and used if that is asked, without opening it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.run.session_state import LiveSession, entered, gather
from l4pc_tui.core.live.settings.meanings import start_of, started_with
from l4pc_tui.core.record.entry import as_one_act
from l4pc_tui.core.record.kinds import RUN
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.desk.groups.groups import NO_SHAPE, Grouping
from l4pc_tui.desk.settings_file import preferences
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.core.live.groups.shapes import Shape
    from l4pc_tui.core.live.settings.numbers import Settings
    from l4pc_tui.core.record.entry import Data, Entry, EntryKind
    from l4pc_tui.core.record.names import SessionId
    from l4pc_tui.desk.desk import Desk


_SHOWN = "G on the console that runs the session shows them on the Screen."


class Held:
    """A session's record in the hand of a command: what is kept goes to the file at once, and
    whoever runs the session reads it as it reads whatever another process writes."""

    def __init__(self, desk: Desk, session: SessionId) -> None:
        self.desk = desk
        self.room: LiveSession = gather(session, desk.store.record_of(session))
        start = start_of(self.room.moves)
        self._settings = started_with(start) if start else preferences(desk).settings

    @property
    def settings(self) -> Settings:
        """The numbers that lead the session."""
        return self._settings

    @property
    def session(self) -> SessionId:
        """The session's id."""
        return self.room.session

    def format_now(self) -> str:
        """A command always says how large groups are to be."""
        return ""

    def refused(self) -> Reply | None:
        """Why nothing can be kept: the file can only be read."""
        only = self.desk.reads_only
        return Reply(False, only) if only else None

    def move(self, verb: str, data: Data) -> Entry:
        """The entry of a move of the run."""
        return self.entry("move", entity(RUN, self.session), {"verb": str(verb), **data})

    def entry(
        self, kind: EntryKind, name: str, data: Data | None, subject: str | None = None
    ) -> Entry:
        """A stamped entry of the session, in the place of what stands."""
        return self.desk.store.entry(
            kind, name, data, actor=self.desk.actor, subject=subject, session=self.session,
            base=self.room.seen(name),
        )  # fmt: skip

    def keep(self, entries: Sequence[Entry]) -> None:
        """Write entries as one act."""
        kept = as_one_act(entries)
        self.desk.store.write(kept)
        self.room = entered(self.room, kept)


def propose_groups(
    desk: Desk, session: SessionId, shape: Shape | None, seed: str, rounds: int
) -> Grouping:
    """Groups for a session, on the table. Raises Trouble when the size cannot be understood, or so
    many rounds cannot be planned."""
    if shape is None:
        raise refusal(NO_SHAPE)
    found = Grouping(Held(desk, session), _SHOWN)
    found.read()
    if rounds > 1:
        job = found.ahead(rounds, shape, seed)
        if isinstance(job, Reply):
            raise refusal(job.words)
    else:
        job = found.open(shape, seed)
    found.solved(job)
    return found
