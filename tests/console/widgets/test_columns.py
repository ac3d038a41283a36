"""A column appears only when its longest value is whole; the name is the last to give way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from l4pc_tui.console.widgets.columns import Column, fit_columns, longest_of, row

pytestmark = pytest.mark.quick

TIME, NAME, MINUTES, STATE = Column(5, 2), Column(20), Column(3, 3, right=True), Column(8, 1)
SHEET = (TIME, NAME, MINUTES, STATE)


def test_columns_go_whole_and_in_their_turn() -> None:
    assert fit_columns(SHEET, 42) == (5, 20, 3, 8)
    assert fit_columns(SHEET, 41) == (5, 20, 3, 0)
    assert fit_columns(SHEET, 31) == (0, 20, 3, 0)
    assert fit_columns(SHEET, 24) == (0, 20, 0, 0)
    assert fit_columns(SHEET, 12) == (0, 12, 0, 0)


def test_a_row_stands_in_its_columns_with_figures_at_the_right() -> None:
    cells = [Content("09:30"), Content("Come in as you are"), Content("8"), Content("ahead")]
    assert row(SHEET, fit_columns(SHEET, 60), cells).plain == (
        "09:30  Come in as you are      8  ahead"
    )
    assert row(SHEET, fit_columns(SHEET, 12), cells).plain == "Come in as …"


def test_an_empty_column_takes_no_room() -> None:
    assert fit_columns((Column(4), Column(longest_of([]), 1), Column(4)), 10) == (4, 0, 4)


@given(
    st.lists(st.builds(Column, st.integers(0, 30), st.integers(0, 4), st.integers(0, 20)),
             min_size=1, max_size=6),
    st.integers(1, 120),
)  # fmt: skip
def test_whatever_there_is_fits_and_nothing_that_may_go_is_cut(
    columns: list[Column], width: int
) -> None:
    widths = fit_columns(columns, width)
    shown = [cells for cells in widths if cells]
    least = [each for each in columns if not each.goes and each.longest]
    if width >= len(least) + 2 * (len(least) - 1):
        assert sum(shown) + 2 * (len(shown) - 1) <= width
    for column, cells in zip(columns, widths, strict=True):
        whole = min(column.longest, column.most) if column.most else column.longest
        assert cells in (0, whole) if column.goes else cells <= whole
