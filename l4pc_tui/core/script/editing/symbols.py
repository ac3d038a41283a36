"""The parts of a page as a tree, for an editor's outline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from l4pc_tui.core.script.model.between import due_words, entry_word
from l4pc_tui.core.script.model.model import (
    Exercise,
    Item,
    Model,
    Programme,
    SessionPlan,
    Step,
)
from l4pc_tui.core.script.model.phrases import response_words, time_words
from l4pc_tui.core.text.clock_times import clock_words

SymbolKind = Literal[
    "exercise", "session", "programme", "step", "side step", "handout", "section", "block",
    "question", "probe", "door", "heading", "item", "between",
]  # fmt: skip
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Symbol:
    """A part of a page. line, last: from 1; it goes on up to and with its last line."""

    kind: SymbolKind
    name: str
    detail: str
    line: int
    last: int
    parts: tuple[Symbol, ...] = ()


@dataclass(frozen=True, slots=True)
class _Begun:
    """A part whose end is where the next one of its kind begins."""

    kind: SymbolKind
    name: str
    detail: str
    line: int
    parts: Sequence[_Begun] = ()


def symbols(model: Model, lines: Sequence[str]) -> Symbol:
    """The page with its parts. lines: of its text; where it has errors, what could be read."""
    if isinstance(model, Exercise):
        kind: SymbolKind = "exercise"
        parts = _exercise(model)
    elif isinstance(model, SessionPlan):
        kind, parts = "session", _plan(model, lines)
    else:
        kind, parts = "programme", _programme(model)
    last = max(len(lines), 1)
    return Symbol(kind, _short(model.title or model.id), "", 1, last, _ended(parts, last))


def _ended(parts: Iterable[_Begun], last: int) -> tuple[Symbol, ...]:
    """The parts in the order of their lines, each up to where the next begins."""
    held = sorted(parts, key=lambda part: part.line)
    made = []
    for number, part in enumerate(held):
        end = held[number + 1].line - 1 if number + 1 < len(held) else last
        line = min(max(part.line, 1), last)
        end = min(max(end, line), last)
        name = part.name or part.kind
        made.append(
            Symbol(part.kind, _short(name), _short(part.detail), line, end, _ended(part.parts, end))
        )
    return tuple(made)


def _exercise(exercise: Exercise) -> Iterator[_Begun]:
    for step in (*exercise.steps, *exercise.sides):
        kind: SymbolKind = "side step" if step.kind == "side" else "step"
        told = f"{time_words(step.time)} · {step.depth.value}"
        yield _Begun(kind, step.name, told, step.line, tuple(_step(step, exercise)))
    for handout in exercise.handouts:
        yield _Begun("handout", handout.name, "Handout", handout.line)
    for section in exercise.sections:
        yield _Begun("section", section.name, "", section.line)


def _step(step: Step, exercise: Exercise) -> Iterator[_Begun]:
    for block in step.blocks:
        kind: SymbolKind = "question" if block.label == "Ask" else "block"
        yield _Begun(kind, f"{block.label}: {block.text}", "", block.line)
        # Its probes may stand below other blocks: they are parts of the step.
        for probe in block.probes:
            yield _Begun("probe", f"{probe.depth.value}: {probe.text}", "", probe.line)
    for door in step.doors:
        yield _Begun("door", f"If {door.condition}", response_words(door, exercise), door.line)


def _plan(plan: SessionPlan, lines: Sequence[str]) -> Iterator[_Begun]:
    # Two blocks may have one name, so they are told apart by what stands between them.
    for heading, items in groupby(plan.items, key=lambda item: item.heading):
        held = tuple(_item(item) for item in items)
        if heading:
            yield _Begun("heading", heading, "", _heading_above(held[0].line, lines), held)
        else:
            yield from held


def _heading_above(line: int, lines: Sequence[str]) -> int:
    """The line of the heading that an item stands under."""
    above = range(min(line, len(lines)), 0, -1)
    return next((number for number in above if lines[number - 1].lstrip().startswith("#")), line)


def _item(item: Item) -> _Begun:
    clock = clock_words(item.clock) if item.clock is not None else ""
    name = f"{item.kind}: {item.what}" if item.what else item.kind
    time = time_words(item.time) if item.time else ""
    return _Begun("item", name, " · ".join(filter(None, (clock, time))), item.line)


def _programme(programme: Programme) -> Iterator[_Begun]:
    for module in programme.modules:
        entries = tuple(
            _Begun("item", entry.session, entry.date, entry.line)
            if entry.kind == "session"
            else _Begun(
                "between",
                entry.text or entry_word(entry.kind),
                " · ".join(filter(None, (entry.kind, due_words(entry.due)))),
                entry.line,
            )
            for entry in module.entries
        )
        if module.name:
            yield _Begun("heading", module.name, "", module.line, entries)
        else:
            yield from entries
    for paper in programme.handouts:
        yield _Begun("handout", paper.name, "", paper.line)


def _short(words: str) -> str:
    """One line of an outline."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
