"""The room's window, opened from any screen that has a key for it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from l4pc_tui.console.frame.full_screen import Face


def open_second_window(face: Face, db: Path) -> None:
    """Open it in a second terminal where one can be had, or say how. db: the file to follow.

    Terminals take a moment to say that they cannot, and no key waits for that.
    """

    async def opened() -> None:
        from l4pc_tui.desk.wall.opening import open_screen

        _, told = await asyncio.to_thread(open_screen, db)
        if face.is_attached:
            face.console.tell(told)

    face.run_worker(opened(), group="screen", exclusive=True)
