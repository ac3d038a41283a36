"""Laying a plan and its exercises out as a run sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from l4pc_tui.core.live.sheet.shares import share_out
from l4pc_tui.core.live.sheet.sheet import (
    MINUTES,
    RESTS,
    Aside,
    Door,
    Lengths,
    Probe,
    Sheet,
    SheetItem,
    Stop,
)
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.measures import Time
from l4pc_tui.core.script.model.model import END, Exercise, Item, SessionPlan, Step
from l4pc_tui.core.script.model.model import Door as ScriptDoor
from l4pc_tui.core.script.model.sums import steps_of
from l4pc_tui.core.script.model.variables import fill

_NAMED_BY_WORDS = ("Exercise", "Talk", "Activity")
_USED_AT_MOST = 3
"""How deep exercises may use exercises; a circle of them ends there."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a plan does not know: who, when, where.

    at:      seconds after midnight on the day of the session → epoch seconds.
    people:  how many are expected; times per person and per group count with it.
    values:  what the script's variables stand for: cohort, facilitator, venue, date …
    """

    at: Callable[[float], float]
    people: int
    values: Mapping[str, str]


def lay_out(plan: SessionPlan, exercises: Mapping[str, Exercise], occasion: Occasion) -> Sheet:
    """The run sheet of a plan. An exercise that is not at hand becomes an item without steps."""
    laid = _Layout(exercises, occasion)
    begins = occasion.at(plan.start)
    cursor, place = begins, Place.ARRIVE
    for number, item in enumerate(plan.items):
        lock = occasion.at(item.clock) if item.clock is not None and not item.about else None
        cursor = lock if lock is not None else cursor
        cursor, place = laid.add(number, item, cursor, lock, place)
    finish = occasion.at(plan.finish) if plan.finish is not None else cursor
    stops = tuple(laid.stops)
    index = {stop.id: number for number, stop in enumerate(stops)}
    return Sheet(
        plan.title,
        begins,
        finish,
        tuple(laid.items),
        stops,
        laid.sides,
        index,
        occasion.at,
        plan.ceiling,
    )


def try_out(exercise: Exercise) -> SessionPlan:
    """A plan of one exercise and nothing else, beginning at midnight: for trying it out."""
    item = Item(
        "1", None, False, "Exercise", exercise.title, exercise.id, None,
        keep=False, fixed=False, cut="never", place=None, line=1,
    )  # fmt: skip
    return SessionPlan(exercise.id, exercise.title, exercise.summary, 0, (item,))


class _Layout:
    """Collects items and stops while the agenda is walked."""

    def __init__(self, exercises: Mapping[str, Exercise], occasion: Occasion) -> None:
        self._exercises = exercises
        self._occasion = occasion
        self.items: list[SheetItem] = []
        self.stops: list[Stop] = []
        self.sides: dict[str, Stop] = {}

    def add(
        self, number: int, item: Item, starts: float, lock: float | None, place: Place
    ) -> tuple[float, Place]:
        """Lay one agenda item; the time and place it ends at."""
        first = len(self.stops)
        exercise = self._exercises.get(item.exercise) if item.exercise else None
        key = str(number + 1)
        name = exercise.title if exercise else _name(item)
        if exercise is None or not exercise.steps:
            here = item.place or place
            span = _span(item.time, self._occasion.people, None)
            self.stops.append(Stop(key, number, name, here, span, starts, span.ideal,
                                   show=self._say(item.show, item), pulse=item.pulse))  # fmt: skip
        else:
            self._add_steps(key, number, item, exercise, starts)
        if item.kind in RESTS:
            # Whatever comes before it in the plan: a group rests where it is.
            self.stops[first:] = [replace(s, inherits=("depth",)) for s in self.stops[first:]]
        last = self.stops[-1]
        limits = _span(item.time, self._occasion.people, None) if exercise and item.time else None
        self.items.append(
            SheetItem(
                key, item.kind, name, starts, last.ends, lock, (first, len(self.stops)),
                sum(stop.span.ideal for stop in self.stops[first:]), exercise, item.lead,
                self._private(item), "never" if item.keep else item.cut, item.fixed, limits,
                values=self._values(item, exercise), plan_b=item.plan_b,
            )
        )  # fmt: skip
        return last.ends, last.place

    def _add_steps(
        self, key: str, number: int, item: Item, exercise: Exercise, starts: float
    ) -> None:
        steps = steps_of(item, exercise) or exercise.steps
        spans, size = [], None
        for step in steps:
            spans.append(_span(step.time, self._occasion.people, size))
            size = step.group.size or size
        whole = _span(item.time, self._occasion.people, None) if item.time else None
        spans = fit(spans, whole.ideal) if whole else spans
        here = {step.id for step in steps}
        shown = self._say(item.show, item)
        for step, span in zip(steps, spans, strict=True):
            laid = self._stop(f"{key}/", number, item, exercise, step, span, starts, here)
            self.stops.append(replace(laid, show=shown) if step is steps[0] else laid)
            starts += span.ideal
        self._add_sides(f"{key}/", number, item, exercise, exercise.sides, here)

    def _add_sides(
        self, prefix: str, number: int, item: Item, exercise: Exercise,
        steps: tuple[Step, ...], here: set[str], chained: bool = False,
    ) -> None:  # fmt: skip
        for place, step in enumerate(steps):
            span = _span(step.time, self._occasion.people, None)
            laid = self._stop(prefix, number, item, exercise, step, span, 0.0, here)
            if chained and not laid.onward and place + 1 < len(steps):
                laid = replace(laid, onward=prefix + steps[place + 1].id)
            self.sides[laid.id] = replace(laid, side=True)

    def _stop(
        self, prefix: str, number: int, item: Item, exercise: Exercise, step: Step,
        span: Lengths, starts: float, here: set[str],
    ) -> Stop:  # fmt: skip
        def say(text: str) -> str:
            return self._say(text, item, exercise, {"minutes": MINUTES})

        def way(door: ScriptDoor) -> Door:
            return self._way(door, prefix, number, item, exercise, here)

        blocks = tuple(replace(block, text=say(block.text), probes=()) for block in step.blocks)
        queries = tuple(
            Probe(
                probe.depth,
                say(probe.text),
                tuple(replace(remark, text=say(remark.text)) for remark in probe.remarks),
                tuple(way(door) for door in probe.doors),
            )
            for probe in step.probes
        )
        onward = self._onward(prefix, exercise, step.next, here)
        aside: Aside = ""
        if step.kind == "side":
            aside = "room" if step.whole_room else "some"
        return Stop(
            prefix + step.id, number, step.name, step.depth, span, starts, span.ideal,
            step.group.words, step.time.rounds, step.kind == "side", onward, "", blocks,
            step.inherits, tuple(way(door) for door in step.doors), queries,
            "never" if item.keep else step.cut, aside=aside, pulse=item.pulse or step.pulse,
        )  # fmt: skip

    @staticmethod
    def _onward(prefix: str, exercise: Exercise, following: str | None, here: set[str]) -> str:
        """Where Next leads by the script: of steps that the plan leaves out, to the one after."""
        if following is None or following == END:
            return following or ""
        if exercise.step(following).kind == "side":
            return prefix + following
        ids = [step.id for step in exercise.steps]
        after = (step for step in ids[ids.index(following) :] if step in here)
        found = next(after, None)
        return prefix + found if found else END

    def _way(
        self,
        door: ScriptDoor,
        prefix: str,
        number: int,
        item: Item,
        exercise: Exercise,
        here: set[str],
    ) -> Door:
        words = self._say(door.advice, item, exercise)
        way = Door(door.condition, words, trigger=door.trigger)
        if door.verb == "repeat":
            return replace(way, words="Do this step once more", again=True)
        if door.verb == "end":
            return replace(way, words="End this exercise", leaves=True)
        if door.verb == "use exercise" and door.target:
            return self._use(door.target, prefix, number, item, way)
        if door.verb in ("go to", "skip to") and door.target:
            target = exercise.step(door.target)
            if target.kind == "side" or target.id in here:
                to, aside = prefix + target.id, target.kind == "side"
                return replace(way, words=words or target.name, to=to, aside=aside)
            return replace(way, words=f"{target.name} (left out of today's plan)")
        return way

    def _use(self, key: str, prefix: str, number: int, item: Item, way: Door) -> Door:
        """Another exercise as a chain of side steps; at its end one comes back."""
        used = self._exercises.get(key)
        if used is None or not used.steps or prefix.count("+") == _USED_AT_MOST:
            return replace(way, words=way.words or f"The exercise {key} is not at hand")
        inner = f"{prefix}+{used.id}/"
        first = inner + used.steps[0].id
        if first not in self.sides:
            here = {step.id for step in used.steps}
            self._add_sides(inner, number, item, used, used.steps, here, chained=True)
            self._add_sides(inner, number, item, used, used.sides, here)
        return replace(way, words=way.words or used.title, to=first, aside=True)

    def _private(self, item: Item) -> tuple[tuple[str, str], ...]:
        plan = "" if item.kind in _NAMED_BY_WORDS else item.what
        other = self._exercises.get(item.plan_b)
        told = [("PLAN", plan), ("SAY FIRST", item.say_first), ("LEAD", item.lead), ("ROOM", item.room),
                ("PULSE", item.pulse), ("PLAN B", other.title if other else item.plan_b)]  # fmt: skip
        told += [("NOTE", note) for note in item.notes]
        return tuple((label, text) for label, text in told if text)

    def _say(
        self, text: str, item: Item, exercise: Exercise | None = None,
        values: Mapping[str, str] | None = None,
    ) -> str:  # fmt: skip
        return fill(text, self._values(item, exercise, values))

    def _values(
        self, item: Item, exercise: Exercise | None, values: Mapping[str, str] | None = None
    ) -> dict[str, str]:
        own = dict(exercise.variables) if exercise else {}
        set_here = {name: value for name, value, _ in item.variables}
        return {**own, **self._occasion.values, **(values or {}), **set_here}


def _span(time: Time | None, people: int, size: int | None) -> Lengths:
    if time is None:
        return Lengths(0, 0, 0)
    whole = time.for_people(people, size)
    return Lengths(whole.min, whole.ideal, whole.max)


def fit(spans: list[Lengths], whole: int) -> list[Lengths]:
    """The spans with their planned times scaled to ``whole`` seconds, like a squeeze or stretch.

    Each gives in proportion to what it can give. Outside what all can give together, each
    stands at its limit.
    """
    wanted = whole - sum(span.ideal for span in spans)
    sign = -1 if wanted < 0 else 1
    rooms = [span.ideal - span.least if wanted < 0 else span.most - span.ideal for span in spans]
    given = share_out(rooms, abs(wanted))
    return [replace(s, ideal=s.ideal + sign * give) for s, give in zip(spans, given, strict=True)]


def fit_exactly(spans: list[Lengths], whole: int) -> list[int]:
    """Seconds for each span that come to ``whole``: as ``fit`` gives them, and what lies outside
    their limits in proportion to what each takes. Whoever says a length has it."""
    lengths = [span.ideal for span in fit(spans, whole)]
    more = whole - sum(lengths)
    if more <= 0:
        less = share_out(lengths, -more)
        return [length - each for length, each in zip(lengths, less, strict=True)]
    given = share_out([max(1, length) * more for length in lengths], more)
    return [length + each for length, each in zip(lengths, given, strict=True)]


def _name(item: Item) -> str:
    """What a facilitator calls the item: its kind where that says it, else its own words."""
    return item.what or item.kind if item.kind in _NAMED_BY_WORDS else item.kind
