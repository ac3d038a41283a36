"""What can be said of a group's need to go deeper, of its support, and why one goes all the same."""

from __future__ import annotations

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

REASONS = (
    "They asked for it", "It has come up by itself", "We agreed on it beforehand",
    "My co-facilitator sees it so too",
)  # fmt: skip
"""Reasons that are ready to be chosen; any words will do."""
