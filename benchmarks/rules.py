"""What the rules of a running session take: its view, one more entry, and all entries anew.

    python benchmarks/rules.py [--steps 200] [--entries 5000]

A shipped exercise is made longer until it has that many steps, and is walked through with
questions, marks and notes until the session has that many entries. Nothing touches the disk.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from table import Figure, milliseconds, show

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.session_state import LiveSession, enter, gather
from l4pc_tui.core.live.sheet.layout import Occasion, lay_out, try_out
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.live.view import parts
from l4pc_tui.core.live.view.view import Heading, view
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.names import NO_NOTE, NO_SESSION, CohortId, PersonId, SessionId
from l4pc_tui.core.record.nouns import Mark, Member, Note, NoteKind, Person, Presence, Session
from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.reading.script import read
from l4pc_tui.core.text.amounts import stamp

S1 = SessionId("s1")

EXERCISE = "who-is-not-here"
_LIBRARY = Path(__file__).parent.parent / "exercises"
_MIDNIGHT = datetime.combine(date(2026, 11, 23), datetime.min.time(), UTC).timestamp()
_PEOPLE = 24


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--entries", type=int, default=5_000)
    asked = parser.parse_args()
    sheet = long_sheet(asked.steps)
    room = walked(sheet, asked.entries)
    now = _MIDNIGHT + 11 * 3600.0
    heading = Heading("A long exercise", "a try-out")
    data = [entry.data for entry in room.entries]
    text = milliseconds(lambda: json.loads(json.dumps(data)), 9)
    last, before = room.entries[-1], gather(S1, room.entries[:-1])
    first = next(each.id for each in room.entries if each.kind == "move")
    seen = room.seen("run:s1")
    undo = entry("move", "run:s1", {"verb": "undo", "of": first}, asked.entries, seen)

    def figure(name: str, call: Callable[[], object], most: float | None = None) -> Figure:
        taken = milliseconds(call, 51)
        told = f"{taken / text:.3f} × the entries to JSON and back, {text:.1f} ms"
        return Figure(name, taken, "ms", most, told)

    show(
        f"{len(sheet.stops)} steps, {len(room.entries):,} entries, medians",
        [
            figure("the view", lambda: view(sheet, room, now, heading=heading, zone=UTC), 1.0),
            figure("the room's picture", lambda: parts.public(sheet, room.run, now)),
            figure("one more entry", lambda: enter(before, last)),
            figure("an undo", lambda: enter(room, undo)),
            figure("all entries anew", lambda: gather(S1, room.entries)),
        ],
    )


def long_sheet(steps: int) -> Sheet:
    """The run sheet of one exercise with so many steps: all of them are listed at once."""
    path = _LIBRARY / f"{EXERCISE}.md"
    exercise = read(path.read_bytes(), path=str(path), kind="exercise").model
    assert isinstance(exercise, Exercise)
    first = {step.id for step in exercise.steps}
    again = (
        replace(step, id=f"{step.id}-{n}") for n in itertools.count(1) for step in exercise.steps
    )
    more = tuple(itertools.islice(again, max(0, steps - len(first))))
    longer = replace(exercise, steps=exercise.steps + more)
    occasion = Occasion(lambda seconds: _MIDNIGHT + seconds, _PEOPLE, {"cohort": "Lantern"})
    return lay_out(try_out(longer), {longer.id: longer}, occasion)


def walked(sheet: Sheet, entries: int) -> LiveSession:
    """A session half-way down the sheet, after so many moves, marks and notes."""
    room = LiveSession(S1)
    for number, (kind, name, data) in enumerate(itertools.islice(_told(), entries)):
        if kind == "move":
            answer = _wish(sheet, room, number)
            data = {"verb": str(answer.verb), **answer.data}
        room = enter(room, entry(kind, name, data, number, room.seen(name)))
    return room


def entry(kind: Any, name: str, data: dict[str, Any], number: int, base: tuple[str, ...]) -> Entry:
    """An entry some seconds after the one before, in the place of what was seen."""
    at = stamp(_MIDNIGHT + 9 * 3600 + number * 1.5, UTC)
    return Entry(kind, name, data, f"{number:08d}", at, "Mo Sample", None, base, "s1")


def _told() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """A cohort and its session first, then what is said in it."""
    yield (
        "put",
        "session:s1",
        Session(NO_SESSION, "a-long-one", "2026-11-23", CohortId("c1")).data(),
    )
    for number in range(_PEOPLE):
        yield "put", f"person:p{number}", Person(PersonId(""), f"Sample Person {number}").data()
        yield (
            "put",
            f"member:c1/p{number}",
            Member("", CohortId("c1"), PersonId(f"p{number}")).data(),
        )
    yield from _said()


def _said() -> Iterator[tuple[str, str, dict[str, Any]]]:
    kinds, presences = itertools.cycle([*NoteKind][:-1]), itertools.cycle(Presence)
    for number in itertools.count():
        match number % 5:
            case 0:
                yield "move", "run:s1", {}
            case 1:
                mark = Mark("", S1, PersonId(f"p{number % _PEOPLE}"), str(next(presences)))
                yield "put", f"mark:s1/{mark.person}", mark.data()
            case _:
                note = Note(NO_NOTE, S1, str(next(kinds)), "who owns transport when two forms ask")
                yield "put", f"note:{number:08d}", note.data()


def _wish(sheet: Sheet, room: LiveSession, number: int) -> rules.Accepted:
    """The first that is accepted: a start, a question, a step on; half-way, a step back."""
    run = room.run
    turned = run.at and sheet.index[run.at] > len(sheet.stops) // 2
    wishes = [
        rules.start(sheet, run, {}),
        rules.reveal(sheet, run) if number % 3 else rules.cover(sheet, run),
        rules.back(sheet, run) if turned else rules.next_step(sheet, run),
    ]
    return next(wish for wish in wishes if isinstance(wish, rules.Accepted))


if __name__ == "__main__":
    main()
