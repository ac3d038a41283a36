"""Random plans and random sessions, for what must hold of any of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st
from support.live import ZONE, Table, ask, item, lay, step

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.needs import SUPPORTS
from l4pc_tui.core.live.run.safety_pulse import FLAGS
from l4pc_tui.core.live.sheet.layout import try_out
from l4pc_tui.core.live.time import plan_changes, time_changes
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.measures import Time
from l4pc_tui.core.script.model.model import END, Door, Exercise, Item, Probe, SessionPlan, Step

PLACES = (Place.SURFACE, Place.FEEL, Place.QUESTION, Place.POWER, Place.RETURN)
PROBES = ((), (Place.FEEL,), (Place.FEEL, Place.QUESTION, Place.POWER))
CUTS = st.sampled_from(("never", "never", "if needed", "first"))


@st.composite
def times(draw: st.DrawFn) -> Time:
    """A length in whole quarters of a minute, as scripts have it."""
    least = draw(st.integers(1, 40)) * 15
    ideal = least + draw(st.integers(0, 40)) * 15
    return Time(least, ideal, ideal + draw(st.integers(0, 40)) * 15, stated=True)


@st.composite
def exercises(draw: st.DrawFn, key: str) -> Exercise:
    """Steps with cuts and places; some jump on, one may lead through a side step."""
    count = draw(st.integers(1, 4))
    places = draw(st.lists(st.sampled_from(PLACES), min_size=count, max_size=count))
    steps: list[Step] = []
    for number in range(count):
        onward = None
        if draw(st.integers(0, 5)) == 0:
            onward = draw(st.sampled_from([f"s{n}" for n in range(number + 1, count)] + [END, "a"]))
        doors = (
            Door("someone is upset", None, "go to", "a", 1),
            Door("it is done", None, "end", None, 1),
        )
        probes = [Probe(place, "Why?", 1) for place in draw(st.sampled_from(PROBES))]
        blocks = (ask("What?", *probes),) if probes else ()
        steps.append(step(f"s{number}", draw(times()), depth=places[number], cut=draw(CUTS),
                          next=onward, doors=doors, blocks=blocks))  # fmt: skip
    whole = draw(st.booleans())
    side = step("a", draw(times()), kind="side", inherits=("depth",), whole_room=whole)
    return Exercise(key, f"Exercise {key}", "", steps=tuple(steps), sides=(side,))


@st.composite
def plans(draw: st.DrawFn) -> tuple[SessionPlan, tuple[Exercise, ...]]:
    """A plan of up to seven items with locks that may hold or not, and its exercises."""
    items: list[Item] = []
    held: list[Exercise] = []
    clock = 9 * 3600
    for number in range(draw(st.integers(2, 7))):
        more: dict[str, object] = {"cut": draw(CUTS), "fixed": draw(st.integers(0, 5)) == 0,
                                   "keep": draw(st.integers(0, 5)) == 0}  # fmt: skip
        lock = None
        if number and draw(st.integers(0, 3)) == 0:
            lock = max(clock + draw(st.integers(-20, 20)) * 60, 9 * 3600)
            clock = lock
        kind = draw(st.sampled_from(("Exercise", "Talk", "Break", "Return", "Talk")))
        if kind == "Exercise":
            exercise = draw(exercises(f"e{number}"))
            held.append(exercise)
            own = draw(times()) if draw(st.integers(0, 3)) == 0 else None
            items.append(item(kind, own, lock, exercise=exercise.id, **more))
            clock += sum(s.time.ideal for s in exercise.steps)
        else:
            time = draw(times())
            place = {"Break": None, "Return": Place.RETURN}.get(kind, Place.SURFACE)
            items.append(item(kind, time, lock, place=place, **more))
            clock += time.ideal
    finish = None if draw(st.booleans()) else max(clock + draw(st.integers(-30, 30)) * 60, 9 * 3600)
    return SessionPlan("p", "A plan", "", 9 * 3600, tuple(items), finish=finish), tuple(held)


WISHES = ("next", "next", "next", "back", "goto", "door", "end", "pause", "adjust", "count",
          "shift", "squeeze", "stretch", "lock", "unlock", "skip", "restore", "insert", "exercise",
          "move", "reveal", "reveal", "cover", "up", "come up", "need", "pulse", "support", "close",
          "undo")  # fmt: skip
CLOCK = ("sleep", "put forward", "put back", "put back unseen")
"""What happens to a laptop, and to its clock."""


@st.composite
def alone(draw: st.DrawFn) -> tuple[SessionPlan, tuple[Exercise, ...]]:
    """One exercise and nothing else, as when it is tried out."""
    exercise = draw(exercises("e"))
    return replace(try_out(exercise), start=9 * 3600), (exercise,)


LED = ("next", "back", "goto", "door", "end", "reveal", "cover", "up", "come up", "need")
"""What is refused while the clock is paused, and therefore sets it going first."""


@dataclass(frozen=True)
class Wish:
    """Something wished after so many seconds; ``n`` chooses among what there is."""

    name: str
    after: int
    n: int


def wishes(
    names: tuple[str, ...] = WISHES, *, back: int = 0, most: int = 12
) -> st.SearchStrategy[list[Wish]]:
    """Wishes in a row; ``back``: by how many seconds the clock may be put back between two."""
    one = st.builds(Wish, st.sampled_from(names), st.integers(-back, 1500), st.integers(0, 50))
    return st.lists(one, min_size=most // 3, max_size=most)


Found = tuple[SessionPlan, tuple[Exercise, ...]]
"""A random plan and its exercises."""


def table(found: Found) -> Table:
    """A session of a random plan, started on time."""
    plan, held = found
    made = Table(plan=lay(plan, *(held or (Exercise("none", "None", ""),))))
    made.start()
    return made


def do(table: Table, wish: Wish) -> None:
    """Do what is wished, if it is accepted."""
    table.now += wish.after
    if table.run.state is State.CLOSED and wish.name not in ("close", "undo"):
        table.do(rules.reopen(table.run))
    if table.run.state is State.PAUSED and wish.name in LED:
        table.do(rules.pause(table.sheet, table.run))
    sheet, run, now = table.sheet, table.run, table.now
    items = [held.id for held in sheet.items]
    stops = [stop.id for stop in sheet.stops]
    chosen = items[wish.n % len(items)]
    stop = stops[wish.n % len(stops)]
    match wish.name:
        case "next":
            table.do(rules.next_step(sheet, run))
        case "back":
            table.do(rules.back(sheet, run))
        case "goto":
            table.do(rules.goto(sheet, run, stop))
        case "door":
            table.do(rules.door(sheet, run, 1))
        case "end":
            table.do(rules.door(sheet, run, 2))
        case "pause":
            table.do(rules.pause(sheet, run))
        case "adjust":
            table.do(time_changes.adjust(sheet, run, (wish.n - 25) * 30))
        case "count":
            table.do(time_changes.count_from_now(sheet, run, now))
        case "shift":
            table.do(time_changes.shift(sheet, run, now))
        case "squeeze":
            table.do(time_changes.squeeze(sheet, run, now, ZONE))
        case "stretch":
            table.do(time_changes.stretch(sheet, run, now, ZONE))
        case "lock":
            table.do(time_changes.lock(sheet, run, chosen, now + wish.n * 60, now, ZONE))
        case "unlock":
            table.do(time_changes.unlock(sheet, run, chosen))
        case "skip":
            table.do(plan_changes.skip(sheet, run, stop if wish.n % 2 else chosen))
        case "restore":
            table.do(plan_changes.restore(sheet, run, stop if wish.n % 2 else chosen))
        case "insert":
            table.do(
                plan_changes.insert(sheet, run, "Stretch our legs", 60 * (1 + wish.n), after=chosen)
            )
        case "exercise":
            table.do(
                plan_changes.insert(sheet, run, "Whose rule?", 60 * wish.n * (wish.n % 2),
                               exercise="whose-rule", sha="abc")
            )  # fmt: skip
        case "reveal":
            table.do(rules.reveal(sheet, run))
        case "cover":
            table.do(rules.cover(sheet, run))
        case "up":
            table.do(rules.up(sheet, run))
        case "come up":
            table.do(rules.come_up(sheet, run))
        case "need":
            table.do(rules.need(run))
        case "pulse":
            flag = FLAGS[wish.n % 11 // 9]
            table.do(rules.pulse(run, [wish.n % 3 // 2, wish.n % 2, wish.n % 5, 4, 3], flag))
        case "support":
            what = list(SUPPORTS)[wish.n % len(SUPPORTS)]
            table.do(rules.support(run, what, ok=wish.n % 2 == 0))
        case "close":
            closed = run.state is State.CLOSED
            table.do(rules.reopen(run) if closed else rules.close(run))
        case "move":
            table.do(plan_changes.move(sheet, run, chosen, 1 if wish.n % 2 else -1))
        case "sleep" | "put forward":
            table.now += 120 * wish.n
            table.do(rules.away(run, 120 * wish.n, waited=wish.n % 2 == 0))
        case "put back":
            table.now -= 120 * wish.n
            table.do(rules.put_back(run, 120 * wish.n))
        case "put back unseen":
            table.now -= wish.n
        case "undo":
            if len(table.room.entries) > 1:
                table.undo()
                if table.run.state is State.PLANNED:
                    table.start()


def press_next_to_the_end(table: Table) -> float:
    """Press Next whenever a step's time is up, waiting for locks; when the last one ends.

    What is closed has ended.
    """
    if table.run.state is State.CLOSED:
        assert table.run.closed is not None
        return table.run.closed
    if table.run.state is State.PAUSED:
        table.do(rules.pause(table.sheet, table.run))
    while True:
        sheet, run = table.sheet, table.run
        if run.beside:
            # The facilitator comes back to the step, which has gone on.
            table.do(rules.next_step(sheet, run))
            continue
        here = sheet.stop(run.at)
        table.now += max(0.0, here.span.ideal - run.used(table.now))
        answer = rules.next_step(sheet, run)
        if not isinstance(answer, rules.Accepted):
            return table.now
        coming = sheet.stop(str(answer.data["stop"]))
        lock = sheet.items[coming.item].lock
        if coming.item != here.item and lock is not None:
            table.now = max(table.now, lock)
        table.do(answer)


def unstarted(found: tuple[SessionPlan, tuple[Exercise, ...]]) -> Table:
    """The same, not started."""
    return replace(table(found), room=Table().room, count=0)
