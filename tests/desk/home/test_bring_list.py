"""What to bring is a list of things."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import House

from l4pc_tui.core.script.model.model import Exercise, Section
from l4pc_tui.core.script.paper.bring_list import bring
from l4pc_tui.desk.library import library, models

EXERCISE = """---
format: exercise/1
people: 4-24
intensity: 2
themes: [openness]
---

# Chairs

Who sits where, and why it matters.

## Before you begin

- What people are paid, and how soon. Someone will ask
- 1 per person: card: thick and white
- 3 pens (No. 5, e.g. black)
- ring binder.

## 1. Sit

- Time: 5 min

Say: Sit where you like.
"""


@pytest.fixture
def things(bare: House, tmp_path: Path) -> tuple[str, ...]:
    file = tmp_path / "exercises" / "chairs.md"
    file.parent.mkdir()
    file.write_text(EXERCISE, encoding="utf-8")
    desk = bare.desk()
    assert library.load(desk, [file]).refused == ()
    exercise = models.exercise(desk, "chairs")
    assert exercise is not None
    return bring([exercise], 8)


def test_what_explains_a_thing_is_left_to_the_exercise(things: tuple[str, ...]) -> None:
    assert "What people are paid, and how soon" in things
    assert not any("Someone will ask" in thing for thing in things)


def test_nothing_else_of_it_is_lost(things: tuple[str, ...]) -> None:
    assert len(things) == 4
    assert "ring binder" in things
    assert all(thing and not thing.endswith((".", ":")) for thing in things)


def exercise(*lines: str) -> Exercise:
    text = "\n".join(f"- {line}" for line in lines)
    return Exercise("e", "E", "", sections=(Section("Before you begin", text, 1),))


def test_what_is_used_up_is_added_and_what_stays_is_brought_once() -> None:
    day = (
        exercise("3 cards per person", "1 pen per person", "1 slip of paper per person"),
        exercise("2 cards per person", "1 pen per pair", "a card file"),
        exercise("1 card per person", "2 bowls", "4 slips of paper"),
    )
    assert bring(day, 12) == (
        "72 × cards", "12 × pen", "16 × slips of paper", "a card file", "2 × bowls",
    )  # fmt: skip


def test_one_pen_and_two_pens_are_the_same_thing() -> None:
    both = (exercise("1 pen per person"), exercise("1 pens per pair", "2 slips of paper"))
    assert bring(both, 8) == ("8 × pens", "2 × slips of paper")
