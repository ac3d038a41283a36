"""How large groups are to be, in words."""

from __future__ import annotations

import pytest

from l4pc_tui.core.live.groups.shapes import read_shape, sizes_in_words


@pytest.mark.parametrize(
    ("typed", "words", "sizes"),
    [
        ("pairs", "pairs", (3, 2, 2, 2, 2, 2)),
        ("in trios", "trios", (4, 3, 3, 3)),
        ("fours", "fours", (4, 3, 3, 3)),
        ("5", "fives", (5, 4, 4)),
        ("groups of 4-5", "groups of 4-5", (5, 4, 4)),
        ("4-5", "groups of 4-5", (5, 4, 4)),
        ("4–5", "groups of 4-5", (5, 4, 4)),
        ("4 to 5", "groups of 4-5", (5, 4, 4)),
        ("groups of 3 to 7", "groups of 3-7", (7, 6)),
        ("6 groups", "6 groups", (3, 2, 2, 2, 2, 2)),
        ("2 tables", "2 groups", (7, 6)),
    ],
)
def test_a_size_is_understood_as_people_type_it(
    typed: str, words: str, sizes: tuple[int, ...]
) -> None:
    shape = read_shape(typed)
    assert shape is not None
    assert (shape.words, shape.sizes(13)) == (words, sizes)


@pytest.mark.parametrize(
    "typed", ["", "alone", "whole circle", "same", "0", "1", "banana", "1 group"]
)
def test_what_nobody_can_be_put_into_is_no_size(typed: str) -> None:
    assert read_shape(typed) is None


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        ((4, 4), "fours"), ((4, 3, 3), "threes and fours"), ((2, 2), "pairs"), ((3,), "trios"),
        ((9, 9), "groups of 9"), ((10, 9), "groups of 9 and 10"),
    ],
)  # fmt: skip
def test_the_sizes_of_groups_are_told_in_words(sizes: tuple[int, ...], words: str) -> None:
    assert sizes_in_words(sizes) == words
