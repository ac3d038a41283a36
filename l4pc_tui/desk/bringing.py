"""What to bring to a session: the materials of its exercises, counted for the people expected."""

from __future__ import annotations

from collections.abc import Sequence

from l4pc_tui.core.script.model import Exercise


def bring(exercises: Sequence[Exercise], people: int) -> tuple[str, ...]:
    """The packing list in words, the same thing in several exercises named once."""
    raise AssertionError
