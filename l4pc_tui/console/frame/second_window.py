"""The room's window, opened from any screen that has a key for it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from l4pc_tui.console.frame.full_screen import Face
    from l4pc_tui.desk.desk import Desk


def open_second_window(face: Face, desk: Desk) -> None:
    """Open it in a second terminal where one can be had, or say how. desk: whose file it is to follow.

    Terminals take a moment to say that they cannot, and no key waits for that.
    """

    async def opened() -> None:
        from l4pc_tui.desk.wall.opening import open_for

        _, told = await asyncio.to_thread(open_for, desk)
        if face.is_attached:
            face.console.tell(told)

    face.run_worker(opened(), group="screen", exclusive=True)
