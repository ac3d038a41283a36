"""A small plan with one exercise, laid out on a fixed day, for the tests of a running session."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from l4pc_tui.core.live.run import rules, take_back
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.run.session_state import LiveSession, enter
from l4pc_tui.core.live.sheet.changes import Changes
from l4pc_tui.core.live.sheet.layout import Occasion, lay_out, try_out
from l4pc_tui.core.live.sheet.replan import replan
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.live.time.time_changes import Proposal
from l4pc_tui.core.live.time.timeline import Timeline, timeline
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.names import CohortId, PersonId, SessionId
from l4pc_tui.core.record.nouns import Person, Session
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.measures import WHOLE_CIRCLE, Group, Time
from l4pc_tui.core.script.model.model import Block, Door, Exercise, Item, Probe, SessionPlan, Step
from l4pc_tui.core.text.amounts import stamp

ZONE = ZoneInfo("Europe/London")
NINE = 1_795_597_200.0
"""Wednesday 25 November 2026, 09:00 in London."""


def in_seconds(told: str) -> int:
    """An amount in words, 1 h 23 min or 2 min 30 sec, which holds no other seconds; what is told
    as little is none."""
    found = re.search(r"(?:(\d+) h)? ?(?:(\d+) min)? ?(?:(30) sec)?$", told.removesuffix(" more"))
    assert found is not None
    assert "sec" not in told or found[3], told
    hours, minutes, rest = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + rest


def fixed(least: int, ideal: int | None = None, most: int | None = None) -> Time:
    """A time in minutes."""
    ideal = least if ideal is None else ideal
    return Time(least * 60, ideal * 60, (most or ideal) * 60, stated=True)


def step(name: str, time: Time, **more: object) -> Step:
    """A step whose id is its name with hyphens."""
    plain: dict[str, object] = {
        "id": name.lower().replace(" ", "-"), "name": name, "kind": "step",
        "depth": Place.SURFACE, "group": WHOLE_CIRCLE, "cut": "never", "lead": "", "room": "",
        "time": time, "blocks": (), "doors": (), "next": None, "line": 1,
    }  # fmt: skip
    return Step(**{**plain, **more})  # type: ignore[arg-type]


def ask(text: str, *probes: Probe) -> Block:
    """A question for the room with its probes."""
    return Block("Ask", "room", text, 1, probes)


def item(kind: str, minutes: Time | None, clock: int | None = None, **more: object) -> Item:
    """An agenda line."""
    plain: dict[str, object] = {
        "id": kind.lower(), "clock": clock, "about": False, "kind": kind, "what": "",
        "exercise": "", "time": minutes, "keep": False, "fixed": False, "cut": "never",
        "place": None, "line": 1,
    }  # fmt: skip
    return Item(**{**plain, **more})  # type: ignore[arg-type]


RULES = Exercise(
    "whose-rule", "Whose rule?", "Rules, traced back.", people=(6, 24),
    steps=(
        step("Pick one", fixed(5), blocks=(Block("Say", "facilitator", "Pick one, {partner}.", 1),)),
        step(
            "Trace it", fixed(8, 12, 15), depth=Place.FEEL, group=Group(3, 3),
            blocks=(
                Block("Show", "room", "In threes, please.", 1),
                ask(
                    "Whose rule is it?",
                    Probe(Place.FEEL, "What is it like to follow it?", 1),
                    Probe(
                        Place.QUESTION, "What would have to be true for it to be wrong?", 1,
                        (Door("the trio argues", None, "advice", None, 1, "Swap sides."),),
                    ),
                ),
                Block("Safety", "facilitator", "Nobody is named.", 1),
            ),
            doors=(
                Door("someone is upset", None, "go to", "slow-it-down", 1),
                Door("short of time", None, "skip to", "name-it", 1),
                Door("the group is stuck", None, "repeat", None, 1),
                Door("it is done", None, "end", None, 1),
            ),
        ),
        step("Hear it", fixed(6)),
        step("Name it", fixed(4, 7, 9)),
    ),
    sides=(
        step("Slow it down", fixed(3, 5, 10), kind="side", inherits=("depth",), whole_room=True),
    ),
)  # fmt: skip

PLAN = SessionPlan(
    "morning", "A morning", "Two hours.", start=9 * 3600, finish=11 * 3600,
    items=(
        item("Arrivals", fixed(15), 9 * 3600, place=Place.ARRIVE, what="coffee with the chair"),
        item("Exercise", None, exercise="whose-rule"),
        item("Break", fixed(15), 10 * 3600),
        item("Talk", fixed(20), place=Place.SURFACE, what="Who decides"),
        item("Return", fixed(25), place=Place.RETURN),
    ),
)  # fmt: skip


def lay(plan: SessionPlan = PLAN, *exercises: Exercise, people: int = 12) -> Sheet:
    """The plan laid out on the fixed day for twelve people, or others."""
    at: Callable[[float], float] = lambda seconds: NINE - 9 * 3600 + seconds  # noqa: E731
    held = {exercise.id: exercise for exercise in (exercises or (RULES,))}
    return lay_out(plan, held, Occasion(at, people, {"cohort": "Lantern"}))


LAID = {"abc": lay(try_out(RULES), RULES)}
"""What can be inserted live: the exercise above, as if that were the sha256 of its file."""


@dataclass
class Table:
    """A session on a table: wishes in, room out; the clock is moved by hand.

    plan: the pinned sheet. laid: exercises that are inserted live, by sha256.
    """

    plan: Sheet = field(default_factory=lay)
    now: float = NINE
    room: LiveSession = field(default_factory=lambda: LiveSession(SessionId("s1")))
    count: int = 0
    laid: dict[str, Sheet] = field(default_factory=lambda: dict(LAID))
    _sheets: dict[int, tuple[Changes, Sheet]] = field(default_factory=dict)

    def lay(self, changes: Changes) -> Sheet:
        """The run sheet with changes in it; the same one as long as they are the same."""
        held = self._sheets.get(id(changes))
        if held is None:
            held = self._sheets[id(changes)] = (changes, replan(self.plan, changes, self.laid))
        return held[1]

    @property
    def sheet(self) -> Sheet:
        """The run sheet as it is now."""
        return self.lay(self.room.run.changes)

    @property
    def run(self) -> Run:
        """The run as it is now."""
        return self.room.run

    @property
    def times(self) -> Timeline:
        """The timeline as it is now."""
        return timeline(self.sheet, self.run, self.now)

    def entry(self, kind: str, entity: str, data: dict[str, object] | None) -> Entry:
        """A stamped entry."""
        self.count += 1
        return Entry(kind, entity, data, f"{self.count:08d}", stamp(self.now, ZONE), "Joss")  # type: ignore[arg-type]

    def do(self, answer: rules.Ruling | Proposal) -> rules.Ruling:
        """Fold an accepted wish in; a refused one changes nothing."""
        answer = answer.answer if isinstance(answer, Proposal) else answer
        if isinstance(answer, rules.Accepted):
            data = {"verb": str(answer.verb), **answer.data}
            self.room = enter(self.room, self.entry("move", "run:s1", data))
        return answer

    def put(self, entity: str, **data: object) -> Entry:
        """Keep a thing."""
        entry = self.entry("put", entity, data)
        self.room = enter(self.room, entry)
        return entry

    def start(self) -> None:
        """Start the session."""
        self.do(rules.start(self.sheet, self.room.run, {}))

    def next(self, minutes: float = 0) -> rules.Ruling:
        """Some minutes later, one step on."""
        self.now += minutes * 60
        return self.do(rules.next_step(self.sheet, self.room.run))

    def undo(self) -> str:
        """Take back the latest thing, as the desk does it: what that was, in words."""
        found = take_back.latest(self.room)
        if found is None:
            return ""
        self.room = enter(self.room, self.entry("move", "run:s1", {"verb": "undo", "of": found.of}))
        for thing in found.things:
            self.room = enter(self.room, self.entry(thing.kind, thing.entity, dict(thing.data)))
        return found.words

    def enrol(self, *names: str) -> None:
        """Put people on the register: a cohort and who is in it."""
        session = Session(SessionId("s1"), "morning", "2026-11-25", CohortId("c1"))
        self.put("session:s1", **session.data())
        for name in names:
            person = Person(PersonId(name.lower()), name)
            self.put(f"person:{person.id}", **person.data())
            self.put(f"member:c1/{person.id}", cohort="c1", person=person.id)
