"""A roster file is brought in: what only a person can decide is asked first, then what is not plain
is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.console.questions.file_question import FileQuestion
from l4pc_tui.console.questions.roster_preview import RosterPreview
from l4pc_tui.core.text.amounts import count
from l4pc_tui.desk.paths import typed_path
from l4pc_tui.desk.people.rosters import RosterReport, import_roster

if TYPE_CHECKING:
    from l4pc_tui.console.app import Console
    from l4pc_tui.console.frame.full_screen import Face


def bring_roster(console: Console, cohort: str, file: str, face: Face) -> None:
    """Ask what the file leaves open, bring it into the cohort as one act, and tell on ``face``."""
    desk, path = console.desk, typed_path(file)
    answers: dict[str, str] = {}
    passed: set[str] = set()

    def told(report: RosterReport) -> None:
        left = sum(row.left_out for row in report.rows)
        out = f"{count(left, 'row is', 'rows are')} left out" if left else ""
        face.tell(" · ".join(filter(None, (report.told, out))))
        if face is console.home:
            console.refresh_home()
        else:
            face.on_screen_resume()

    def look() -> None:
        console.at_desk(
            lambda: import_roster(desk, path, cohort, dry_run=True, answers=answers),
            ask,
            leads=True,
        )

    def bring() -> None:
        console.at_desk(
            lambda: import_roster(desk, path, cohort, answers=answers), told, leads=True
        )

    def show(report: RosterReport) -> None:
        if not report.rows:
            face.tell("Nothing was brought in.")  # What the whole file asks was left open.
        elif report.lines:
            console.push_screen(
                RosterPreview(report),
                lambda yes: bring() if yes else face.tell("Nothing was brought in."),
            )
        else:
            bring()

    def ask(report: RosterReport) -> None:
        waiting = [each for each in report.questions if each.key not in passed]
        if not waiting:
            show(report)
            return
        asked = waiting[0]
        number = len(passed) + 1

        def answered(answer: str | None) -> None:
            passed.add(asked.key)
            if answer:
                answers[asked.key] = answer
                look()  # What is open may be another by now.
            else:
                ask(report)

        console.push_screen(FileQuestion(asked, number, len(passed) + len(waiting)), answered)

    look()
