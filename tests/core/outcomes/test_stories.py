"""A story that was caught in a line."""

from __future__ import annotations

import pytest

from l4pc_tui.core.outcomes.stories import read_story


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("the key safe: forty days → one call", ("the key safe", "forty days", "one call")),
        ("the key safe: forty days -> one call", ("the key safe", "forty days", "one call")),
        ("forty days → one call", ("", "forty days", "one call")),
        ("the key safe: it opens", ("the key safe", "", "it opens")),
        ("Amina rang", ("", "", "Amina rang")),
        ("Amina rang:", ("", "", "Amina rang:")),
    ],
)
def test_its_parts_are_found_and_nothing_is_lost(line: str, told: tuple[str, str, str]) -> None:
    assert read_story(line) == told
