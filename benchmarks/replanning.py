"""How long a view and a change of the plan take in a session of two hundred steps.

    python benchmarks/replanning.py [--steps 200] [--notes 5000] [--times 200]

Prints medians. What is aimed for: a view under 1 ms, any re-planning with its preview under 20 ms.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.rules import Accepted, Refused
from l4pc_tui.core.live.run.session_state import LiveSession, enter
from l4pc_tui.core.live.sheet.changes import Changes
from l4pc_tui.core.live.sheet.layout import Occasion, lay_out
from l4pc_tui.core.live.sheet.replan import replan
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.live.time import plan_changes, time_changes
from l4pc_tui.core.live.time.preview import preview
from l4pc_tui.core.live.time.time_changes import Proposal
from l4pc_tui.core.live.view.view import Heading, view
from l4pc_tui.core.people.enrolled import Enrolled
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.names import PersonId, SessionId
from l4pc_tui.core.record.nouns import Person
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.measures import WHOLE_CIRCLE, Time
from l4pc_tui.core.script.model.model import Block, Exercise, Item, Probe, SessionPlan, Step
from l4pc_tui.core.text.amounts import stamp

BEGINS = 1_795_597_200.0
_PER_EXERCISE = 10
_CUTS = ("never", "if needed", "never", "first")


def sheet(steps: int) -> Sheet:
    """A plan of exercises of ten steps each, with locks, cuts, probes and a Return."""
    exercises = [_exercise(number) for number in range(max(1, steps // _PER_EXERCISE))]
    length = 9 * 60 * _PER_EXERCISE
    items = [
        Item(str(n), 9 * 3600 + n * length if n % 4 == 0 else None, False, "Exercise", e.title, e.id,
             None, keep=False, fixed=False, cut="never", place=None, line=1)
        for n, e in enumerate(exercises)
    ]  # fmt: skip
    back = Time(900, 1200, 1800, stated=True)
    items.append(Item("r", None, False, "Return", "", "", back, keep=False, fixed=False, cut="never",
                      place=Place.RETURN, line=1))  # fmt: skip
    plan = SessionPlan("p", "A long plan", "", 9 * 3600, tuple(items))
    held = {exercise.id: exercise for exercise in exercises}
    return lay_out(plan, held, Occasion(lambda s: BEGINS + s - 9 * 3600, 18, {}))


def _exercise(number: int) -> Exercise:
    probes = tuple(Probe(place, "What makes it so?", 1) for place in (Place.FEEL, Place.QUESTION))
    steps = tuple(
        Step(f"s{n}", f"Step {n}", "step", Place.SURFACE, WHOLE_CIRCLE, _CUTS[n % 4], "", "",  # type: ignore[arg-type]
             Time(300, 540, 900, stated=True), (Block("Ask", "room", "Whose rule?", 1, probes),), (),
             None, 1)
        for n in range(_PER_EXERCISE)
    )  # fmt: skip
    return Exercise(f"e{number}", f"Exercise {number}", "", steps=steps)


def room(held: Sheet, notes: int) -> LiveSession:
    """A running session of forty people with many notes."""
    people = tuple(Enrolled(Person(PersonId(str(n)), f"Person {n}")) for n in range(40))
    made = LiveSession(SessionId("s"), enrolled=people)
    started = rules.start(held, made.run, {})
    assert isinstance(started, Accepted)
    data = {"verb": "start", **started.data}
    made = enter(made, Entry("move", "run:s", data, "0", stamp(BEGINS, None), "Mo Sample"))
    texts = [
        Entry("put", f"note:{n}", {"session": "s", "kind": "note", "text": f"Note {n}",
              "at": stamp(BEGINS + n, None)}, f"{n + 1:08}", stamp(BEGINS + n, None), "Mo Sample")
        for n in range(notes)
    ]  # fmt: skip
    for entry in texts:
        made = enter(made, entry)
    return made


def _one_lock(held: Sheet) -> Sheet:
    """The same with the finish as its only lock: the most that a squeeze can have to look at."""
    return replace(held, items=tuple(replace(item, lock=None) for item in held.items))


def median(times: int, what: Callable[[], object]) -> float:
    """The median of so many runs, in milliseconds."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        what()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--notes", type=int, default=5000)
    parser.add_argument("--times", type=int, default=200)
    asked = parser.parse_args()
    held = sheet(asked.steps)
    made = room(held, asked.notes)
    run, heading, now = made.run, Heading("A long plan", "a sample", 3), BEGINS + 5400

    def lay(changes: Changes) -> Sheet:
        return replan(held, changes)

    def shown(found: Proposal | Refused) -> None:
        assert isinstance(found, Proposal), found
        preview(lay, run, now, None, found.answer, found.title, found.rest)

    late = sorted(stop.id for stop in held.stops[5:])
    last = held.items[-2].id
    figures: dict[str, Callable[[], object]] = {
        "view": lambda: view(held, made, now, heading=heading, zone=None),
        "squeeze": lambda: shown(time_changes.squeeze(held, run, now, None)),
        "drops": lambda: shown(time_changes.squeeze(_one_lock(held), run, now + 6 * 3600, None)),
        "stretch": lambda: shown(time_changes.stretch(held, run, BEGINS - 5400, None)),
        "skip": lambda: shown(plan_changes.skip(held, run, last)),
        "insert": lambda: shown(plan_changes.insert(held, run, "A walk", 600)),
        "move": lambda: shown(plan_changes.move(held, run, last, -1)),
        "replan": lambda: replan(held, Changes(lengths=dict.fromkeys(late, 400))),
    }
    for name, what in figures.items():
        print(f"{name:10} {median(asked.times, what):8.3f} ms")


if __name__ == "__main__":
    main()
