"""Who is here, as it stands beside a running session: under their marks, and everyone by name."""

from __future__ import annotations

from collections import defaultdict
from datetime import tzinfo

from l4pc_tui.core.live.run.session_state import LiveSession
from l4pc_tui.core.live.view.register_view import DRAWN, UNMARKED
from l4pc_tui.core.live.view_model import ROLL, RollLine, RollName
from l4pc_tui.core.people.enrolled import Enrolled, by_name
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.nouns import Presence
from l4pc_tui.core.text import amounts

_NAMED = 6
"""How many people who are not yet marked are named; more are counted."""


def roll(room: LiveSession, now: float, zone: tzinfo | None) -> tuple[RollLine, ...]:
    """Everyone who is not simply here, under their marks; times where they tell something."""
    named: dict[str, list[str]] = defaultdict(list)
    for enrolled in by_name(room.enrolled):
        name = _name(enrolled)
        mark = room.marks.get(enrolled.person.id)
        if enrolled.facilitates:
            named["leads"].append(name)
        elif mark is None:
            named["to come"].append(name)
        elif mark.mark == Presence.LATE and mark.arrived:
            named["late"].append(f"{name} {amounts.hhmm(epoch(mark.arrived), zone, now)}")
        elif mark.mark == Presence.LEFT_EARLY and mark.left:
            named["left"].append(f"{name} {amounts.hhmm(epoch(mark.left), zone, now)}")
        elif mark.mark != Presence.HERE:
            named[mark.mark].append(name)
    counts = {mark: len(names) for mark, names in named.items()}
    if counts.get("to come", 0) > _NAMED:
        named["to come"] = [amounts.count(counts["to come"], "person", "people")]
    return tuple(
        RollLine(mark, ", ".join(named[mark]), counts[mark]) for mark in ROLL if mark in counts
    )


class _Everyone:
    """Everyone who is expected, made anew only where the people or their marks have changed: a
    view is drawn every second."""

    def __init__(self) -> None:
        self._of: tuple[object, object] = (None, None)
        self._names: tuple[RollName, ...] = ()

    def names(self, room: LiveSession) -> tuple[RollName, ...]:
        """In register order; who leads is told apart from them."""
        if room.enrolled is not self._of[0] or room.marks is not self._of[1]:
            self._of = (room.enrolled, room.marks)
            self._names = tuple(
                _drawn(enrolled, room)
                for enrolled in by_name(room.enrolled)
                if not enrolled.facilitates
            )
        return self._names


everyone = _Everyone().names
"""Each person with the register's sign, and its word where they are not simply here."""


def _drawn(enrolled: Enrolled, room: LiveSession) -> RollName:
    mark = room.marks.get(enrolled.person.id)
    sign, word, tone = DRAWN[Presence(mark.mark)] if mark else UNMARKED
    plain = mark is not None and mark.mark == Presence.HERE
    return RollName(_name(enrolled), sign, "" if plain else word, tone)


def _name(enrolled: Enrolled) -> str:
    return enrolled.person.display_name or enrolled.person.name
