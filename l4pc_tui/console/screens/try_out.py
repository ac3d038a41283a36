"""Trying out an exercise or a plan from the library: a session with no cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from l4pc_tui.console.frame.full_screen import Face


def try_out(face: Face, key: str) -> None:
    """Run it now, where it stood if it was tried out before and not closed."""
    from l4pc_tui.desk.session.which import trial

    desk, console = face.desk, face.console
    if console.conductor is not None:
        face.tell("Leave this session first; then another can be run.")
        return
    console.at_desk(lambda: trial(desk, key).session.id, console.open_session, leads=True)
