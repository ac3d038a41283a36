"""The packing list: every thing of a line is counted, and what cannot be counted is told."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from l4pc_tui.core.script.model.materials import things
from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.paper.packing import UNCOUNTED, packing
from l4pc_tui.core.script.reading.script import read

Make = Callable[[str], Exercise]
PAGE = """---
format: exercise/1
people: 6-24
---
# T
S.

## A
- Time: 5-6 min
- Group: groups of 5
- Depth: Return
Say: x

## Before you begin
"""
TEN = 10


@pytest.mark.parametrize(
    ("line", "packed"),
    [
        ("1 pen and 2 cards per person", [(10, "pen"), (20, "cards")]),
        ("a pen each", [(10, "pen")]),
        ("1 flipchart sheet per 4 people", [(3, "flipchart sheet")]),
        ("a sheet for every four people", [(3, "sheet")]),
        ("two cards", [(2, "cards")]),
        ("half a dozen eggs", [(6, "eggs")]),
        ("2 dozen pegs", [(24, "pegs")]),
        ("1 pen, two cards and a note each", [(10, "pen"), (20, "cards"), (10, "note")]),
        ("1 pen per person and 1 sheet per pair", [(10, "pen"), (5, "sheet")]),
        ("1 pen per person and 2 spare", [(10, "pen"), (2, "spare pen")]),
        ("1-2 pens per trio", [(8, "pens")]),
        ("about 20 stickers & 3 pads", [(20, "stickers"), (3, "pads")]),
        ("Pens: 2 per person", [(20, "Pens")]),
        ("Pens (12)", [(12, "Pens")]),
        ("Pens – 12", [(12, "Pens")]),
        ("10 x A4 sheets", [(10, "A4 sheets")]),
        ("4 sheets between two", [(20, "sheets")]),
        ("2 per pair pens", [(10, "pens")]),
        ("1 map per group, in colour", [(2, "map, in colour")]),
        ("3 cards for everybody", [(30, "cards")]),
        ("1 card and pen per person", [(10, "card and pen")]),
        ("2 pens per group that differ, one thick and one thin",
         [(4, "pens that differ, one thick and one thin")]),
        ("1 pen/person", [(10, "pen")]),
        ("1 pen p.p.", [(10, "pen")]),
        ("1 pen per 2", [(5, "pen")]),
        ("2 pens, one red, per person", [(20, "pens, one red")]),
        ("1 pen per group of 4", [(3, "pen")]),
        ("1 box of 12 pens", [(1, "box of 12 pens")]),
        ("3 red cards, one for each of those who lead", [(3, "red cards, one for each of those who lead")]),
        ("A bell", [(None, "A bell")]),
        ("A bell with a soft and a loud voice, and a clock",
         [(1, "bell with a soft and a loud voice"), (1, "clock")]),
        ("Things from the first day: a sheet, a list", [(None, "Things from the first day: a sheet, a list")]),
        ("Chairs in threes, well apart", [(None, "Chairs in threes, well apart")]),
        ("Each person’s own promises", [(None, "Each person’s own promises")]),
    ],
)  # fmt: skip
def test_every_thing_of_a_line_is_counted(
    line: str, packed: list[tuple[int | None, str]], exercise: Make
) -> None:
    assert list(packing(exercise(f"{PAGE}- {line}\n"), TEN)) == packed


@pytest.mark.parametrize(
    "line",
    ["some pens", "Pens for each table", "2 pens per table", "a few stones", "half a dozen",
     "1 pen per person and some tape", "1 card er person", "2 pens perp erson", "2 notes oer people, in yellow", "1 card for each of those who lead",
     "1 pen perperson", "everybody gets 1 pen", "water and 12 cups", "Two rooms with 4 chairs each",
     "1 pen per person, per day", "Tables for 4", "A4 paper, 20 sheets"],
)  # fmt: skip
def test_what_cannot_be_counted_is_told_on_the_list_and_by_the_checker(
    line: str, exercise: Make
) -> None:
    page = f"{PAGE}- 1 pen per person\n- {line}\n"
    assert packing(exercise(page), TEN)[-1][1].endswith(UNCOUNTED)
    (told,) = read(page.encode(), path="exercises/page.md", kind="exercise").diagnostics
    assert (told.code, told.line) == ("S333", page[: page.index(line)].count("\n") + 1)


def test_a_thing_that_stands_further_in_is_packed_too(exercise: Make) -> None:
    assert list(packing(exercise(f"{PAGE}  - 1 pen per person\n"), TEN)) == [(10, "pen")]
    inner = packing(exercise(f"{PAGE}- 2 bowls\n  - 1 card per person\n"), TEN)
    assert list(inner) == [(2, "bowls"), (10, "card")]


def test_a_line_of_spaces_is_counted_at_once() -> None:
    began = process_time()
    assert things(f"1 pen{' ' * 3900}per person")[0].count == 1
    assert process_time() - began < 1
