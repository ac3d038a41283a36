"""The six places of a descent, shallow first, and the way back."""

from __future__ import annotations

from enum import StrEnum


class Place(StrEnum):
    """One of the six places a group can be at."""

    ARRIVE = "Arrive"
    SURFACE = "Surface"
    FEEL = "Feel"
    QUESTION = "Question"
    POWER = "Power"
    RETURN = "Return"

    @property
    def depth(self) -> int:
        """How far down: Arrive 0 … Power 4. Return is back up at 0, never deeper than a ceiling."""
        return _DEPTHS[self]


_DEPTHS = {place: number for number, place in enumerate(Place)} | {Place.RETURN: 0}
