"""Tables and pictures of a script where there are only lines of signs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.text.in_lines import in_lines, row_by_row
from l4pc_tui.core.text.width import cell_width

WEEK = """The week
| Day | Who |
| --- | --- |
| Monday | *The* neighbour, and whoever comes along |
| Tuesday | |
After it"""


def test_a_table_stands_in_columns_with_its_head_above_a_rule() -> None:
    assert in_lines(WEEK, 30).split("\n") == [
        "The week",
        "Day       Who",
        "───────   ────────────────────",
        "Monday    The neighbour, and",
        "          whoever comes along",
        "Tuesday",
        "After it",
    ]


def test_who_hears_it_read_is_told_row_by_row() -> None:
    assert row_by_row(WEEK).split("\n") == [
        "The week",
        "Day: Monday; Who: The neighbour, and whoever comes along.",
        "Day: Tuesday.",
        "After it",
    ]


def test_a_picture_is_told_in_words_and_anything_else_stays_as_it_is() -> None:
    told = "x | y\n![A chair](_files/chair.png)\n1. one\n   - two"
    assert in_lines(told, 40) == "x | y\nPicture: A chair\n1. one\n   - two"
    assert row_by_row("![](_files/chair.png)") == "Picture"
    assert in_lines("1. one\n2. two", 4) == "1. one\n2. two"


@given(
    st.lists(
        st.lists(st.text("ab 漢é*|[", max_size=30), min_size=1, max_size=8), min_size=1, max_size=5
    ),
    st.integers(72, 120),
)
def test_no_table_is_wider_than_the_wall_and_none_loses_a_row(
    cells: list[list[str]], width: int
) -> None:
    rows = ["| " + " | ".join(c.replace("|", "\\|") for c in row) + " |" for row in cells]
    lines = in_lines("\n".join(rows), width).split("\n")
    assert len(lines) >= len(rows)
    assert max(map(cell_width, lines)) <= width


def test_seven_columns_of_long_words_keep_every_letter() -> None:
    heads = [
        "Commissioner",
        "Understanding",
        "Relationships",
        "Safeguarding",
        "Responsibility",
        "Participation",
        "Improvements",
    ]
    lines = in_lines(
        "| "
        + " | ".join(heads)
        + " |\n|---|---|---|---|---|---|---|\n| a | b | c | d | e | f | g |",
        80,
    ).split("\n")
    assert max(map(cell_width, lines)) <= 80
    assert "…" not in "".join(lines)
    assert len("".join(lines[:2]).replace(" ", "")) == len("".join(heads))
