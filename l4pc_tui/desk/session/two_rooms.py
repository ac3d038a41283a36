"""After a low pulse: a pause for everybody, then two rooms, or the plan B for all.

The plan B is pinned with the plan, so that a session that has begun takes the version of then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.depth import two_rooms
from l4pc_tui.core.live.notes.answers import LOW_PULSE, Answer
from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.reply import DONE, Reply
from l4pc_tui.core.live.run.rulings import Accepted, Refused, stand
from l4pc_tui.core.live.sheet.changes import changed
from l4pc_tui.core.live.time import plan_changes
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.live.time.time_changes import Proposal, item_here
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.text.amounts import capital
from l4pc_tui.desk.session.depth import Descending
from l4pc_tui.desk.session.pinned_scripts import exercise_scripts, used_by
from l4pc_tui.desk.trouble import Trouble

if TYPE_CHECKING:
    from l4pc_tui.core.live.sheet.sheet import SheetItem
    from l4pc_tui.desk.session.pinned_scripts import Scripts
    from l4pc_tui.desk.wall.on_the_wall import OnTheWall

NONE = Reply(
    False,
    "No plan B stands ready: this plan names none for what is to come, or it was taken already.",
)


class TwoRooms(Descending):
    """What a facilitator can do after a low pulse, and with the plan B at any time."""

    wall: OnTheWall

    def plan_b(self) -> str:
        """The title of the plan B that stands ready now; "" where there is none."""
        item = two_rooms.plan_b_of(self.sheet, self.room.run)
        if item is None or self.reading:
            return ""
        held = self._read.scripts.exercises.get(item.plan_b)
        return held.title if held else item.plan_b

    def is_low(self) -> bool:
        """Whether the latest pulse asks for a pause, which one that is closed cannot have."""
        going = self.room.run.state in (State.RUNNING, State.PAUSED)
        return going and not self.reading and two_rooms.is_low(self.room.run, self.settings)

    def two_rooms_due(self) -> bool:
        """Whether the room pauses after a low pulse, there is a plan B, and it is to be said how it
        goes on."""
        run, moves = self.room.run, self.room.moves
        return bool(self.plan_b()) and two_rooms.is_due(run, moves, self.settings)

    def pause_first(self) -> str:
        """What comes after a low pulse, in words."""
        if other := self.plan_b():
            return f"{two_rooms.FIRST} {two_rooms.rooms(other, self._later())}"
        return f"{two_rooms.FIRST} {self.come_up_words()}"

    def low_answers(self) -> tuple[Answer, ...]:
        """What can be answered to a low pulse: without a plan B there is none to take."""
        other = self.plan_b()
        return tuple(each for each in LOW_PULSE if other or each.means != "plan-b")

    def rooms_asked(self) -> str:
        """The two rooms in words, as they are said after the pause."""
        told = two_rooms.rooms(self.plan_b(), self._later())
        return capital(told.removeprefix("Then "))

    def _later(self) -> str:
        """What the plan B stands in for, where that is still to come; "" where it runs."""
        item = two_rooms.plan_b_of(self.sheet, self.room.run)
        runs = item is None or self.sheet.items.index(item) == item_here(self.sheet, self.room.run)
        return "" if item is None or runs else item.name

    def pause_for_all(self) -> Reply:
        """Pause, and put the time to be back on the wall; no reason stands there."""
        run = self.room.run
        said = DONE if run.state is State.PAUSED else self._do(rules.pause(self.sheet, run))
        return self.wall.back(str(two_rooms.PAUSE)) if said.ok else said

    def go_in_two_rooms(self) -> Reply:
        """Keep that the room parted: this one goes on, and the plan B beside it."""
        found = self._ready()
        if isinstance(found, Reply):
            return found
        _, put_in, scripts, named = found
        item = {"id": "", "name": scripts.plan.title, **put_in}
        said = self._do(Accepted(Verb.TWO_ROOMS, {"item": item, **named}))
        if not said.ok:
            return said
        return Reply(True, f"Two rooms: this one goes on, “{scripts.plan.title}” is beside it.")

    def go_on_in_two_rooms(self) -> Reply:
        """Keep that the room parted, and go on with this one after the pause."""
        said = self.go_in_two_rooms()
        if not said.ok or self.room.run.state is not State.PAUSED:
            return said
        return self._do(rules.pause(self.sheet, self.room.run)).and_also(said.words)

    def preview_plan_b(self) -> Preview | Reply:
        """What it does to break, lock and finish when everybody takes the plan B. Where the item
        that it stands in for runs, the room goes to it at once."""
        found = self._ready()
        if isinstance(found, Reply):
            return found
        item, put_in, scripts, named = found
        self._insert(scripts.plan_sha, scripts)
        run, now = self.room.run, self.desk.now()
        answer = plan_changes.instead(self.sheet, run, item, now, scripts.plan.title, put_in)
        if isinstance(answer, Refused):
            return Reply(False, answer.words)
        data: dict[str, Any] = {**answer.answer.data, **named}
        if self.sheet.items.index(item) == item_here(self.sheet, run):
            laid = self.lay(changed(run.changes, data))
            first = next(each for each in laid.items if each.id == data["item"]["id"]).stops[0]
            data |= stand(run, laid.stops[first])
        return self._preview(Proposal(Accepted(Verb.PLAN_B, data), answer.title, answer.rest))

    def _ready(self) -> tuple[SheetItem, dict[str, Any], Scripts, dict[str, Any]] | Reply:
        """The item, its plan B as a move names it and as scripts, and whether its questions count
        as they are read now; why there is none."""
        if said := self.refused():
            return said
        item = two_rooms.plan_b_of(self.sheet, self.room.run)
        if item is None:
            return NONE
        pinned, key = self._read.scripts, item.plan_b
        try:
            sha, uses = pinned.shas.get(key, ""), _uses(pinned, key)
            found = exercise_scripts(self.desk, key, sha, uses, named=pinned.named)
        except Trouble as trouble:
            return Reply(False, f"{trouble.sentence} {trouble.hint}")
        put_in = {"exercise": key, "sha": found.plan_sha, "uses": dict(found.shas)}
        return item, put_in, found, {"named": True} if found.named else {}


def _uses(pinned: Scripts, key: str) -> dict[str, str]:
    """The exercises that one leads into, in the versions that are pinned."""
    found: dict[str, str] = {}
    ahead = [key]
    while ahead:
        held = pinned.exercises.get(ahead.pop())
        for name in used_by(held) if held else ():
            if name != key and name not in found and name in pinned.shas:
                found[name] = pinned.shas[name]
                ahead.append(name)
    return found
