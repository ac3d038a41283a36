"""What one click may do, decided here for every screen.

A hand rests on the pad, and slips. A key that moves the room, or changes what the room sees, is
asked about in the bar where it was clicked, and pressed by a second click there; the second half
of a double click is no second click. Everything else is done at once, as by its key.
"""

from __future__ import annotations

from textual.binding import Binding

TWICE = frozenset(
    (
        # The Console, and the panels over it
        "start", "next", "back", "reveal", "up", "come_up", "door", "pause", "resume", "need",
        "undo", "take_over", "show_groups", "more", "less", "blank", "screen",
        # What the room reads
        "answer.now", "answer.change", "answer.two", "answer.away",
        "deeper.go", "deeper.need", "deeper.return", "deeper.pause", "time.accept", "time.count", "away",
        "reason.enter", *(f"{among}.{n}" for among in ("doors", "reason") for n in range(1, 10)),
        "home.screen",
        # The plan
        "plan.skip", "plan.restore", "plan.earlier", "plan.later", "plan.undo", "plan.newer",
        "plan.unlock",
        # Groups, the register, Close: z may take back a step
        "groups.accept", "groups.put_down", "groups.put_down.enter", "groups.show", "groups.undo",
        "register.undo", "follow.undo", "close.accept", "close.close", "close.now", "close.reopen",
        "close.undo",
    )
)  # fmt: skip
"""The ids of what is clicked twice. A name without a dot stands for its whole family: ``door``
for ``door.1`` to ``door.9``."""


def twice(binding: Binding) -> bool:
    """Whether a key is pressed by a second click only."""
    name = binding.id or ""
    return name in TWICE or name.partition(".")[0] in TWICE
