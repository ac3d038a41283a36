"""Leaving a session, whichever face it is left from: what is asked, what is saved, what is not."""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.live.notes.answers import LEAVING, REHEARSED, Answer
from l4pc_tui.core.record.life import State
from l4pc_tui.desk.paths import typed_path
from l4pc_tui.desk.session import patience
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.desk.session.conductor import Conductor


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before a session is left, and what can be answered besides staying."""

    asked: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """A session that was let go of with nobody to ask. kept: everything is in the file.

    told: where the rest lies, or that it is lost; "" when everything is kept.
    """

    kept: bool
    told: str = ""


def question(conductor: Conductor) -> Question | None:
    """What is to be asked first; None where no clock of ours runs, and leaving changes nothing."""
    if conductor.reading or conductor.room.run.state is not State.RUNNING:
        return None
    if conductor.desk.pretends == "rehearsal":
        return Question("End the rehearsal? It says what it showed; no record is kept.", REHEARSED)
    return Question("Leave the session?", LEAVING)


def leave(conductor: Conductor, *, goes_on: bool) -> bool:
    """Let go once everything is on the disk; False when that was not in time.

    The session is held as before then, until ``rescue`` puts what waits into another folder.
    """
    if conductor.settled(patience.LEAVE):
        conductor.leave(goes_on=goes_on)
        if conductor.settled(patience.LEAVE):
            return True
        conductor.stay()
    return False


def rescue(conductor: Conductor, folder: str, *, goes_on: bool) -> str:
    """Let go, with what is not on the disk in another folder; where it lies, in a sentence.

    A clock that is stopped by leaving is among it. Raises Trouble when that folder cannot be
    written either; the session is held again then.
    """
    conductor.leave(goes_on=goes_on)
    try:
        path = conductor.rescue(typed_path(folder))
    except Trouble:
        conductor.stay()
        raise
    return f"What was not saved lies in {path}."


def hang_up(conductor: Conductor) -> Gone:
    """The terminal closes, or the system asks us to end: let go in mid-session.

    Opening it again asks what the room did.
    """
    conductor.let_go()
    return gone(conductor, patience.CLOSED)


def gone(conductor: Conductor, seconds: float = patience.GONE) -> Gone:
    """Save what waits of a session that was let go of, where it can be, with nobody to ask.

    seconds: how long the disk gets before another folder is tried.
    """
    if conductor.settled(seconds):
        return Gone(True)
    reason = conductor.saved().reason or conductor.line_refused
    for folder in (Path.home(), Path(tempfile.gettempdir())):
        with contextlib.suppress(Trouble):
            path = conductor.rescue(folder)
            told = f"Not everything could be saved; what was not lies in {path}. {reason}"
            return Gone(False, told)
    return Gone(
        False, f"Not everything could be saved. {reason} No other folder could be written either."
    )
