"""What is asked before the room is moved by what may have been a slip, or on another day."""

from __future__ import annotations

from dataclasses import replace

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.view.where_to import where_to
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.core.text.amounts import as_date, day, local
from l4pc_tui.desk.session.run_sheet import Leading


class Leads(Leading):
    """Questions about where a wish leads."""

    def where_to(self, wish: str, stop: str = "") -> str:
        """Where a wish would lead the room, as a question; "" where it moves nothing.

        wish: start, next, back, reveal, up, come_up; or goto, with the ``stop``.
        """
        sheet, run = self.sheet, self.room.run
        answer = {
            "start": lambda: rules.start(sheet, run, {}),
            "next": lambda: rules.next_step(sheet, run),
            "back": lambda: rules.back(sheet, run),
            "reveal": lambda: rules.reveal(sheet, run),
            "up": lambda: rules.up(sheet, run),
            "come_up": lambda: rules.come_up(sheet, run),
            "goto": lambda: rules.goto(sheet, run, stop),
        }[wish]()
        return "" if self.reading else where_to(sheet, run, answer)

    def other_day(self) -> str:
        """What is asked before a session starts that is planned for another day than today; ""
        where it is today's, has begun, or only pretends."""
        planned = as_date(self._read.row.session.date)
        today = local(self.desk.now(), self.desk.zone).date()
        pretends = bool(self.desk.pretends) or self.reading
        if self.room.run.state is not State.PLANNED or planned in (None, today) or pretends:
            return ""
        return (
            f"This session is planned for {day(planned.isoformat())}. "
            f"Today is {day(today.isoformat())}."
        )

    def move_to_today(self) -> None:
        """Put the session on today: it was to be started on another day."""
        today = local(self.desk.now(), self.desk.zone).date().isoformat()
        moved = replace(self._read.row.session, date=today)
        self._read = replace(self._read, row=replace(self._read.row, session=moved))
        # No act of the session: undo leaves the calendar as it is.
        name = entity("session", self.session)
        self.keep([self.desk.store.entry("put", name, moved.data(), actor=self.desk.actor)])
