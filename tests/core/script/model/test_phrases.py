"""Parts of a model in words."""

from __future__ import annotations

import pytest

from l4pc_tui.core.script.model.phrases import runs_words


@pytest.mark.parametrize(
    ("runs", "told"),
    [
        ((), "not run yet"),
        ((("2027-04-20", 18),), "run once, 2027-04-20, 18 people"),
        ((("2027-04-20", 18), ("2027-03-01", 6), ("2026-12-01", 9)), "run 3 times, last 2027-04-20, 18 people"),
        ((("2027-04-20", 1),), "run once, 2027-04-20, 1 person"),
    ],
)  # fmt: skip
def test_how_often_an_exercise_was_run_is_told_with_the_last_time(
    runs: tuple[tuple[str, int], ...], told: str
) -> None:
    assert runs_words(runs) == told
