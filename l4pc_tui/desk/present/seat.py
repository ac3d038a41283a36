"""A seat beside whoever runs a session: a second console on the same file that takes notes.

By design it is the same file on the same laptop, and no network.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from l4pc_tui.core.record.names import SessionId

if TYPE_CHECKING:
    from l4pc_tui.store.store import Store

ASKED = "You read along. Under which name do you take notes?"
WHY = (
    "The console that runs this session goes by your name. With another one it is seen who wrote "
    "what, and z takes back only what is yours."
)
SAME = "The console that runs this session goes by that name too. Say another one, please."
SITS = "{} takes notes at another console already. Say another name, please."
NAMESAKE = "Somebody called {} leads this session; n asks for another name for you."
LONG = "That reads like a note. A name has up to 40 characters and five words."
_LONGEST, _MOST_WORDS = 40, 5
"""Of a name that is typed, in characters."""
NO_NAME = "Say under which name you take notes."
LOST = "Another console takes notes as {} now; n asks for another name."
NOT_YOURS = "{} is not yours. You can put right and strike your own notes; T takes over."
NOTES_ALONE = "You take notes beside it; T takes over."


def is_no_name(typed: str) -> bool:
    """Whether what was typed as a name is more likely the note itself."""
    return len(typed) > _LONGEST or len(typed.split()) > _MOST_WORDS


class Seat:
    """One person's, at one console. Nothing of it waits for the disk but ``take``."""

    def __init__(self, store: Store, session: SessionId, actor: str) -> None:
        self.actor = actor
        """The name under which notes are taken."""
        self._store = store
        self._session = session
        self._beat: Future[bool] | None = None

    def take(self) -> bool:
        """Sit down; False when that person sits there at another console. Raises Trouble."""
        return self._store.take_seat(self._session, self._store.holder, actor=self.actor).mine

    def beat(self) -> None:
        """Say that somebody still sits here."""
        self._beat = self._store.later(
            self._store.keep_seat, self._session, self._store.holder, actor=self.actor
        )

    def is_lost(self) -> bool:
        """Whether another console has this person's seat, as the last beat found out; told once."""
        if self._beat is None or not self._beat.done():
            return False
        answered, self._beat = self._beat, None
        return answered.exception() is None and not answered.result()

    def leave(self) -> None:
        """Get up. A half-typed line waits for its person."""
        self._store.later(
            self._store.leave_seat, self._session, self._store.holder, actor=self.actor
        )
