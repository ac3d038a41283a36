"""Rehearsing from the library: on a copy that is gone afterwards; then what it showed."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from l4pc_tui.console.questions.ask import Ask

if TYPE_CHECKING:
    from l4pc_tui.console.app import Console
    from l4pc_tui.console.frame.full_screen import Face
    from l4pc_tui.console.session.plan_ahead import PlanAhead
    from l4pc_tui.console.session.session import SessionScreen
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.session.conductor import Conductor

ASKED = "Rehearse it how many times as fast?"
TOLD = (
    "From 1 to 120. The clock runs from the start on, among invented people. No record is kept; "
    "at the end it says which steps ran over."
)


def rehearse(face: Face, key: str) -> None:
    """Ask how fast, then begin."""
    from l4pc_tui.desk.practice.rehearsal import USUAL

    if face.console.conductor is not None:
        face.tell("Leave this session first; then another can be rehearsed.")
        return

    def typed(speed: str | None) -> None:
        if speed is not None:
            _begin(face.console, key, speed)

    face.console.push_screen(
        Ask(ASKED, TOLD, value=f"{USUAL:g}", needed=True, enter="Rehearse"), typed
    )


def over(app: Console, screen: SessionScreen | PlanAhead) -> None:
    """The rehearsal was left: the copy goes, and what it showed is told."""
    from l4pc_tui.console.questions.verdict import Verdict
    from l4pc_tui.desk.practice.rehearsal import verdict

    desk, session = app.desk, screen.conductor.session

    def told(lines: tuple[str, ...]) -> None:
        app.put_away()
        app.rehearsal.close()
        screen.dismiss()
        app.push_screen(Verdict(lines))

    app.at_desk(lambda: verdict(desk, session), told, leads=True)


def _begin(app: Console, key: str, speed: str) -> None:
    own = app.desk

    def work() -> tuple[ExitStack, Desk, Conductor]:
        from l4pc_tui.desk.practice.rehearsal import read_pace, rehearsal
        from l4pc_tui.desk.session.open import open_session

        with ExitStack() as stack:
            held = stack.enter_context(rehearsal(own, key, read_pace(speed)))
            copy = held.open()
            return stack.pop_all(), copy, open_session(copy, held.session)

    def begun(found: tuple[ExitStack, Desk, Conductor]) -> None:
        app.rehearsal, copy, conductor = found
        app.work_at(copy)
        app.show_session(conductor)

    app.at_desk(work, begun, leads=True)
