"""An attendance file is taken in on the register; what it leaves open is asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.questions.file_question import FileQuestion
from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.text.amounts import count
from l4pc_tui.desk.paths import typed_path
from l4pc_tui.desk.register.attendance_import import AttendanceReport, row_of, take_in

if TYPE_CHECKING:
    from l4pc_tui.console.record.register import RegisterScreen

WHICH = "Which attendance file?"
KINDS = "Of Teams, Zoom, Meet, Webex, a form or a sign-in sheet: CSV or .xlsx. Several, one after another."


def bring_attendance(face: RegisterScreen) -> None:
    """Ask for a file and for what it leaves open, take it in as one act, and tell."""
    answers: dict[str, str] = {}
    passed: set[str] = set()
    conductor = face.conductor

    def named(file: str | None) -> None:
        if not file:
            return
        path = typed_path(file)

        def take(dry_run: bool) -> AttendanceReport:
            return take_in(
                conductor, row_of(conductor), (path,), dry_run=dry_run, answers=dict(answers),
                keep=lambda entries: face.app.call_from_thread(conductor.done, *entries),
            )  # fmt: skip

        def look() -> None:
            face.console.at_desk(lambda: take(True), ask, leads=True)

        def ask(report: AttendanceReport) -> None:
            if report.refused:
                face.answer(Reply(False, report.reading.why))
                return
            waiting = [each for each in report.questions if each.key not in passed]
            if not waiting:
                face.console.at_desk(lambda: take(False), told, leads=True)
                return
            asked, number = waiting[0], len(passed) + len(answers) + 1

            def answered(answer: str | None) -> None:
                if answer:
                    answers[asked.key] = answer
                    look()  # What is open may be another by now, or the same once more.
                else:
                    passed.add(asked.key)
                    ask(report)

            question = asked.asked()
            if question.choices:
                slip = FileQuestion(question, number, number - 1 + len(waiting))
                face.app.push_screen(slip, answered)
            else:
                face.app.push_screen(
                    Ask(asked.text, value=asked.proposed, enter="Answer"), answered
                )

        def told(report: AttendanceReport) -> None:
            left = f"{count(len(report.questions), 'question is', 'questions are')} open"
            more = [*report.lines[:2], *([left] if report.questions else [])]
            face.draw_all()
            face.answer(Reply(True, " ".join([report.told, *more])))

        look()

    face.app.push_screen(Ask(WHICH, KINDS, needed=True, enter="Read it"), named)
