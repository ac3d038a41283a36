"""A new session: whose, from which plan, when."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widget import Widget

from l4pc_tui.console.questions.form import Form
from l4pc_tui.console.widgets.choice_field import ChoiceField
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.desk.library.library import LibraryLine, listing
from l4pc_tui.desk.people.calendar import CohortSessions, calendar
from l4pc_tui.desk.people.sessions import new_session

TRY_OUT = ("", "nobody: a try-out")


class NewSession(Form):
    """A session of a cohort, or a try-out of a plan or one exercise."""

    HEADING = "New session"
    TOLD = "Without a date it is today; without a time, the plan’s own."

    def __init__(self, cohort: str = "") -> None:
        """cohort: the name of the one to offer first."""
        super().__init__()
        self._first = cohort
        self._asked = False
        """Whether the cohorts are there: what was chosen of them then stays."""

    def fields(self) -> Sequence[tuple[str, Widget]]:
        return (
            ("Cohort", ChoiceField((TRY_OUT,), id="cohort")),
            ("Plan", ChoiceField(id="plan")),
            ("Date", Field(hint="today; or a day, such as 2026-10-06", id="date")),
            ("Starts", Field(hint="as the plan says; or a time, such as 09:30", id="starts")),
        )

    def on_mount(self) -> None:
        self.reading("plan", self._look)
        self._look(leads=True)

    def _look(self, *, leads: bool = False) -> None:
        desk = self.desk
        self.console.at_desk(lambda: (calendar(desk), listing(desk)), self._offer, leads=leads)

    def _offer(self, found: tuple[tuple[CohortSessions, ...], tuple[LibraryLine, ...]]) -> None:
        cohorts, lines = found
        named = [(cohort.name, cohort.name) for cohort in cohorts if cohort.id]
        cohort, plan = self.query_one("#cohort", ChoiceField), self.query_one("#plan", ChoiceField)
        if not self._asked:
            cohort.offer([*named, TRY_OUT], self._first or (named[0][0] if named else ""))
        plans = [(line.id, line.title) for line in lines if line.kind == "session"]
        plans += [(line.id, f"{line.title} (one exercise)") for line in lines
                  if line.kind == "exercise"]  # fmt: skip
        plan.offer(plans, plan.value)
        self._asked = True

    def save(self) -> None:
        cohort, plan, on = self.value("cohort"), self.value("plan"), self.value("date")
        starts, desk = self.value("starts"), self.desk
        self.console.at_desk(
            lambda: new_session(desk, cohort, plan, on, starts=starts),
            lambda row: self._made(row.session.date),
            trouble=self.refuse,
            leads=True,
        )

    def _made(self, on: str) -> None:
        self.dismiss()
        self.console.tell(f"Planned for {on}. c shows it under its cohort.")
