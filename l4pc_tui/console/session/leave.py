"""Leaving a session: it waits or goes on; what is not saved can be put elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.console.questions.ask import Ask
from l4pc_tui.console.questions.choose import Choose, chosen_by
from l4pc_tui.console.questions.waiting import Waiting

if TYPE_CHECKING:
    from l4pc_tui.console.app import Console
    from l4pc_tui.console.session.plan_ahead import PlanAhead
    from l4pc_tui.console.session.session import SessionScreen


def leave(app: Console, screen: SessionScreen | PlanAhead) -> None:
    """Ask what the session does meanwhile, when its clock runs; then let go of it."""
    from l4pc_tui.desk.session.leave import question

    found = question(screen.conductor)
    if found is None:
        _let_go(app, screen, goes_on=True)
        return

    def chosen(answer: str | None) -> None:
        if answer is not None:
            _let_go(app, screen, goes_on=answer == "on")

    told = " ".join(f"{each.letter}: {each.typed}." for each in found.answers if each.letter)
    asked = " ".join(filter(None, (found.asked, told)))
    app.push_screen(Choose(asked, chosen_by(found.answers, "stay")), chosen)


def _let_go(app: Console, screen: SessionScreen | PlanAhead, *, goes_on: bool) -> None:
    """Let go, once everything is on the disk or in another folder."""
    from l4pc_tui.desk.session.leave import leave

    conductor = screen.conductor
    waiting = Waiting("Saving what waits…")

    def left(saved: bool | None) -> None:
        if saved:
            app.session_left(screen)
        else:
            _offer_rescue(app, screen, goes_on=goes_on)

    # Until it is saved or asked, what is typed must not reach the session as commands.
    app.push_screen(waiting, left)
    app.at_desk(
        lambda: leave(conductor, goes_on=goes_on), waiting.over,
        trouble=lambda *_: waiting.over(False),
    )  # fmt: skip


def _offer_rescue(app: Console, screen: SessionScreen | PlanAhead, *, goes_on: bool) -> None:
    from l4pc_tui.desk.session.leave import rescue

    conductor = screen.conductor
    told = (
        "Name a folder that can be written, on a stick perhaps; l4pc restore takes it in "
        "later. Escape goes back to the session."
    )

    def named(folder: str | None) -> None:
        if folder is None:
            conductor.stay()
            screen.draw_all()
            return
        app.at_desk(
            lambda: rescue(conductor, folder, goes_on=goes_on),
            lambda told: _rescued(app, screen, told),
            leads=True,
        )

    asked = conductor.unsaved()
    app.push_screen(Ask(asked, told, value=str(Path.home()), needed=True), named)


def _rescued(app: Console, screen: SessionScreen | PlanAhead, told: str) -> None:
    app.session_left(screen)
    app.home.tell(told)
