"""What there is to say about a place of a page that is being written, and where it leads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from l4pc_tui.core.script.editing.names import Named, named_at, step_at
from l4pc_tui.core.script.editing.words_at import header_end, word_at
from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.messages.explanations import explain
from l4pc_tui.core.script.model.model import Exercise, Model, Step
from l4pc_tui.core.script.model.step_names import find_step
from l4pc_tui.core.script.syntax.header import ScriptKind
from l4pc_tui.core.text.amounts import minutes
from l4pc_tui.desk.library.library import facts
from l4pc_tui.desk.library.script_preview import facts_in_words, seen_from_both_sides
from l4pc_tui.desk.library.unsaved import Around, Page, Workbench

Known = Callable[[Exercise], Mapping[str, str]]
"""Gives what past runs say of an exercise: step id → a sentence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of what is said. kind: a heading, words, words of a page with their emphasis, or
    lines of a page as an example."""

    kind: Literal["heading", "words", "prose", "example"]
    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """Where something that is named stands: the file, and the line from 1."""

    path: Path
    line: int


def help_at(bench: Workbench, path: Path, line: int, col: int, known: Known) -> tuple[Passage, ...]:
    """What is wrong at a place and why, what is named there, and what its word means."""
    page = bench.page(path)
    told: list[Passage] = []
    for found in bench.found(path):
        if found.line == line and found.col <= col <= max(found.end, found.col + 1):
            told += explained(found)
    told += _named_there(bench, path, page, line, col, known)
    kind = cast(ScriptKind, page.script.kind)
    if word := word_at(kind, page.lines.all, line, col):
        told += [Passage("heading", word.word), Passage("words", " ".join(word.told))]
    return tuple(told)


def explained(found: Diagnostic) -> Iterator[Passage]:
    """A message with its reason, and with lines that get it and lines that do not."""
    yield Passage("heading", f"{found.severity.capitalize()} {found.code}")
    yield Passage("words", f"{found.message} {found.hint}".strip())
    told = explain(found.code)
    if told is None:
        return
    yield Passage("words", told.why)
    for heading, lines in told.examples:
        yield Passage("words", f"{heading}:")
        yield Passage("example", lines)


def goes_to(bench: Workbench, path: Path, line: int, col: int) -> Target | None:
    """Where what is named at a place stands; None where nothing is named, or it is not there."""
    page = bench.page(path)
    if page.model is None:
        return None
    named = named_at(page.model, page.lines.line(line), line, col)
    if named is None:
        return None
    around = bench.around(path)
    if isinstance(page.model, Exercise) and named.kind in ("step", "handout"):
        return _on_the_page(path, page.model, named)
    if named.kind == "step":
        exercise = around.exercise(named.of)
        step = _step_called(exercise, named.name)
        place = around.lies.get(("exercise", exercise.id)) if exercise else None
        return Target(place, step.line) if place and step else None
    found = _model(around, named)
    place = around.lies.get((named.kind, found.id)) if found else None
    return Target(place, 1) if place else None


def _named_there(
    bench: Workbench, path: Path, page: Page, line: int, col: int, known: Known
) -> Iterator[Passage]:
    if page.model is None:
        return
    written = page.lines.line(line)
    named = named_at(page.model, written, line, col)
    if named is None:
        if isinstance(page.model, Exercise) and written.startswith("#"):
            yield from _own_heading(page.model, page, line, known)
        return
    around = bench.around(path)
    if isinstance(page.model, Exercise) and named.kind == "step":
        yield from _of_step(page.model, page.model.step(named.name), known)
    elif named.kind == "step":
        exercise = around.exercise(named.of)
        if exercise and (step := _step_called(exercise, named.name)):
            yield from _of_step(exercise, step, known)
    elif named.kind != "handout" and (found := _model(around, named)):
        yield from _of_script(found, around, known)


def _own_heading(exercise: Exercise, page: Page, line: int, known: Known) -> Iterator[Passage]:
    """What is known of the exercise itself at its title, of a step at its heading."""
    if page.lines.line(line).startswith("# ") and line >= header_end(page.lines.all):
        yield from _of_script(exercise, None, known)
    elif (step := step_at(exercise, line)) and step.line == line:
        yield from _of_step(exercise, step, known)


def _of_script(model: Model, around: Around | None, known: Known) -> Iterator[Passage]:
    yield Passage("heading", model.title or model.id)
    if model.summary:
        yield Passage("prose", model.summary)
    used = dict(around.exercises) if around else {}
    told = facts(model, used)
    least, planned, most = told.get("minutes", (0, 0, 0))
    length = f"{minutes(planned * 60)} ({least}-{most})" if planned else ""
    yield Passage("words", " · ".join(filter(None, (length, told.get("depth"), facts_in_words(model)))))  # fmt: skip
    if isinstance(model, Exercise):
        yield from (Passage("words", sentence) for sentence in known(model).values())


def _of_step(exercise: Exercise, step: Step, known: Known) -> Iterator[Passage]:
    yield Passage("heading", step.name)
    seen = next((each for each in seen_from_both_sides(exercise, {}) if each.id == step.id), None)
    if seen:
        yield Passage("words", seen.about)
    if told := known(exercise).get(step.id):
        yield Passage("words", told)


def _model(around: Around, named: Named) -> Model | None:
    if named.kind == "exercise":
        return around.exercise(named.name)
    if named.kind == "session":
        return around.plans.get(named.name)
    return around.programmes.get(named.name)


def _on_the_page(path: Path, exercise: Exercise, named: Named) -> Target | None:
    steps, handouts = (*exercise.steps, *exercise.sides), exercise.handouts
    lines = {("step", step.id): step.line for step in steps}
    lines |= {("handout", handout.id): handout.line for handout in handouts}
    line = lines.get((named.kind, named.name))
    return Target(path, line) if line else None


def _step_called(exercise: Exercise | None, name: str) -> Step | None:
    steps = exercise.steps if exercise else ()
    found = find_step(name, steps)
    return steps[found.index] if found else None
