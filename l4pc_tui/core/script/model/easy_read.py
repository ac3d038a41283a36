"""Handouts in easy read: written by people, beside the others, and known by their names."""

from __future__ import annotations

from l4pc_tui.core.text.folding import fold

_EASY = "easy read"


def is_easy_read(name: str) -> bool:
    """Whether a handout of this name is easy read: "Friday card (easy read)"."""
    return _EASY in fold(name)


def easy_read_of(name: str, other: str) -> bool:
    """Whether the other is the easy read of the handout of this name."""
    return is_easy_read(other) and not is_easy_read(name) and fold(name) in fold(other)


def is_easy_read_of_step(step: str, handout: str) -> bool:
    """Whether the handout is the easy read of the step of this name: "First round (easy read)"."""
    return is_easy_read(handout) and fold(handout).replace(_EASY, "").strip() == fold(step)
