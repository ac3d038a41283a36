"""An exercise as it is printed: the facilitator's sheet, and the handouts for the room.

The values here hold words alone; how they look on paper is the printer's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import END, Block, Door, Exercise, Handout, Probe, Step
from l4pc_tui.core.script.model.phrases import (
    BELOW_CEILING,
    next_words,
    people_words,
    response_words,
    runs_words,
    span_words,
    time_words,
)
from l4pc_tui.core.script.model.sums import total, whole_times
from l4pc_tui.core.script.model.variables import fill
from l4pc_tui.core.script.paper.packing import packing

PaperLook = Literal["room", "say", "care", "plain", "probe", "door"]

_LOOKS: dict[str, PaperLook] = {"Show": "room", "Ask": "room", "Say": "say", "Safety": "care"}
_UNPRINTED = ("Todo",)
_FIRST = ("Access", "Online")
_LAST = ("Afterwards", "Background")


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A labelled piece of text. inner: what belongs to it, such as remarks on a question."""

    label: str
    text: str
    look: PaperLook = "plain"
    inner: tuple[LabelledText, ...] = ()


@dataclass(frozen=True, slots=True)
class StepSheet:
    """One step. number: as counted on the page; 0 for a side step. facts: in short words. out:
    whether it is left out this time; then it stands there with its name alone."""

    number: int
    name: str
    facts: tuple[str, ...]
    words: tuple[LabelledText, ...]
    out: bool = False


@dataclass(frozen=True, slots=True)
class StepUse:
    """A step as a plan uses it. facts: when, how long, in which groups. minutes: what the variable
    of that name stands for."""

    facts: tuple[str, ...]
    minutes: str


