"""A script before it is run: the facilitator's words, the room's picture, and what is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.sheet.layout import Occasion, lay_out, try_out
from l4pc_tui.core.live.sheet.sheet import Probe, Sheet, Stop
from l4pc_tui.core.live.view.parts import door_lines, parts, public
from l4pc_tui.core.live.view_model import Part
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.messages.diagnostic import Severity
from l4pc_tui.core.script.model.between import WHO_NAMES, due_words, entry_word
from l4pc_tui.core.script.model.model import Exercise, Model, ModuleLine, Programme, SessionPlan
from l4pc_tui.core.script.model.phrases import runs_words, time_words
from l4pc_tui.core.text.amounts import minutes
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.inline import unmarked
from l4pc_tui.desk.library import models
from l4pc_tui.desk.library.actual_times import Actual, actuals
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


USUAL_PEOPLE = 12
"""How many a plan is laid out for when neither it nor its exercises say."""


@dataclass(frozen=True, slots=True)
class StepSeen:
    """One step from both sides. id: the step's, or the item's. about: "trios · 12 min · Feel".
    exercise: the id of the one that it is a step of; "" for a line of the agenda."""

    id: str
    name: str
    about: str
    place: Place
    facilitator: tuple[Part, ...]
    room: tuple[Part, ...]
    actual: Actual | None = None
    minutes: int = 0
    """What the script plans for it; 0 when it takes no time."""
    exercise: str = ""

    @property
    def taken(self) -> str:
        """ "planned 12, usually 17 min (5 runs, 2 remarks)"; empty when nothing is known."""
        if self.actual is None or not self.actual.told:
            return ""
        known = self.actual.usual is not None and self.minutes
        return f"planned {self.minutes}, {self.actual.told}" if known else self.actual.told


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that the checker says of the file as it is now."""

    severity: Severity
    words: str


@dataclass(frozen=True, slots=True)
class ScriptPreview:
    """A script to look at. problems: of the file as it lies there now; when it has errors, what
    is shown is its last good version."""

    title: str
    summary: str
    facts: str
    steps: tuple[StepSeen, ...]
    problems: tuple[Problem, ...] = ()


def preview(desk: Desk, key: str, kind: str = "") -> ScriptPreview:
    """What is known of a script of the library. Raises Trouble when there is none of that id."""
    heads = (head for head in desk.store.contents(kind or None) if head.id == key)
    head = next(heads, None)
    if head is None:
        raise refusal(
            f"There is nothing called “{clean_name(key, 80)}” in the library.",
            "l4pc library list shows what there is.",
        )
    problems = [Problem("error", words) for words in head.refused.splitlines()]
    problems += [Problem("warning", words) for words in head.problems_text.splitlines()]
    model = models.model(desk, head)
    if model is None:
        told = "It has errors, and there is no earlier version that could be used."
        return ScriptPreview(head.title, told, "", (), tuple(problems))
    return ScriptPreview(
        model.title,
        unmarked(model.summary),
        facts_in_words(model),
        _with_actuals(desk, model),
        tuple(problems),
    )


def _with_actuals(desk: Desk, model: Model) -> tuple[StepSeen, ...]:
    return with_actuals(desk, seen_from_both_sides(model, models.exercises_of(desk, model)))


def with_actuals(desk: Desk, seen: tuple[StepSeen, ...]) -> tuple[StepSeen, ...]:
    """The steps with how long each really took, in whatever plan it ran."""
    return with_known(seen, {key: actuals(desk, key) for key in {s.exercise for s in seen} if key})


def with_known(
    seen: tuple[StepSeen, ...], known: Mapping[str, Mapping[str, Actual]]
) -> tuple[StepSeen, ...]:
    """The steps with what is known of each. known: by the exercise's id, by the step's."""
    return tuple(
        replace(step, actual=known[step.exercise].get(step.id)) if step.exercise else step
        for step in seen
    )


