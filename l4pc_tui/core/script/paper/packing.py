"""The packing list: what ``Before you begin`` asks for, multiplied by the people expected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from l4pc_tui.core.script.model.materials import Material, things
from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.model.variables import fill

UNCOUNTED = "(how many is not said)"
"""Stands behind a thing of the list that asks for a number and has none that can be counted."""


def materials(exercise: Exercise) -> tuple[Material, ...]:
    """The things that the bullets of ``Before you begin`` name, in order. Prose between them is
    no material."""
    section = exercise.section("Before you begin")
    lines = map(str.strip, section.text.split("\n") if section else [])
    return tuple(thing for line in lines if line.startswith("- ") for thing in things(line[2:]))


def filled(exercise: Exercise, values: Mapping[str, str]) -> Exercise:
    """The exercise with the variables of its sections filled in."""
    sections = (replace(each, text=fill(each.text, values)) for each in exercise.sections)
    return replace(exercise, sections=tuple(sections))


def packing(exercise: Exercise, people: int) -> tuple[tuple[int | None, str], ...]:
    """(how many, what) for so many people, in the script's order.

    ``per group`` counts groups of the first step that divides the room. What speaks of a number
    and cannot be counted says so.
    """
    sizes = (step.group.size for step in exercise.steps)
    size = next((size for size in sizes if size), None)
    return tuple(
        (thing.amount(people, size), f"{thing.what} {UNCOUNTED}" if thing.unsure else thing.what)
        for thing in materials(exercise)
    )
