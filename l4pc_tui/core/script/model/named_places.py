"""An exercise as it was read before every probe had to name its place.

A question without one took the place of the question before it then, and so it stands in a model
that was kept. Only its source tells: there the line has no place, or a dash for its colon.
"""

from __future__ import annotations

import re
from dataclasses import replace

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import Exercise, Probe, Step

_CEILING = re.compile(r"^\s*ceiling\s*[:：]", re.M | re.I)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2069\ufeff]")
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def with_named_places(exercise: Exercise, source: bytes) -> Exercise:
    """The exercise with each question that names no place in its source at Power, as long as
    that is not mended; the same one where there is none, or no source any more.
    """
    if not source:
        return exercise
    lines = _lines(source)
    steps = tuple(_step(step, lines) for step in exercise.steps)
    sides = tuple(_step(step, lines) for step in exercise.sides)
    if (steps, sides) == (exercise.steps, exercise.sides):
        return exercise
    stated = any(_CEILING.match(line) for line in lines[: exercise.steps[0].line])
    ceiling = exercise.ceiling if stated else Place.POWER
    return replace(exercise, steps=steps, sides=sides, ceiling=ceiling)


def _lines(source: bytes) -> list[str]:
    """The source's lines as positions count them, without what cannot be seen."""
    text = source.decode(_MARKS.get(source[:2], "utf-8"), "replace")
    return _UNSEEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _step(step: Step, lines: list[str]) -> Step:
    if not step.probes:
        return step
    blocks = tuple(
        replace(block, probes=tuple(_probe(probe, lines) for probe in block.probes))
        for block in step.blocks
    )
    return replace(step, blocks=blocks)


def _probe(probe: Probe, lines: list[str]) -> Probe:
    line = lines[probe.line - 1] if probe.line <= len(lines) else ""
    named = re.search(rf"\b{probe.depth}(?:\*\*|__)?\s*[:：]", line, re.I)
    return probe if named or probe.depth is Place.POWER else replace(probe, depth=Place.POWER)
