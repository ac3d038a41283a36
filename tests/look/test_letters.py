from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.look.letters import SCALES, draw, drawable, height, width
from l4pc_tui.look.line_breaks import by_sense

SIGNS = string.ascii_letters + string.digits + ".,!?:;'’‘\"“”()-–—/+=…%£&•·→"
ASKED = "Whose rule is this, and what would have to be true for it to be wrong?"


def lines(text: str, room: int, **more: object) -> list[str]:
    return [text[start:end] for start, end in by_sense(text, room, **more)]  # type: ignore[arg-type]


def test_every_letter_figure_and_stop_has_a_shape_of_its_own() -> None:
    assert drawable(SIGNS)
    alike = {"'", "’", "“", "”", "‘", '"', "·", "•"}
    shapes = [draw(sign) for sign in SIGNS if sign not in alike]
    assert len(set(shapes)) == len(shapes)


def test_a_word_is_drawn_as_it_is_meant() -> None:
    assert [row.rstrip() for row in draw("Why?")] == [
        "█   █ █         ▄▀▀▀▄",
        "█ ▄ █ █▀▀▄ █  █    ▄▀",
        "█▄▀▄█ █  █ █  █   ▀",
        "▀   ▀ ▀  ▀  ▀▀█   ▀",
        "            ▀▀",
    ]


@given(st.text(alphabet=SIGNS + " ", max_size=40), st.sampled_from(SCALES))
def test_rows_are_as_wide_and_as_many_as_was_said(text: str, scale: int) -> None:
    rows = draw(text, scale)
    assert len(rows) == height(scale)
    assert {len(row) for row in rows} == {width(text, scale)}


def test_small_letters_take_accents_and_what_cannot_be_drawn_says_so() -> None:
    assert drawable("café naïve ŵyn façade niño")
    assert draw("é") != draw("e") != draw("ê")
    for text in ("Éire", "日本", "🙂", "ḃ"):
        assert not drawable(text)
        with pytest.raises(ValueError, match="no block letter"):
            draw(text)


def test_a_question_breaks_where_one_would_breathe() -> None:
    assert lines(ASKED, 40) == [
        "Whose rule is this,", "and what would have to be true", "for it to be wrong?",
    ]  # fmt: skip
    assert lines("Was it done right? And was it the right thing?", 40) == [
        "Was it done right?", "And was it the right thing?",
    ]  # fmt: skip
    assert lines("What keeps it the way it is?", 40) == ["What keeps it the way it is?"]


@given(st.text(alphabet="abc ,.?\n", max_size=300), st.integers(1, 60))
def test_wrapping_keeps_every_word_in_order_and_within_the_room(text: str, room: int) -> None:
    wrapped = lines(text, room)
    assert " ".join(wrapped).split() == text.split()
    assert all(len(line) <= room or len(line.split()) == 1 for line in wrapped)


def test_a_very_long_text_is_filled_line_by_line() -> None:
    wrapped = lines("so " * 5000, 40)
    assert {len(line) for line in wrapped[:-1]} == {38}
