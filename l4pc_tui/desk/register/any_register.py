"""The register of any session, whether it is open here, open elsewhere, closed, or long past.

Nothing here takes a session from anybody. What is written is the next version of what stands in
the file; a console that runs the session reads it as it reads whatever another process writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.run.reply import DONE, Reply
from l4pc_tui.core.live.run.session_state import entered, gather
from l4pc_tui.core.live.view.register_view import codes_of, people_like
from l4pc_tui.core.people.row_codes import meant
from l4pc_tui.core.record.entry import Data, Entry, EntryKind, as_one_act
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.people.enrolment import where
from l4pc_tui.desk.people.who import LEAST
from l4pc_tui.desk.session.register import Registering
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


class AnyRegister(Registering):
    """A session's register as it stands in the file. What is done is written at once."""

    def __init__(self, desk: Desk, row: SessionRow) -> None:
        self.desk, self.where = desk, where(row)
        self.room = gather(row.session.id, desk.store.record_of(row.session.id))

    def entry(
        self, kind: EntryKind, name: str, data: Data | None, subject: str | None = None,
    ) -> Entry:  # fmt: skip
        return self.desk.store.entry(
            kind, name, data, actor=self.desk.actor, subject=subject, session=self.room.session,
            base=self.room.seen(name),
        )  # fmt: skip

    def done(self, *entries: Entry, words: str = "", **how: Any) -> Reply:  # noqa: ARG002
        act = as_one_act(entries)
        self.desk.store.write(act)
        self.room = entered(self.room, act)
        return Reply(True, words) if words else DONE

    def refused(self) -> Reply | None:
        return Reply(False, self.desk.reads_only) if self.desk.reads_only else None

    def who(self, said: str) -> PersonId:
        """The person on the register who is meant by a row's code, the letters of a name, or the
        beginning of an id. Raises Trouble where that is nobody, or more than one."""
        if code := meant(said.strip(), codes_of(self.room)):
            return PersonId(code)
        view, shown = self.register(), clean_name(said, 40)
        found = people_like(view, said)
        if not found and len(said) >= LEAST:
            found = tuple(line for line in view.lines if line.person.startswith(said))
        if len(found) == 1:
            return found[0].person
        if not found:
            raise refusal(
                f"Nobody on the register is called “{shown}”.",
                "l4pc register show lists who is; l4pc person add puts somebody on the roster.",
            )
        named = ", ".join(f"{line.name} ({line.code})" for line in found)
        raise refusal(f"“{shown}” could be {named}.", "Name one by the letters in brackets.")
