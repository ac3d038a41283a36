"""Plain mode: the same session line by line, over the same desk."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.text import clean_line
from l4pc_tui.desk.regular_backups import RegularBackups
from l4pc_tui.desk.session.leave import gone, hang_up
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.machine.closing import closing
from l4pc_tui.machine.typed_bytes import NotRead
from l4pc_tui.plain.conversation import Talk
from l4pc_tui.plain.inputs import Block, Happening, Heard, Inbox, listening
from l4pc_tui.plain.session_lines import left

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

SOMETHING_TO_ACT_ON = 1
INTERRUPTED = 130


def run_plain(desk: Desk, session: SessionId) -> int:
    """Run a session over stdin and stdout until it is left; the exit code.

    When no more lines come the session waits, unless it was said that it goes on. When the
    terminal closes it is left as it is, and opening it again asks what the room did. Either way
    everything is saved first; what the disk does not take is written where it can be, which is
    told and gives 1.
    """
    conductor = open_session(desk, session)
    desk.store.watch()
    talk = Talk(conductor, _tell)
    backups = RegularBackups(desk)
    ended, inbox = Happening.HANG_UP, Inbox()
    with closing(lambda: inbox.put(Happening.HANG_UP)):
        try:
            with listening(inbox=inbox) as events:
                talk.begin()
                ended = _converse(talk, events, backups)
        finally:
            kept, told = _end(talk, hung_up=ended is Happening.HANG_UP)
            with contextlib.suppress(OSError):
                # A terminal that is gone cannot be told.
                _tell(told)
    if ended is Happening.INTERRUPT:
        return INTERRUPTED
    return 0 if kept else SOMETHING_TO_ACT_ON


def _converse(talk: Talk, events: Iterator[Heard], backups: RegularBackups) -> Happening:
    """Talk until the session is left; what ended it."""
    for event in events:
        if isinstance(event, str):
            talk.hear(event)
        elif isinstance(event, Block):
            talk.hear_block(event.lines)
        elif isinstance(event, NotRead):
            # A question that is open stays open.
            talk.say(event.sentence)
        elif event is Happening.TICK:
            talk.tick()
            if told := backups.tick():
                talk.say(told)
        else:
            return event
        if talk.ending.done:
            break
    return Happening.END


def _end(talk: Talk, *, hung_up: bool) -> tuple[bool, str]:
    """Let go, if nobody has; whether everything is kept, and what is told of it."""
    conductor = talk.conductor
    if talk.ending.rescued:
        return True, _left(talk)
    if hung_up and not talk.ending.done:
        end = hang_up(conductor)
    else:
        if not talk.ending.done:
            conductor.leave(goes_on=talk.ending.goes_on)
        end = gone(conductor)
    return end.kept, end.told or _left(talk)


def _left(talk: Talk) -> str:
    return " ".join((left(talk.conductor.view()), *talk.ending.handed()))


def _tell(line: str) -> None:
    """One line, at once: a pipe or a screen reader must not wait for the next."""
    sys.stdout.write(f"{clean_line(line)}\n")
    sys.stdout.flush()
