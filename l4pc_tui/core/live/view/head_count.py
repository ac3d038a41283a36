"""How many people the times of a session count with."""

from __future__ import annotations

from l4pc_tui.core.live.run.session_state import LiveSession
from l4pc_tui.core.record.nouns import Presence

_GONE = frozenset((Presence.SORRY, Presence.ABSENT, Presence.LEFT_EARLY))
_HERE = frozenset(presence for presence in Presence if presence.in_room)


def may_be_here(room: LiveSession) -> int | None:
    """How many can answer: who is here, and who is not marked yet; facilitators are in no count.
    None where there is no register to tell."""
    people = [each.person.id for each in room.enrolled if not each.facilitates]
    marks = [room.marks[key].mark for key in people if key in room.marks]
    return len(people) - sum(mark in _GONE for mark in marks) if people else None


def counted(room: LiveSession, expected: int) -> int:
    """People to count with: those expected, without who is sorry, absent or gone, with who
    walked in. Whoever is not yet marked still counts as coming.

    Where nobody was expected by name (a try-out), those who walked in are all there are.
    """
    members = walked = gone = 0
    for enrolled in room.enrolled:
        if enrolled.facilitates:
            continue
        held = room.marks.get(enrolled.person.id)
        mark = held.mark if held else ""
        if enrolled.person.walk_in:
            walked += mark in _HERE
        else:
            members += 1
            gone += mark in _GONE
    if not members:
        return walked or expected
    return max(1, expected - gone + walked)
