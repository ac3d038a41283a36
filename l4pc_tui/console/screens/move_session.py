"""Another date for a session that is planned."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widget import Widget

from l4pc_tui.console.questions.form import Form
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.desk.people.calendar import SessionLine
from l4pc_tui.desk.people.other_dates import move_session


class MoveSession(Form):
    """Its date, and when it starts."""

    HEADING = "Move a session"
    TOLD = "Without a time it starts as before."

    def __init__(self, line: SessionLine) -> None:
        super().__init__()
        self._line = line

    def fields(self) -> Sequence[tuple[str, Widget]]:
        return (
            (f"Date of {self._line.title}", Field(self._line.date, "2026-10-06", id="date")),
            ("Starts", Field(self._line.starts, "as the plan says", id="starts")),
        )

    def save(self) -> None:
        desk, id = self.desk, self._line.id
        on, starts = self.value("date"), self.value("starts")
        self.console.at_desk(
            lambda: move_session(desk, id, on, starts=starts),
            lambda row: self._moved(row.session.date),
            trouble=self.refuse,
            leads=True,
        )

    def _moved(self, on: str) -> None:
        self.dismiss()
        self.console.tell(f"Moved to {on}.")
