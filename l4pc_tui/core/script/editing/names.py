"""What a line of a page names: an exercise, a plan, a programme, a step or a handout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from l4pc_tui.core.script.model.model import (
    END,
    Door,
    Exercise,
    Model,
    Programme,
    SessionPlan,
    Step,
)
from l4pc_tui.core.script.model.step_names import unquoted
from l4pc_tui.core.text import fold

NameKind = Literal["exercise", "session", "programme", "step", "handout"]

_VERB = re.compile(r"\b(?:go to|skip to|use exercise)\b[\s:]*", re.IGNORECASE)
_NEXT = re.compile(r"\s*(?:[-*+]\s+)?(?:\*\*|__)?next\b[^:：]*[:：]\s*", re.IGNORECASE)
_AFTER_COLON = re.compile(r"[^:：]*[:：](?:\*\*|__)?\s*")
_SESSION = re.compile(r".*?\bsession\b[^:：]*[:：](?:\*\*|__)?\s*", re.IGNORECASE)
_EXERCISE = re.compile(r".*?\bexercise\b[^:：]*[:：](?:\*\*|__)?\s*", re.IGNORECASE)
_SETTING = re.compile(r"\s+[-*+]\s+(?P<name>exercise|handout)\s?[:：]\s+", re.IGNORECASE)
_PROGRAMME = re.compile(r"\s*programme\s*[:：]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """What is named, and where on the line: from col up to, without, end; from 1.

    name: the id; of a step in a plan its name as written there, and ``of`` the id of its exercise.
    Of anything on the page itself ``of`` is empty.
    """

    kind: NameKind
    name: str
    col: int
    end: int
    of: str = ""


def named_at(model: Model, written: str, line: int, col: int) -> Named | None:
    """What is named at a place. written: the line; line, col: from 1."""
    named = named_on(model, written, line)
    return next((each for each in named if each.col <= col <= each.end), None)


def named_on(model: Model, written: str, line: int) -> Iterator[Named]:
    """All that a line names. written: its text; line: its number in the file."""
    if isinstance(model, Exercise):
        yield from _in_exercise(model, written, line)
    elif isinstance(model, SessionPlan):
        yield from _in_plan(model, written, line)
    else:
        yield from _in_programme(model, written, line)


def step_at(exercise: Exercise, line: int) -> Step | None:
    """The step or side step that a line stands in; None above the first, and in other parts."""
    begins: dict[int, Step | None] = {other.line: None for other in exercise.handouts}
    begins |= {other.line: None for other in exercise.sections}
    begins |= {step.line: step for step in (*exercise.steps, *exercise.sides)}
    above = [begun for begun in begins if begun <= line]
    return begins[max(above)] if above else None


def _in_exercise(exercise: Exercise, written: str, line: int) -> Iterator[Named]:
    for step in (*exercise.steps, *exercise.sides):
        doors = [*step.doors, *(door for probe in step.probes for door in probe.doors)]
        yield from (
            _door(door, written) for door in doors if door.line == line and door.target is not None
        )
        for block in step.blocks:
            if block.label == "Handout" and block.line == line:
                for handout in exercise.handouts:
                    if fold(handout.name) == fold(block.text):
                        yield _behind(_AFTER_COLON, written, "handout", handout.id)
    here = step_at(exercise, line)
    if here and here.next and here.next != END and _NEXT.match(written):
        yield _behind(_NEXT, written, "step", here.next)


def _door(door: Door, written: str) -> Named:
    kind: NameKind = "exercise" if door.verb == "use exercise" else "step"
    verbs = [*_VERB.finditer(written)]
    found = _stretch(written, verbs[-1].end() if verbs else 0, kind, door.target or "")
    return replace(found, col=verbs[-1].start() + 1) if verbs else found


def _in_plan(plan: SessionPlan, written: str, line: int) -> Iterator[Named]:
    if plan.programme and _PROGRAMME.match(written) and line <= _first(plan):
        yield _behind(_PROGRAMME, written, "programme", plan.programme)
    for item in plan.items:
        if item.line == line and item.exercise:
            yield _behind(_EXERCISE, written, "exercise", item.exercise)
        if not item.exercise:
            continue
        named = (*item.skip, *((name, at) for name, _, at in item.step_times))
        for name, at in named:
            start = written.find(name) if at == line else -1
            if start >= 0:
                yield Named("step", name, start + 1, start + len(name) + 1, item.exercise)


def _first(plan: SessionPlan) -> int:
    return min((item.line for item in plan.items), default=10**6)


def _in_programme(programme: Programme, written: str, line: int) -> Iterator[Named]:
    for entry in programme.sessions:
        if entry.line == line and entry.session:
            yield _behind(_SESSION, written, "session", entry.session)
    if not (setting := _SETTING.match(written)):
        return
    lines = [entry for module in programme.modules for entry in module.entries]
    value = written[setting.end() :].strip()
    if setting["name"].lower() == "exercise":
        for key in dict.fromkeys(entry.exercise for entry in lines if entry.exercise):
            if key == value:
                yield _stretch(written, setting.end(), "exercise", key)
    else:
        for paper in programme.handouts:
            if fold(paper.name) == fold(value):
                yield _stretch(written, setting.end(), "handout", paper.id)


def _behind(sign: re.Pattern[str], written: str, kind: NameKind, name: str) -> Named:
    found = sign.match(written)
    return _stretch(written, found.end() if found else 0, kind, name)


def _stretch(written: str, start: int, kind: NameKind, name: str) -> Named:
    """From there on: what stands in quotation marks, else up to a bracket or the end."""
    rest = written[start:]
    if quoted := unquoted(rest):
        end = start + rest.index(quoted[0]) + len(quoted[0]) + 1
    else:
        end = start + len(rest.partition(" (")[0].rstrip())
    return Named(kind, name, start + 1, max(end, start) + 1)
