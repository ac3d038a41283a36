from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.look.letters import APART, RUNGS, draw, drawable, drawn, height, width, wrapped
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


def test_a_rung_of_three_rows_is_drawn_with_sextants() -> None:
    assert draw("Hi", 3) == ("▌ ▌🬐", "🬕🬂▌▌", "🬀 🬀🬀")
    assert all(ord(sign) in range(0x1FB00, 0x1FB3C) for sign in "🬁🬛🬋🬀")


@given(
    st.lists(st.text(alphabet=SIGNS + " ", max_size=30), min_size=1, max_size=3),
    st.sampled_from(RUNGS),
)
def test_rows_are_as_wide_and_as_many_as_was_said(texts: list[str], rung: int) -> None:
    for text in texts:
        rows = draw(text, rung)
        assert len(rows) == height(1, rung)
        assert {len(row) for row in rows} == {width(text, rung)}
    stacked = [row.rstrip() for text in texts for row in (*draw(text, rung), *[""] * APART[rung])]
    assert list(drawn(texts, rung)) == stacked[: height(len(texts), rung)]


@given(st.text(alphabet=SIGNS + " ", max_size=200), st.integers(20, 200), st.sampled_from(RUNGS))
def test_lines_of_letters_hold_every_word_and_fit(text: str, room: int, rung: int) -> None:
    lines_of_it = wrapped(text, room, rung)
    if lines_of_it is None:
        assert any(width(word, rung) > room for word in text.split())
        return
    assert " ".join(lines_of_it).split() == text.split()
    assert all(width(line, rung) <= room for line in lines_of_it)


def test_one_unusual_sign_does_not_cost_a_wall_its_size() -> None:
    assert drawable("Tea [x] by the €5 door #2, ask a@b.uk <now> {*} _ | \\ ~ ½ 20° ✓ ß $")
    assert draw("Éire") != draw("Eire")
    assert [len(row) for row in draw("É")] == [len(row) for row in draw("E")]
    assert draw("Łukasz ḃ") == draw("Lukasz b")


def test_small_letters_take_accents_and_what_cannot_be_drawn_says_so() -> None:
    assert drawable("café naïve ŵyn façade niño")
    assert draw("é") != draw("e") != draw("ê")
    for text in ("日本", "🙂"):
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
