"""Messages as people read them; variables filled in; the packing list."""

from __future__ import annotations

from collections.abc import Callable

from l4pc_tui.core.script.messages.wording import full, sentence
from l4pc_tui.core.script.model.amounts import Share
from l4pc_tui.core.script.model.materials import Material
from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.model.variables import fill
from l4pc_tui.core.script.paper.packing import materials, packing
from l4pc_tui.core.script.reading.script import Reading

PAGE = """---
format: exercise/1
people: 6
---
# T
S.

## A
- Time: 5-6 min
- Group: trios
- If someone is upset: go to "Slow down"

## Side step: Slow it down
- Time: 5 min
Say: x
"""


def test_a_message_in_one_sentence(reading: Callable[[str], Reading]) -> None:
    (found,) = [d for d in reading(PAGE).diagnostics if d.code == "D601"]
    assert sentence(found) == (
        "exercises/page.md:11:3 There is no step called “Slow down”. The closest is “Slow it down”."
    )


def test_a_message_in_full_shows_the_line_as_written(reading: Callable[[str], Reading]) -> None:
    (found,) = [d for d in reading(PAGE).diagnostics if d.code == "D601"]
    assert full(found, PAGE) == (
        "Error D601  exercises/page.md:11:3\n"
        "  There is no step called “Slow down”.\n"
        '    11 | - If someone is upset: go to "Slow down"\n'
        "       |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  The closest is “Slow it down”."
    )


def test_hostile_text_cannot_drive_a_terminal(reading: Callable[[str], Reading]) -> None:
    page = PAGE.replace("Slow down", "\x1b[31mred\u202e [/x]")
    for found in reading(page).diagnostics:
        assert "\x1b" not in full(found, page) + sentence(found)
        assert "\u202e" not in full(found, page) + sentence(found)


def test_a_long_line_is_cut_round_the_place(reading: Callable[[str], Reading]) -> None:
    page = PAGE.replace("Say: x", "Say: " + "word " * 300 + "{nobody} " + "word " * 300)
    (found,) = [d for d in reading(page).diagnostics if d.code == "V701"]
    _, _, shown, carets, *_ = full(found, page).split("\n")
    assert shown[carets.index("^") :].startswith("{nobody}")
    assert len(shown) < 120


def test_variables_are_filled_and_never_blank() -> None:
    values = {"cohort": "Spring", "venue": ""}
    assert fill("Dear {cohort} at {venue}: {{date}", values) == "Dear Spring at [venue]: {date}"
    assert fill("no brace", values) == "no brace"


def test_materials_are_counted(exercise: Callable[[str], Exercise]) -> None:
    page = PAGE.replace("Slow down", "Slow it down") + (
        "\n## Before you begin\nFetch early:\n- 3 cards per person\n- 2 per pair pens\n- 1 bell\n"
        "- 1 map per group, folded\n- Chairs that move\n"
    )
    found = exercise(page)
    assert materials(found) == (
        Material(3, Share(1), "cards"),
        Material(2, Share(2), "pens"),
        Material(1, None, "bell"),
        Material(1, Share(0), "map, folded"),
        Material(None, None, "Chairs that move"),
    )
    assert packing(found, 7) == (
        (21, "cards"), (8, "pens"), (1, "bell"), (3, "map, folded"), (None, "Chairs that move"),
    )  # fmt: skip


def test_groups_of_no_known_size_count_as_four() -> None:
    assert Material(2, Share(0), "x").amount(30) == 8
