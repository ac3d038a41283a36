from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.mixing.sizes import sizes_for, sizes_of


@pytest.mark.parametrize(
    ("people", "size", "expected"),
    [
        (13, 4, (4, 3, 3, 3)),
        (9, 4, (3, 3, 3)),
        (5, 4, (3, 2)),
        (7, 2, (3, 2, 2)),
        (8, 3, (4, 4)),
        (7, 3, (4, 3)),
        (5, 3, (3, 2)),
        (3, 2, (3,)),
        (3, 5, (3,)),
        (2, 2, (2,)),
        (1, 2, ()),
        (11, 5, (6, 5)),
        (0, 4, ()),
    ],
)
def test_groups_are_one_smaller_rather_than_larger_but_pairs_and_trios(
    people: int, size: int, expected: tuple[int, ...]
) -> None:
    assert sizes_of(people, size) == expected


@given(st.integers(0, 500), st.integers(-1, 12))
def test_nobody_sits_alone_and_sizes_differ_by_one_at_most(people: int, wish: int) -> None:
    for sizes in (sizes_of(people, wish), sizes_for(people, wish)):
        assert sum(sizes) == (people if people > 1 else 0)
        assert not sizes or min(sizes) > 1
        assert not sizes or max(sizes) - min(sizes) < 2
        assert list(sizes) == sorted(sizes, reverse=True)
