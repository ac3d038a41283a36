"""A desk in a folder of its own, with a clock that is wound by hand and a small library."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from l4pc_tui.core.live.view_model import SessionView
from l4pc_tui.core.record.names import PersonId, SessionId
from l4pc_tui.core.text.toned import Words
from l4pc_tui.desk.desk import Desk, open_desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.people.cohorts import new_cohort
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.conductor import Conductor

LONDON = ZoneInfo("Europe/London")
COHORT = "Lantern Valley"
PLAN = "morning"

ROSTER = """Name,Organisation,Role
Joss Wayfarer,Demo programme,facilitator
Amina Marigold,Lantern Valley Council,social worker
Ben Thimble,Puddleby Hospital,ward manager
Carys Acorn,,lived experience
Dev Kettle,Hearthside Care,team leader
"""

RULES = """---
format: exercise/1
people: 4-24
intensity: 2
themes: [openness]
ceiling: Question
---

# Whose rule?

Rules, traced back to whoever made them.

## 1. Pick one

- Time: 5 min
- Group: alone
- Depth: Surface

Say: Pick one rule that you follow every week.

Ask: Which rule?

## 2. Trace it

- Time: 1 min per person
- Group: trios
- Depth: Feel

Show: In threes, please.

Ask: Whose rule is it?

Deeper:

1. Feel: What is it like to follow it?
2. Question: What would have to be true for it to be wrong?

Safety: Nobody is named.

If someone is upset: go to "Slow it down"

If short of time: skip to "Name it"

If the group is stuck: repeat

If it is done: end

If they argue: swap sides.

## 3. Hear it

- Time: 6 min
- Group: whole circle
- Depth: Surface

Say: One voice from each three.

## 4. Name it

- Time: 4-9 min, ideal 7
- Group: pairs
- Depth: Return

Say: Write it down.

## Side step: Slow it down

- Time: 3-10 min, ideal 5

Say: We stop for a moment.
"""

SECOND_LOOK = """---
format: exercise/1
people: 4-24
ceiling: Feel
---

# A second look

Something that went well, looked at by two.

## 1. Tell it

- Time: 6-24 min
- Group: pairs
- Depth: Surface

Say: Tell what went well this week.

## 2. One word

- Time: 5 min
- Depth: Return

Ask: What do you take along?
"""

MORNING = """---
format: session/1
kind: workshop
start: 09:30
finish: 11:30
people: 12
---

# A morning

Two hours about rules.

- 09:30 Arrivals: coffee (15 min)
  - Show: Good morning.
  - Note: Stand near the door.
- Exercise: whose-rule
- 10:30 Break: air (15 min, fixed)
- 10:45 Talk: Who decides (20 min)
- Return: one line each (25 min)
"""

YEAR = """---
format: programme/1
people: 12
---

# A year of mornings

Two mornings.

- 2026-11-25 Session: morning
- Session: morning
"""


class Clock:
    """A clock that is wound by hand; seconds since the epoch."""

    def __init__(self, now: float) -> None:
        self.now = now
        self._changed = 0.0

    def __call__(self) -> float:
        return self.now

    def steady(self) -> float:
        """Time that passes whatever is done to the clock."""
        return self.now - self._changed

    def change(self, by: float) -> None:
        """Somebody sets the clock; no time passes."""
        self.now += by
        self._changed += by

    def to(self, wall: str, zone: ZoneInfo = LONDON) -> None:
        """To a wall-clock time."""
        self.now = datetime.fromisoformat(wall).replace(tzinfo=zone).timestamp()


class House:
    """Desks on the files of one laptop."""

    zone = LONDON

    def __init__(self, folder: Path, state: Path | None = None) -> None:
        """state: where this laptop's id lies, where it is not the usual place: two laptops in one
        test need two."""
        self.folder, self._state = folder, state
        self.clock = Clock(0.0)
        self.clock.to("2026-11-25T09:20")
        self._open: list[Desk] = []

    @property
    def db(self) -> Path:
        return self.folder / "data" / "l4pc.db"

    def desk(self, actor: str = "Joss Wayfarer", zone: ZoneInfo = LONDON) -> Desk:
        """One more console on the same file."""
        desk = open_desk(
            self.db, actor=actor, clock=self.clock, zone=zone, steady=self.clock.steady,
            state=self._state,
        )  # fmt: skip
        self._open.append(desk)
        return desk

    def close(self) -> None:
        for desk in self._open:
            desk.close()


def write_library(root: Path) -> Path:
    """The small library as files; the folder."""
    for folder, name, text in (
        ("exercises", "whose-rule", RULES), ("sessions", "morning", MORNING),
        ("sessions", "year", YEAR),
    ):  # fmt: skip
        path = root / folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def new_version(house: House, desk: Desk) -> None:
    """Somebody puts a song before the break into the plan's file, and the library reads it in."""
    rest = "- 10:30 Break"
    assert rest in MORNING
    path = house.folder / "newer" / "sessions" / f"{PLAN}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(MORNING.replace(rest, f"- Activity: A song (5 min)\n{rest}"), encoding="utf-8")
    report = library.load(desk, [path.parent.parent])
    assert report.refused == (), report


def with_plan_b(folder: Path, desk: Desk) -> None:
    """The plan's file says how its pulses are asked and what is done instead; the library reads it."""
    exercise = "- Exercise: whose-rule\n"
    assert exercise in MORNING
    more = f"{exercise}  - Pulse: slips\n  - Plan B: second-look\n"
    root = folder / "with-plan-b"
    for kind, name, text in (
        ("exercises", "second-look", SECOND_LOOK),
        ("sessions", PLAN, MORNING.replace(exercise, more)),
    ):
        path = root / kind / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    report = library.load(desk, [root])
    assert report.refused == (), report


def plan_b_day(folder: Path) -> tuple[Path, SessionId]:
    """A database with a session of such a plan, of a cohort without people; and the session's id.

    Reading the library is what takes long in it: tests make it once, and each has its own copy.
    """
    clock = Clock(0.0)
    clock.to("2026-11-25T09:30")
    desk = open_desk(folder / "l4pc.db", actor="Joss", clock=clock, zone=LONDON)
    assert library.load(desk, [write_library(folder / "first")]).refused == ()
    with_plan_b(folder, desk)
    new_cohort(desk, COHORT)
    session = new_session(desk, COHORT, PLAN, "2026-11-25").session.id
    desk.close()
    return desk.path, session


@contextmanager
def fresh(furnished: Path) -> Iterator[House]:
    """A laptop with the furnished database, for one example of many."""
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder))
        shutil.copytree(furnished / "data", Path(folder) / "data")
        try:
            yield house
        finally:
            house.close()


def person(conductor: Conductor, name: str) -> PersonId:
    """The id of somebody on the register."""
    return next(e.person.id for e in conductor.room.enrolled if e.person.name == name)


def said(words: Words) -> str:
    return "".join(word.text for word in words)


def picture(conductor: Conductor) -> SessionView:
    """What is on view, but for the question about time away."""
    return replace(conductor.view(), away=None)


def settle(conductor: Conductor, until: Callable[[], bool], ticks: int = 400) -> int:
    """Tick until something holds; how many ticks it took. The clock stands still."""
    for number in range(ticks):
        if until():
            return number
        conductor.desk.store.later(int).result()
        conductor.tick()
    raise AssertionError("it did not come to hold")
