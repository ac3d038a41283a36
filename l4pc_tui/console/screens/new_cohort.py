"""A new cohort: its name, a programme if it has one, its roster file."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widget import Widget

from l4pc_tui.console.questions.form import Form
from l4pc_tui.console.widgets.choice_field import ChoiceField
from l4pc_tui.console.widgets.field import Field
from l4pc_tui.core.text.width import cut
from l4pc_tui.desk.library.library import LibraryLine, listing
from l4pc_tui.desk.people.cohorts import cut_off, new_cohort

SHOWN = 60
"""Cells of a name that an answer says."""


class NewCohort(Form):
    """With a programme, all of its sessions are planned at once."""

    HEADING = "New cohort"
    TOLD = "Only the name is needed; the rest can come later."

    def fields(self) -> Sequence[tuple[str, Widget]]:
        return (
            ("Name", Field(hint="for example: Somerset, autumn", id="name")),
            ("Programme", ChoiceField((("", "none yet"),), id="programme")),
            ("Roster file", Field(hint="a path; leave empty for later", id="roster")),
        )

    def on_mount(self) -> None:
        self.reading("programme", self._look)
        self._look(leads=True)

    def _look(self, *, leads: bool = False) -> None:
        desk = self.desk
        self.console.at_desk(lambda: listing(desk, "programme"), self._offer, leads=leads)

    def _offer(self, lines: Sequence[LibraryLine]) -> None:
        options = [("", "none yet"), *((line.id, line.title) for line in lines)]
        field = self.query_one("#programme", ChoiceField)
        field.offer(options, field.value)

    def save(self) -> None:
        name, programme, file = self.value("name"), self.value("programme"), self.value("roster")
        desk = self.desk

        def work() -> str:
            return new_cohort(desk, name, programme).name

        def made(kept: str) -> None:
            self.dismiss()
            if file:
                self.console.bring_roster(kept, file, self.console.home)
            else:
                told = f"“{cut(kept, SHOWN)}” is there. c shows its sessions. {cut_off(name)}"
                self.console.tell(told.rstrip())

        self.console.at_desk(work, made, trouble=self.refuse, leads=True)
