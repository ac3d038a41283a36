"""Are these steps solid? Asked once: letters of three rows have gaps in some terminals."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size

from l4pc_tui.look.content import text
from l4pc_tui.look.letters import SOLID, STEPS
from l4pc_tui.screen.picture import Wall

ASKED_FOR = 20.0
"""Seconds; then the wall goes on without those letters, and asks at its next opening."""
_ENOUGH = Size(190, 58)
"""A window in which everything stands in taller letters, and none of these are needed."""
_ANSWERS = "y  yes, write with them     n  no, write in bold     Escape  later"


def needed_on(size: Size) -> bool:
    """Whether a window of that size would use those letters."""
    return size.width < _ENOUGH.width or size.height < _ENOUGH.height


def asked_in(wall: Wall) -> Content:
    """The question in the middle of the wall."""
    rows = [
        *(text(step, "$foreground") for step in STEPS), Content(""),
        text(SOLID, "bold"), Content(""), text(_ANSWERS, "$muted"),
    ]  # fmt: skip
    widest = max(len(step) for step in STEPS)
    padded = [
        row.pad_right(widest - row.cell_length) if row.cell_length < widest else row for row in rows
    ]
    above = max(0, (wall.height - len(rows)) // 2)
    lines = [Content("")] * above + [
        row.truncate(wall.width, ellipsis=True).pad_left(
            max(0, (wall.width - row.cell_length) // 2)
        )
        for row in padded
    ]
    return Content("\n").join(lines[: max(1, wall.height)])