def seen_from_both_sides(model: Model, exercises: Mapping[str, Exercise]) -> tuple[StepSeen, ...]:
    """Every step of an exercise or plan as both sides see it; the sessions of a programme."""
    if isinstance(model, Programme):
        return tuple(_line_seen(entry) for module in model.modules for entry in module.entries)
    alone = isinstance(model, Exercise)
    plan = try_out(model) if isinstance(model, Exercise) else model
    held = {model.id: model} if isinstance(model, Exercise) else exercises
    people = plan.people or max((e.usual_people for e in held.values()), default=USUAL_PEOPLE)
    sheet = lay_out(plan, held, Occasion(float, people, {}))
    sides = [stop for stop in sheet.sides.values() if alone]
    return tuple(_seen(sheet, stop, timed=not alone) for stop in (*sheet.stops, *sides))


def _line_seen(entry: ModuleLine) -> StepSeen:
    """A line of a programme: a session with its day, or what lies between with when and who."""
    if entry.kind == "session":
        return StepSeen("", entry.session, entry.date, Place.ARRIVE, (), ())
    word = entry_word(entry.kind)
    told = (due_words(entry.due), WHO_NAMES[entry.who] if entry.who else "",
            time_words(entry.time) if entry.time else "")  # fmt: skip
    mine = [Part("HANDOUT", name) for name in entry.handouts]
    mine += [Part("EXERCISE", entry.exercise)] if entry.exercise else []
    mine += [Part("NOTE", note) for note in entry.notes]
    return StepSeen(
        "", f"{word}: {entry.text}" if entry.text else word, " · ".join(filter(None, told)),
        Place.ARRIVE, tuple(mine), (),
    )  # fmt: skip


def facts_in_words(model: Model) -> str:
    """One line about a script: "ready · 6 to 24 people · strengths, openness"."""
    if isinstance(model, Exercise):
        low, high = model.people
        told = [model.status, runs_words(model.ran), f"{low} to {high} people",
                "" if model.shape == "circle" else model.shape,
                "light" if model.intensity == 1 else f"intensity {model.intensity} of 3",
                *(f"needs {need}" for need in model.needs), ", ".join(model.themes)]  # fmt: skip
        return " · ".join(filter(None, told))
    if isinstance(model, SessionPlan):
        return f"session plan · starts {_clock(model.start)}"
    thread = f"one thread: {model.thread}" if model.thread else ""
    return " · ".join(filter(None, ("programme", thread)))


def _seen(sheet: Sheet, stop: Stop, *, timed: bool) -> StepSeen:
    about = [_clock(int(stop.starts)) if timed else "", stop.group,
             minutes(stop.span.ideal) if stop.span.ideal else "", stop.place.value,
             "side step" if stop.side else ""]  # fmt: skip
    item = sheet.item_of(stop)
    name = f"{item.name}: {stop.name}" if timed and item.name != stop.name else stop.name
    mine = (
        *parts(sheet, stop),
        *(part for query in stop.queries for part in _deeper(query)),
        *(Part(line.label, line.text) for line in door_lines(stop.ways)),
    )
    key = stop.id.rpartition("/")[2]
    return StepSeen(
        key, name, " · ".join(filter(None, about)), stop.place, mine, _room(sheet, stop),
        minutes=round(stop.span.ideal / 60), exercise=item.exercise.id if item.exercise else "",
    )  # fmt: skip


def _deeper(query: Probe) -> Iterator[Part]:
    yield Part("DEEPER", f"{query.text}  ({query.place.value})")
    yield from (Part(remark.label.upper(), remark.text) for remark in query.remarks)
    yield from (Part(line.label, line.text) for line in door_lines(query.ways))


def _room(sheet: Sheet, stop: Stop) -> tuple[Part, ...]:
    """What the Screen shows at a stop, by the same rule as when it is run."""
    run = Run(State.RUNNING, at=stop.id)
    view = public(sheet, run, 0.0)
    told = [Part("ON SCREEN", text, "show") for text in view.shown]
    told += [Part("", view.asked, "ask")] if view.asked else []
    for number in range(len(stop.queries)):
        revealed = public(sheet, replace(run, revealed={stop.id: (number,)}), 0.0)
        told.append(Part("IF ASKED", revealed.asked))
    return tuple(told)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"
