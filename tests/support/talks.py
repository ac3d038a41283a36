"""A session to talk through in plain mode."""

from __future__ import annotations

from dataclasses import dataclass, field

from support.desk import Clock

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.plain.conversation import Talk


@dataclass
class TalkRoom:
    """A desk, its session, and talks about it."""

    desk: Desk
    session: SessionId
    clock: Clock
    told: list[str] = field(default_factory=list)

    def open(self) -> Conductor:
        return open_session(self.desk, self.session)

    def talk(self) -> Talk:
        """A talk that has begun."""
        talk = Talk(self.open(), self.told.append)
        talk.begin()
        return talk
