"""Places as the reader and as editors count them; and what makes one text another."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.script.editing.places import Change, EditorPlace, Lines, Units, change

WORDS = st.text(st.sampled_from("ab🦊e\u0301\u200d\u2028 \r\n"), max_size=12)
LINES = st.text(st.sampled_from("ab\n"), max_size=12)


@given(st.sampled_from(["", "\ufeff"]), WORDS, st.data())
def test_what_is_shown_at_a_place_is_meant_by_it(
    mark: str, words: str, data: st.DataObject
) -> None:
    lines = Lines(mark + words)
    line = data.draw(st.integers(1, len(lines.all)))
    col = data.draw(st.integers(1, len(lines.line(line)) + 1))
    for units in get_args(Units):
        assert lines.meant(lines.shown(line, col, units), units) == (line, col)


@pytest.mark.parametrize("units", get_args(Units))
def test_a_place_outside_of_the_text_is_brought_in(units: Units) -> None:
    lines = Lines("ab\n🦊")
    assert lines.meant(EditorPlace(99, 0), units) == (2, 1)
    assert lines.meant(EditorPlace(0, 10**9), units) == (1, 3)
    assert lines.shown(99, 99, units).line == 1
    assert Lines("").meant(EditorPlace(5, 5), units) == (1, 1)


def test_the_middle_of_a_letter_is_its_beginning() -> None:
    assert Lines("a🦊b").meant(EditorPlace(0, 2), "utf-16") == (1, 2)


def made(before: str, found: Change | None) -> str:
    """The text with the change made."""
    if found is None:
        return before
    at, lines = found.at, before.split("\n")
    head = "\n".join([*lines[: at.line - 1], lines[at.line - 1][: at.col - 1]])
    tail = "\n".join([lines[at.end_line - 1][at.end_col - 1 :], *lines[at.end_line :]])
    return f"{head}{found.new}{tail}"


@given(LINES, LINES)
def test_a_change_makes_one_text_the_other(before: str, after: str) -> None:
    found = change(before, after)
    assert made(before, found) == after
    assert (found is None) == (before == after)


def test_a_change_takes_no_more_than_it_must() -> None:
    found = change("one\ntwo words\nthree", "one\ntwo other words\nthree")
    assert found is not None
    assert (found.at.line, found.at.col, found.at.end_line, found.at.end_col) == (2, 5, 2, 5)
    assert found.new == "other "
