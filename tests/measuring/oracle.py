"""What a page says, as values to compare, each with the line that it stands on. It knows no message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from typing import Any

from l4pc_tui.core.script.model.model import (
    Block,
    Door,
    Exercise,
    Model,
    Programme,
    SessionPlan,
    Step,
)
from l4pc_tui.core.script.model.sameness import without_lines

_ALIKE = str.maketrans({
    "“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u3000": " ",
})  # fmt: skip
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=\S)([^*_]+?)(?<=\S)\1")
_PAGE = ("steps", "sides", "handouts", "sections", "items", "modules", "ceiling", "line")
"""Fields of a model that are parts of their own; an exercise's ceiling comes of its steps."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a page says. what: its sort; says: all of it; line: where it begins, from 1."""

    what: str
    says: tuple[Any, ...]
    line: int


def plain(text: str) -> str:
    """Words without what is only set differently: emphasis, the form of quotes and dashes, spaces, capitals."""
    bare = _EMPHASIS.sub(r"\2", text.translate(_ALIKE))
    return re.sub(r"\s+", " ", bare).strip().casefold()


def _letters(name: str) -> str:
    """A step's name as a plan gives it: signs do not count there."""
    return " ".join(re.findall(r"\w+", plain(name)))


def _said(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, tuple):
        return tuple(_said(each) for each in value)
    return value


def parts(model: Model) -> tuple[Part, ...]:
    """All that a page says, in order."""
    head = tuple(
        (field.name, _said(getattr(model, field.name))) for field in fields(model)
        if field.name not in _PAGE or (field.name == "ceiling" and isinstance(model, SessionPlan))
    )  # fmt: skip
    return (Part("head", head, 1), *_parts(model))


def _parts(model: Model) -> Iterator[Part]:
    if isinstance(model, Exercise):
        for step in (*model.steps, *model.sides):
            yield from _step(step)
        for handout in model.handouts:
            yield Part("handout", (plain(handout.name), plain(handout.text)), handout.line)
        for section in model.sections:
            yield Part("section", (section.name, plain(section.text)), section.line)
    elif isinstance(model, SessionPlan):
        for item in model.items:
            # The id says what an exercise is, however it was spelt.
            bare = without_lines(replace(item, what="") if item.exercise else item)
            bare = replace(bare, skip=tuple((_letters(name), 0) for name, _ in bare.skip))
            yield Part(
                "item",
                tuple((f.name, _said(getattr(bare, f.name))) for f in fields(bare)),
                item.line,
            )
    else:
        assert isinstance(model, Programme)
        for module in model.modules:
            yield Part("module", (plain(module.name),), module.line)
            for entry in module.entries:
                bare_entry = without_lines(entry)
                said = tuple(
                    (f.name, _said(getattr(bare_entry, f.name))) for f in fields(bare_entry)
                )
                yield Part("entry", said, entry.line)


def _step(step: Step) -> Iterator[Part]:
    said = (
        step.kind, plain(step.name), step.depth, step.group, step.cut, plain(step.lead), plain(step.room), step.time, step.next,
        step.inherits, step.whole_room,
    )  # fmt: skip
    yield Part("step", said, step.line)
    for block in step.blocks:
        # A handout is found by its name, whatever signs are in it.
        words = _letters(block.text) if block.label == "Handout" else plain(block.text)
        yield Part("block", (block.label, block.audience, words), block.line)
        for probe in block.probes:
            yield Part("probe", (probe.depth, plain(probe.text)), probe.line)
            for sub in probe.subs:
                yield _block(sub) if isinstance(sub, Block) else _door(sub)
    for door in step.doors:
        yield _door(door)


def _block(block: Block) -> Part:
    return Part("remark", (block.label, plain(block.text)), block.line)


def _door(door: Door) -> Part:
    return Part(
        "door",
        (plain(door.condition), door.verb, door.target, plain(door.advice), door.trigger),
        door.line,
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """What one page says and another does not. before, after: the parts that are only there."""

    before: tuple[Part, ...]
    after: tuple[Part, ...]

    def __bool__(self) -> bool:
        return bool(self.before or self.after)


def difference(before: Sequence[Part], after: Sequence[Part]) -> Difference:
    """What is said differently. Order counts."""
    one, other = [(p.what, p.says) for p in before], [(p.what, p.says) for p in after]
    if one == other:
        return Difference((), ())
    gone: list[Part] = []
    come: list[Part] = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += before[a:b]
            come += after[c:d]
    return Difference(tuple(gone), tuple(come))


def broken_lines(
    was: Sequence[str],
    now: Sequence[str],
    at: Sequence[int],
    before: Sequence[Part],
    after: Sequence[Part],
    said: Difference,
) -> set[int]:
    """The lines of the page as it is now that were changed, or whose meaning was. From 1.

    A part has the lines down to the next one: a step its facts, a Show its quote.
    """
    same = _same_at_the_top(was, now)
    tail = _same_at_the_top(was[::-1][: len(was) - same], now[::-1][: len(now) - same])
    shift = len(now) - len(was)
    lines = set(at) or set(range(same + 1, len(now) - tail + 1))
    if not at and same + tail == len(now):
        lines |= {same, same + 1}
    lines |= _next_to(lines, now)
    lines |= _of(said.after, after, len(now))
    for line in _of(said.before, before, len(was)):
        lines.add(
            line
            if line <= same
            else line + shift
            if line > len(was) - tail
            else min(line, len(now))
        )
    return lines


def _next_to(lines: set[int], now: Sequence[str]) -> set[int]:
    """The nearest line above and below that has words."""
    found = set()
    if lines:
        above = (n for n in range(min(lines) - 1, 0, -1) if now[n - 1].strip())
        below = (n for n in range(max(lines) + 1, len(now) + 1) if now[n - 1].strip())
        found = {next(above, 1), next(below, len(now))}
    return found


def _of(some: Sequence[Part], all_of: Sequence[Part], last: int) -> set[int]:
    starts = [*sorted({part.line for part in all_of}), last + 1]
    lines: set[int] = set()
    for part in some:
        end = next(start for start in starts if start > part.line)
        lines |= set(range(part.line, end))
    return lines


def _same_at_the_top(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
