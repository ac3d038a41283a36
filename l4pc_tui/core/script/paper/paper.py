"""An exercise as it is printed: the facilitator's sheet, and the handouts for the room.

The values here hold words alone; how they look on paper is the printer's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from l4pc_tui.core.script.model.model import Block, Door, Exercise, Handout, Probe, Step
from l4pc_tui.core.script.model.phrases import (
    next_words,
    people_words,
    response_words,
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
    """One step. number: as counted on the page; 0 for a side step. facts: in short words."""

    number: int
    name: str
    facts: tuple[str, ...]
    words: tuple[LabelledText, ...]


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """What a facilitator holds in the hand.

    packing: how many (None where the script gives no number) of what. sections: name and text.
    credit: who wrote it and what one may do with it. rtl: reads from right to left.
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


@dataclass(frozen=True, slots=True)
class HandoutSheet:
    """A handout with its variables filled in. text: as ``paragraphs`` takes apart."""

    exercise: str
    name: str
    text: str
    language: str = "en"
    rtl: bool = False


def sheet(exercise: Exercise, people: int | None = None) -> PaperSheet:
    """The facilitator's sheet for so many people, by default the middle of the header's range."""
    count = people or exercise.usual_people
    values = dict(exercise.variables)
    whole = total(whole_times(exercise.steps, count))
    facts = [
        f"{people_words(exercise.people)} people, counted for {count}",
        f"{span_words(_whole_minutes(whole.min), _whole_minutes(whole.max))} in all",
        f"as deep as {exercise.ceiling.value}",
        *([f"needs {', '.join(exercise.needs)}"] if exercise.needs else []),
        *(["can open strong feeling"] if exercise.intensity == 3 else []),
    ]
    begin = exercise.section("Before you begin")
    prose = [line for line in (begin.text if begin else "").split("\n") if line[:2] != "- "]
    names = {section.name: section.text for section in exercise.sections}
    numbered = enumerate(exercise.steps, start=1)
    return PaperSheet(
        title=exercise.title,
        summary=exercise.summary,
        facts=tuple(facts),
        before=fill("\n".join(prose).strip(), values),
        packing=tuple((n, fill(what, values)) for n, what in packing(exercise, count)),
        steps=(
            *(_step(step, number, exercise, values) for number, step in numbered),
            *(_step(step, 0, exercise, values) for step in exercise.sides),
        ),
        sections=tuple(
            (name, fill(names[name], values)) for name in (*_FIRST, *_LAST) if names.get(name)
        ),
        credit=tuple(_credit(exercise, names.get("Credits", ""))),
        language=exercise.language,
        rtl=exercise.rtl,
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
    if exercise.status != "ready":
        yield exercise.status


def _step(step: Step, number: int, exercise: Exercise, values: Mapping[str, str]) -> StepSheet:
    facts = [time_words(step.time), step.group.words, step.depth.value]
    if step.cut != "never":
        facts.append(f"may be dropped {'first' if step.cut == 'first' else step.cut}")
    if step.kind == "side":
        facts.append("for the whole room" if step.whole_room else "the step goes on meanwhile")
    facts += [words for words in (step.lead, step.room) if words]
    words: list[LabelledText] = []
    for block in step.blocks:
        if block.label in _UNPRINTED or block.audience == "author":
            continue
        if block.text:
            words.append(_block(block, values))
        words += [_probe(probe, exercise, values) for probe in block.probes]
    words += [_door(door, exercise, values) for door in step.doors]
    if step.next:
        words.append(LabelledText("Next", f"on to {next_words(step.next, exercise)}"))
    return StepSheet(number, step.name, tuple(facts), tuple(words))


def _block(block: Block, values: Mapping[str, str]) -> LabelledText:
    return LabelledText(block.label, fill(block.text, values), _LOOKS.get(block.label, "plain"))


def _probe(probe: Probe, exercise: Exercise, values: Mapping[str, str]) -> LabelledText:
    inner = [
        _door(sub, exercise, values) if isinstance(sub, Door) else _block(sub, values)
        for sub in probe.subs
    ]
    return LabelledText(probe.depth.value, fill(probe.text, values), "probe", tuple(inner))


def _door(door: Door, exercise: Exercise, values: Mapping[str, str]) -> LabelledText:
    text = fill(response_words(door, exercise), values)
    return LabelledText(f"If {fill(door.condition, values)}", text, "door")
