"""What can be said of a group's need to go deeper, of its support, and why one goes all the same."""

from __future__ import annotations

from enum import StrEnum

from l4pc_tui.core.live.run.safety_pulse import Colour
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.moves import Need

NEEDS: dict[Need, tuple[Colour, str]] = locked(
    Need,
    {
        Need.FRESH: (Colour.AMBER, "still fresh"),
        Need.REPEATING: (Colour.GREEN, "repeating"),
        Need.MOVED: (Colour.GREEN, "moved"),
    },
)
"""What can be said of the need, in the order that one key goes through them. While this place
is still fresh nothing asks for a deeper one."""

SUPPORTS: dict[str, str] = {
    "co-facilitator": "a co-facilitator is here",
    "quiet-space": "a quiet space is known",
    "interpreter-break": "no interpreter's break is near",
}
"""What an exercise may need, and how it is ticked."""

AT_POWER = ("co-facilitator", "quiet-space")
"""What Power needs whatever the exercise says."""


class Why(StrEnum):
    """A reason that is ready; any other words will do."""

    AS_PLANNED = "as planned"
    ASKED = "They asked for it"
    BY_ITSELF = "It has come up by itself"
    AGREED = "We agreed on it beforehand"
    BOTH = "My co-facilitator sees it so too"


_CHOSEN = locked(
    Why,
    {
        Why.AS_PLANNED: False, Why.ASKED: True, Why.BY_ITSELF: True, Why.AGREED: True,
        Why.BOTH: True,
    },
)  # fmt: skip
"""Whether a reason is one to choose; that of a planned step is kept by itself."""
REASONS = tuple(str(why) for why in Why if _CHOSEN[why])
"""The reasons to choose from, in their order."""