@dataclass(frozen=True, slots=True)
class Use:
    """An exercise as one plan uses it.

    people: how many it is counted for. values: what its variables stand for. facts: in short
    words. first: what the plan says before it. steps: by id, those that it uses; the others are
    left out.
    """

    people: int
    values: Mapping[str, str]
    facts: tuple[str, ...]
    first: tuple[LabelledText, ...]
    steps: Mapping[str, StepUse]


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """What a facilitator holds in the hand.

    packing: how many (None where the script gives no number) of what. sections: name and text.
    credit: who wrote it and what one may do with it. rtl: reads from right to left. first: what a
    plan says before it. told: what is known of it from earlier times, a sentence each.
    """

    title: str
    summary: str
    facts: tuple[str, ...]
    before: str
    packing: tuple[tuple[int | None, str], ...]
    steps: tuple[StepSheet, ...]
    sections: tuple[tuple[str, str], ...]
    credit: tuple[str, ...]
    language: str = "en"
    rtl: bool = False
    first: tuple[LabelledText, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandoutSheet:
    """A handout with its variables filled in. text: as ``paragraphs`` takes apart."""

    exercise: str
    name: str
    text: str
    language: str = "en"
    rtl: bool = False


def sheet(
    exercise: Exercise, people: int | None = None, use: Use | None = None,
    told: tuple[str, ...] = (), limit: Place | None = None,
) -> PaperSheet:  # fmt: skip
    """The facilitator's sheet for so many people, by default the middle of the header's range.

    use: how a plan uses it, where it is printed for one; people is not asked then. told: what is
    known of it from earlier times. limit: the deepest place of its day; what lies below is marked.
    """
    count = use.people if use else people or exercise.usual_people
    values = use.values if use else dict(exercise.variables)
    whole = total(whole_times(exercise.steps, count))
    length = span_words(_whole_minutes(whole.min), _whole_minutes(whole.max))
    facts = [
        *(use.facts if use else ()),
        f"{people_words(exercise.people)} people, counted for {count}",
        *([] if use else [f"{length} in all"]),
        f"as deep as {exercise.ceiling.value}",
        *(
            [f"today no deeper than {limit.value}"]
            if _below(exercise.ceiling, limit) and limit
            else []
        ),
        *([f"needs {', '.join(exercise.needs)}"] if exercise.needs else []),
        *(["can open strong feeling"] if exercise.intensity == 3 else []),
        *([exercise.status] if exercise.status != "ready" else []),
        *([runs_words(exercise.ran)] if exercise.status in ("trial", "ready") else []),
    ]
    begin = exercise.section("Before you begin")
    prose = [line for line in (begin.text if begin else "").split("\n") if line[:2] != "- "]
    names = {section.name: section.text for section in exercise.sections}
    steps = _Steps(exercise, count, values, use, limit)
    return PaperSheet(
        title=exercise.title,
        summary=exercise.summary,
        facts=tuple(facts),
        before=fill("\n".join(prose).strip(), values),
        packing=tuple((n, fill(what, values)) for n, what in packing(exercise, count)),
        steps=steps.all(),
        sections=tuple(
            (name, fill(names[name], values)) for name in (*_FIRST, *_LAST) if names.get(name)
        ),
        credit=tuple(_credit(exercise, names.get("Credits", ""))),
        language=exercise.language,
        rtl=exercise.rtl,
        first=use.first if use else (),
        told=told,
    )


def handouts(
    exercise: Exercise, values: Mapping[str, str] | None = None
) -> tuple[HandoutSheet, ...]:
    """The handouts in order. values: of variables, over the header's own."""
    known = {**dict(exercise.variables), **(values or {})}

    def made(handout: Handout) -> HandoutSheet:
        text = fill(handout.text, known)
        return HandoutSheet(exercise.title, handout.name, text, exercise.language, exercise.rtl)

    return tuple(made(handout) for handout in exercise.handouts)


def _whole_minutes(seconds: int) -> int:
    return -(-seconds // 60) * 60


def _credit(exercise: Exercise, credits: str) -> Iterable[str]:
    if exercise.authors:
        yield ", ".join(exercise.authors)
    yield from filter(None, (exercise.source, credits, exercise.licence))
    if exercise.version:
        yield f"version {exercise.version}"


def _below(place: Place, limit: Place | None) -> bool:
    return limit is not None and place.depth > limit.depth


def _marked(place: Place, limit: Place | None) -> str:
    """A place, and whether it lies below the deepest one of the day."""
    return f"{place.value}, {BELOW_CEILING}" if _below(place, limit) else place.value


class _Steps:
    """The steps of one exercise, with what their variables stand for."""

    def __init__(
        self, exercise: Exercise, people: int, values: Mapping[str, str], use: Use | None,
        limit: Place | None,
    ) -> None:  # fmt: skip
        self._exercise, self._use, self._values, self._limit = exercise, use, values, limit
        steps = (*exercise.steps, *exercise.sides)
        whole = whole_times(steps, people)
        self._minutes = {
            step.id: str(time.ideal // 60) for step, time in zip(steps, whole, strict=True)
        }

    def all(self) -> tuple[StepSheet, ...]:
        """The steps in their order, then the side steps."""
        numbered = enumerate(self._exercise.steps, start=1)
        return (
            *(self._step(step, number) for number, step in numbered),
            *(self._step(step, 0) for step in self._exercise.sides),
        )

    def _left_out(self, step_id: str) -> bool:
        main = (step.id for step in self._exercise.steps)
        return self._use is not None and step_id in main and step_id not in self._use.steps

    def _step(self, step: Step, number: int) -> StepSheet:
        if self._left_out(step.id):
            return StepSheet(number, step.name, ("left out",), (), out=True)
        used = self._use.steps.get(step.id) if self._use else None
        facts = list(used.facts) if used else [self._length(step), step.group.words]
        facts.append(_marked(step.depth, self._limit))
        if step.cut != "never":
            facts.append(f"may be dropped {'first' if step.cut == 'first' else step.cut}")
        if step.kind == "side":
            facts.append("for the whole room" if step.whole_room else "the step goes on meanwhile")
        facts += [words for words in (step.lead, step.room) if words]
        facts += [f"pulse: {step.pulse}"] if step.pulse else []
        minutes = used.minutes if used else self._minutes[step.id]
        values = {**self._values, "minutes": minutes}
        words: list[LabelledText] = []
        for block in step.blocks:
            if block.label in _UNPRINTED or block.audience == "author":
                continue
            if block.text:
                words.append(_block(block, values))
            words += [self._probe(probe, values) for probe in block.probes]
        words += [self._door(door, values) for door in step.doors]
        if step.next:
            words.append(LabelledText("Next", f"on to {self._next(step.next)}"))
        return StepSheet(number, step.name, tuple(facts), tuple(words))

    def _length(self, step: Step) -> str:
        """How long it takes by the script, and for so many people where it depends on them."""
        told = time_words(step.time)
        return f"{told}: {self._minutes[step.id]} min" if step.time.per else told

    def _next(self, step_id: str) -> str:
        """Where Next leads; from a step that is left out, to the one after it."""
        ids = [step.id for step in self._exercise.steps]
        if not self._left_out(step_id):
            return next_words(step_id, self._exercise)
        after = (each for each in ids[ids.index(step_id) :] if not self._left_out(each))
        return next_words(next(after, END), self._exercise)

    def _probe(self, probe: Probe, values: Mapping[str, str]) -> LabelledText:
        inner = [
            self._door(sub, values) if isinstance(sub, Door) else _block(sub, values)
            for sub in probe.subs
        ]
        label = _marked(probe.depth, self._limit)
        return LabelledText(label, fill(probe.text, values), "probe", tuple(inner))

    def _door(self, door: Door, values: Mapping[str, str]) -> LabelledText:
        text = fill(response_words(door, self._exercise), values)
        if door.verb in ("go to", "skip to") and door.target and self._left_out(door.target):
            text += " (left out)"
        return LabelledText(f"If {fill(door.condition, values)}", text, "door")


def _block(block: Block, values: Mapping[str, str]) -> LabelledText:
    return LabelledText(block.label, fill(block.text, values), _LOOKS.get(block.label, "plain"))
