"""A roster file is brought in; what only a person can decide is asked row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.console.questions.roster_row import RosterRow
from l4pc_tui.core.text.amounts import count
from l4pc_tui.desk.paths import typed_path
from l4pc_tui.desk.people.rosters import RosterReport, import_roster

if TYPE_CHECKING:
    from l4pc_tui.console.app import Console
    from l4pc_tui.console.frame.full_screen import Face


def bring_roster(console: Console, cohort: str, file: str, face: Face) -> None:
    """Bring the file into a cohort, ask about the rows that are open, and tell on ``face``."""
    desk, path = console.desk, typed_path(file)
    answers: dict[int, str] = {}

    def told(report: RosterReport) -> None:
        left = len(report.asks)
        out = (
            f"{count(left, 'row is', 'rows are')} left out until you say who it is" if left else ""
        )
        face.tell(" · ".join(filter(None, (report.told, out, *report.lines[:2]))))
        if face is console.home:
            console.refresh_home()
        else:
            face.on_screen_resume()

    def ask(report: RosterReport, number: int = 0) -> None:
        if number == len(report.asks):
            if answers:
                console.at_desk(lambda: import_roster(desk, path, cohort, answers=answers), told,
                                leads=True)  # fmt: skip
            else:
                told(report)
            return
        asked = report.asks[number]

        def answered(answer: str | None) -> None:
            if answer:
                answers[asked.line] = answer
            ask(report, number + 1)

        console.push_screen(RosterRow(asked, number + 1, len(report.asks)), answered)

    console.at_desk(lambda: import_roster(desk, path, cohort), ask, leads=True)
