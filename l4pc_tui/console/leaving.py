"""Leaving a session: it waits or goes on; what is not saved can be put elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.console.screens.ask import Ask
from l4pc_tui.console.screens.choose import Choice, Choose
from l4pc_tui.console.screens.waiting import Waiting
from l4pc_tui.core.record.moves import State

if TYPE_CHECKING:
    from l4pc_tui.console.app import Console
    from l4pc_tui.console.screens.session import SessionScreen

PATIENCE = 2.0
"""Seconds that the disk gets to take what waits before another folder is offered."""


def leave(app: Console, screen: SessionScreen) -> None:
    """Ask what the session does meanwhile, when its clock runs; then let go of it."""
    if screen.conductor.reading or screen.view.state is not State.RUNNING:
        _let_go(app, screen, goes_on=True)
        return

    def chosen(answer: str | None) -> None:
        if answer is not None:
            _let_go(app, screen, goes_on=answer == "on")

    if screen.conductor.desk.pretends == "rehearsal":
        ends = (Choice("enter", "on", "it ends"), Choice("escape", "", "stay"))
        app.push_screen(Choose("End the rehearsal? It says what it showed; no record is kept.", ends),
                        chosen)  # fmt: skip
        return
    choices = (
        Choice("w", "waits", "it waits"), Choice("g", "on", "it goes on"),
        Choice("escape", "", "stay"),
    )  # fmt: skip
    asked = (
        "Leave the session? w: it waits, and the clock stops. g: it goes on without the console."
    )
    app.push_screen(Choose(asked, choices), chosen)


def _let_go(app: Console, screen: SessionScreen, *, goes_on: bool) -> None:
    """Let go, once everything is on the disk or in another folder."""
    conductor = screen.conductor

    waiting = Waiting("Saving what waits…")

    def left(saved: bool | None) -> None:
        if saved:
            app.session_left(screen)
        else:
            _offer_rescue(app, screen)

    def work() -> bool:
        conductor.leave(goes_on=goes_on)
        return conductor.settled(PATIENCE)

    # Until it is saved or asked, what is typed must not reach the session as commands.
    app.push_screen(waiting, left)
    app.at_desk(work, waiting.over, trouble=lambda *_: waiting.over(False))


def _offer_rescue(app: Console, screen: SessionScreen) -> None:
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
            lambda: conductor.rescue(Path(folder).expanduser()),
            lambda path: _rescued(app, screen, path),
        )

    asked = conductor.unsaved()
    app.push_screen(Ask(asked, told, value=str(Path.home()), needed=True), named)


def _rescued(app: Console, screen: SessionScreen, path: Path) -> None:
    app.session_left(screen)
    app.home.tell(f"What was not saved lies in {path}.")
